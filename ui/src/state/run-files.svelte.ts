// Files of watches: handed over one after the other, looked at, decided about line by line, and only then brought in.

import { call } from '../ipc/client';
import type { RunChoice } from '../ipc/generated/RunChoice';
import type { RunChoiceWhat } from '../ipc/generated/RunChoiceWhat';
import type { RunComing } from '../ipc/generated/RunComing';
import type { RunFileRefused } from '../ipc/generated/RunFileRefused';
import type { RunsReview } from '../ipc/generated/RunsReview';
import { trouble, type Trouble } from '../text/errors';
import { besideSaid, broughtRunsSaid, MOST_BYTES, PART_BYTES, runFiles as words } from '../text/run-files';
import { app } from './app.svelte';
import { base64Of } from './parts-of-file';

/** What the window gives of a chosen file. */
export type Chosen = Pick<File, 'name' | 'size' | 'slice'>;
export type Option = { value: string; label: string };

/** A file that was not read at all, in words. */
type Unread = { file: string; why: string };

export class RunFilesState {
  review = $state.raw<RunsReview | null>(null);
  /** Of this visit: a file that was refused does not wait. */
  refused = $state.raw<readonly RunFileRefused[]>([]);
  unread = $state.raw<readonly Unread[]>([]);
  /** The file that is being handed over. */
  reading = $state('');
  busy = $state(false);
  looking = $state(false);
  problem = $state.raw<Trouble | null>(null);
  folder = $state('');
  folderProblem = $state.raw<Trouble | null>(null);

  /** What was chosen, by line; a line that is not in it stands as it was proposed. */
  #chosen = $state.raw<Readonly<Record<string, string>>>({});
  #planned = $state.raw<Readonly<Record<string, boolean>>>({});

  readonly lines: readonly RunComing[] = $derived(this.review?.lines ?? []);
  readonly choices: readonly RunChoice[] = $derived(this.lines.flatMap((line) => this.#choice(line)));
  readonly folderChanged: boolean = $derived(this.folder.trim() !== (this.review?.folder ?? ''));

  /** What waits, and what is new in the folder. */
  async load(): Promise<void> {
    this.looking = true;
    this.problem = null;
    try {
      this.#show(await call('look_through_run_folder'));
      this.folder = this.review?.folder ?? '';
    } catch (thrown) {
      this.problem = trouble(thrown);
    } finally {
      this.looking = false;
    }
  }

  async take(files: readonly Chosen[]): Promise<void> {
    if (this.reading !== '' || this.busy) return;
    this.refused = [];
    this.unread = [];
    this.problem = null;
    for (const file of files) {
      this.reading = file.name;
      await this.#takeOne(file);
      if (this.problem !== null) break;
    }
    this.reading = '';
  }

  options(line: RunComing): readonly Option[] {
    const later = { value: 'later', label: words.later };
    const leave = { value: 'leave', label: words.leave };
    if (line.state.is === 'here') return [];
    if (line.impossible.length > 0) return [later, leave];
    const again = line.state.is === 'taken_out' || line.state.is === 'left_out';
    const add = { value: 'add', label: again ? words.addAgain : words.add };
    const same = line.state.is === 'same_run' || line.state.is === 'same_as' ? [{ value: 'same', label: words.keepBeside }] : [];
    const beside = line.beside.map((of) => ({ value: `beside:${of.run}`, label: besideSaid(of) }));
    return [...same, ...beside, add, later, ...(line.state.is === 'left_out' ? [] : [leave])];
  }

  /** A new run that nothing speaks against is proposed; about all others the person says the word. */
  chosen(line: RunComing): string {
    const given = this.#chosen[line.id];
    if (given !== undefined) return given;
    if (line.impossible.length > 0 || line.odd.length > 0) return 'later';
    if (line.state.is === 'same_run' || line.state.is === 'same_as') return 'same';
    return line.state.is === 'new' && line.beside.length === 0 ? 'add' : 'later';
  }

  choose(line: RunComing, value: string): void {
    this.#chosen = { ...this.#chosen, [line.id]: value };
  }

  /** The first of a day is taken for the plan's; of two, one cannot be. */
  planned(line: RunComing): boolean {
    const given = this.#planned[line.id];
    if (given !== undefined || line.plan === null) return given ?? false;
    const first = this.lines.find((other) => other.day === line.day && other.plan !== null && this.chosen(other) === 'add');
    return first?.id === line.id;
  }

  setPlanned(line: RunComing, on: boolean): void {
    this.#planned = { ...this.#planned, [line.id]: on };
  }

  async accept(): Promise<void> {
    if (this.busy || this.choices.length === 0) return;
    this.busy = true;
    this.problem = null;
    try {
      const done = await call('bring_runs_in', { draft: { choices: [...this.choices] } });
      app.say(broughtRunsSaid(done));
      [this.#chosen, this.#planned, this.refused, this.unread] = [{}, {}, [], []];
      this.#show(await call('runs_coming'));
    } catch (thrown) {
      this.problem = trouble(thrown);
    } finally {
      this.busy = false;
    }
  }

  async leaveAll(): Promise<void> {
    try {
      await call('forget_runs_coming');
      [this.#chosen, this.#planned] = [{}, {}];
      this.#show(await call('runs_coming'));
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  async keepFolder(): Promise<void> {
    const folder = this.folder.trim();
    this.folderProblem = null;
    this.looking = true;
    try {
      this.#show(await call('choose_run_folder', { folder: folder === '' ? null : folder }));
      this.folder = this.review?.folder ?? '';
    } catch (thrown) {
      this.folderProblem = trouble(thrown);
    } finally {
      this.looking = false;
    }
  }

  async #takeOne(file: Chosen): Promise<void> {
    const unread = (why: string) => void (this.unread = [...this.unread, { file: file.name, why }]);
    if (file.size > MOST_BYTES) {
      unread(words.tooLong);
      return;
    }
    for (let at = 0; at === 0 || at < file.size; at += PART_BYTES) {
      let base64: string;
      try {
        base64 = await base64Of(file.slice(at, at + PART_BYTES));
      } catch {
        unread(words.unreadable);
        return;
      }
      try {
        await call('run_part', { part: { first: at === 0, base64 } });
      } catch (thrown) {
        this.problem = trouble(thrown);
        return;
      }
    }
    try {
      this.#show(await call('look_at_run_file', { name: file.name }));
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  #show(review: RunsReview): void {
    this.review = review;
    this.refused = [...this.refused, ...review.refused.filter(({ file }) => !this.refused.some((other) => other.file === file))];
  }

  #choice(line: RunComing): RunChoice[] {
    const what = this.#what(line);
    return what === null ? [] : [{ id: line.id, what }];
  }

  #what(line: RunComing): RunChoiceWhat | null {
    const value = this.chosen(line);
    if (line.state.is === 'here') return null;
    if (value === 'leave') return { do: 'leave' };
    if (value === 'add') return { do: 'add', plan: line.plan !== null && this.planned(line) ? line.plan.plan : null };
    if (value.startsWith('beside:')) return { do: 'beside', run: value.slice('beside:'.length) };
    if (value !== 'same') return null;
    if (line.state.is === 'same_run') return { do: 'beside', run: line.state.run };
    return line.state.is === 'same_as' ? this.#beside(line.state.id) : null;
  }

  /** Where the other goes, this one goes too; while the other waits, so does this. */
  #beside(id: string): RunChoiceWhat | null {
    const other = this.lines.find((line) => line.id === id);
    const value = other === undefined ? 'later' : this.chosen(other);
    if (value === 'add') return { do: 'with', id };
    return value.startsWith('beside:') ? { do: 'beside', run: value.slice('beside:'.length) } : null;
  }
}
