// The list of sessions, the page of one, and putting its numbers right.

import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { LookBack } from '../ipc/generated/LookBack';
import type { LookFilter } from '../ipc/generated/LookFilter';
import type { SessionDetail } from '../ipc/generated/SessionDetail';
import type { SessionListItem } from '../ipc/generated/SessionListItem';
import type { SetRow } from '../ipc/generated/SetRow';
import { trouble, type Trouble } from '../text/errors';
import { wrongLoad, wrongReps } from '../text/summary';
import { looking } from './look-back.svelte';
import { Answers } from './summary.svelte';

export type Day = { day: string; sessions: SessionListItem[] };

export class HistoryState {
  sessions = $state.raw<SessionListItem[] | null>(null);
  problem = $state.raw<Trouble | null>(null);
  /** The last day of the weeks before those that are listed; null where there are none. */
  earlier = $state.raw<string | null>(null);
  /** The first day that is listed. */
  from = $state.raw<string | null>(null);
  /** What can be chosen alone. */
  look = $state.raw<Pick<LookBack, 'plans' | 'exercises' | 'sides'> | null>(null);
  readonly days: Day[] = $derived(byDay(this.sessions ?? []));
  readonly filtered = $derived(looking.any);

  #asked = 0;

  async choices(): Promise<void> {
    try {
      this.look = await call('look_back', { draft: { at: null, filter: { plan: null, exercise: null, side: null } } });
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  /** The newest weeks; with `whole`, as far back as was listed before. */
  async load(whole = false): Promise<void> {
    const back = whole ? this.from : null;
    await this.#read(null, [], back);
  }

  /** The weeks before, below those that are there. */
  async more(): Promise<void> {
    if (this.earlier !== null) await this.#read(this.earlier, this.sessions ?? [], null);
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.includes('sessions')) await this.load(true);
  }

  async filter(change: Partial<LookFilter> | null): Promise<void> {
    if (change === null) looking.reset();
    else looking.set(change);
    await this.load();
  }

  async #read(to: string | null, above: SessionListItem[], back: string | null): Promise<void> {
    const mine = ++this.#asked;
    try {
      let page = await call('history', { draft: { to, filter: looking.filter } });
      let sessions = [...above, ...page.sessions];
      while (back !== null && page.earlier !== null && page.from > back) {
        page = await call('history', { draft: { to: page.earlier, filter: looking.filter } });
        sessions = [...sessions, ...page.sessions];
      }
      if (mine !== this.#asked) return;
      this.sessions = sessions;
      this.earlier = page.earlier;
      this.from = page.from;
      this.problem = null;
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    }
  }
}

export class SessionPageState {
  detail = $state.raw<SessionDetail | null>(null);
  problem = $state.raw<Trouble | null>(null);
  answers = $state.raw<Answers | null>(null);
  corrections = $state.raw<Corrections | null>(null);
  busy = $state(false);

  readonly #id: string;
  #asked = 0;

  constructor(sessionId: string) {
    this.#id = sessionId;
  }

  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const detail = await call('session_detail', { sessionId: this.#id });
      if (mine !== this.#asked) return;
      this.detail = detail;
      this.problem = null;
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.includes('sessions')) await this.load();
  }

  edit(): void {
    if (this.detail !== null) this.answers = Answers.of(this.detail);
  }

  correct(): void {
    if (this.detail !== null) this.corrections = new Corrections(this.detail.sets);
  }

  /** True once the answers are kept. */
  async saveAnswers(): Promise<boolean> {
    const answers = this.answers;
    if (answers === null || this.busy || answers.noteTooLong) return false;
    this.busy = true;
    this.problem = null;
    try {
      await call('save_report', { report: answers.report(this.#id) });
      this.answers = null;
      await this.load();
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

export class CorrectedSet {
  reps = $state('');
  load = $state('');
  error = $state<string | null>(null);

  constructor(
    readonly set: SetRow,
    readonly id: string,
  ) {
    this.reps = String(set.reps_done);
    this.load = set.load_kg === null ? '' : String(set.load_kg);
  }

  /** The numbers typed, or the sentence that says what is wrong with them. */
  read(): { reps: number; load_kg: number | null } | string {
    const reps = this.reps.trim();
    if (!/^\d{1,3}$/.test(reps)) return wrongReps;
    const load = this.load.trim().replace(',', '.');
    if (load === '') return { reps: Number(reps), load_kg: null };
    if (!/^\d{1,3}(\.\d{1,2})?$/.test(load) || Number(load) > 500) return wrongLoad;
    return { reps: Number(reps), load_kg: Number(load) };
  }
}

/** The sets of a session while their numbers are put right. Only what was changed is sent. */
export class Corrections {
  readonly rows: CorrectedSet[];
  busy = $state(false);
  problem = $state.raw<Trouble | null>(null);

  constructor(sets: SetRow[]) {
    this.rows = sets.flatMap((set) => (set.set_id === null || set.state === 'now' ? [] : [new CorrectedSet(set, set.set_id)]));
  }

  /** True once every change is kept. A single wrong number holds all of them back. */
  async keep(): Promise<boolean> {
    if (this.busy) return false;
    const changes = this.rows.flatMap((row) => {
      const read = row.read();
      row.error = typeof read === 'string' ? read : null;
      if (typeof read === 'string') return [];
      return read.reps === row.set.reps_done && read.load_kg === row.set.load_kg ? [] : [{ set_id: row.id, ...read }];
    });
    if (this.rows.some((row) => row.error !== null)) return false;
    this.busy = true;
    this.problem = null;
    try {
      for (const correction of changes) await call('correct_set', { correction });
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

export type ExerciseSets = { key: string; name: string; first: SetRow; sets: SetRow[] };

/** Rows of the same exercise and side together, in the order they came. */
export function byExercise(sets: SetRow[]): ExerciseSets[] {
  const groups = new Map<string, ExerciseSets>();
  for (const set of sets) {
    const key = `${set.exercise_id}/${set.side ?? 'both'}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { key, name: set.exercise_name, first: set, sets: [set] });
    else group.sets.push(set);
  }
  return [...groups.values()];
}

function byDay(sessions: SessionListItem[]): Day[] {
  const days: Day[] = [];
  for (const session of sessions) {
    const last = days.at(-1);
    if (last?.day === session.day) last.sessions.push(session);
    else days.push({ day: session.day, sessions: [session] });
  }
  return days;
}
