// The calendar of load: two weeks, moving a run, and planning one with what the rules say of it.

import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { Hills } from '../ipc/generated/Hills';
import type { LoadItem } from '../ipc/generated/LoadItem';
import type { LoadView } from '../ipc/generated/LoadView';
import type { PlannedRunDraft } from '../ipc/generated/PlannedRunDraft';
import type { Sport } from '../ipc/generated/Sport';
import type { RunCheck } from '../ipc/generated/RunCheck';
import type { Surface } from '../ipc/generated/Surface';
import { trouble, type Trouble } from '../text/errors';
import { load as words, paceOf, runForm } from '../text/load';
import { app } from './app.svelte';

/** A run while it is planned. Nothing is chosen beforehand but the day. */
export class RunForm {
  on = $state('');
  at = $state('');
  distance = $state('');
  pace = $state('');
  hills = $state('');
  repeats = $state('');
  surface = $state('');
  shoe = $state('');
  warmUp = $state(false);
  dark = $state(false);
  why = $state('');
  said = $state.raw<RunCheck | null>(null);

  constructor(on: string) {
    this.on = on;
  }

  /** Before anything fast comes a warm-up. */
  readonly fast: boolean = $derived(this.pace === 'strides' || this.pace === 'speed');

  draft(): PlannedRunDraft {
    const number = (text: string) => (text.trim() === '' ? null : Number(text.replace(',', '.')));
    const distance = number(this.distance);
    return {
      id: null,
      on: this.on,
      at: this.at === '' ? null : this.at,
      distance_m: distance === null ? null : Math.round(distance * 1000),
      pace: paceOf(this.pace),
      hills: this.hills === '' ? null : (this.hills as Hills),
      hill_repeats: number(this.repeats),
      surface: this.surface === '' ? null : (this.surface as Surface),
      shoe: this.shoe === '' ? null : this.shoe,
      warm_up: this.fast ? this.warmUp : null,
      dark: this.dark,
    };
  }
}

export class LoadState {
  view = $state.raw<LoadView | null>(null);
  problem = $state.raw<Trouble | null>(null);
  asList = $state(false);
  form = $state.raw<RunForm | null>(null);
  busy = $state(false);
  /** The run that is dragged. */
  dragged = $state.raw<LoadItem | null>(null);

  readonly days: string[] = $derived((this.view?.weeks ?? []).flatMap((week) => week.days.filter((day) => !day.past).map((day) => day.day)));
  readonly items: Map<string, LoadItem> = $derived(new Map((this.view?.weeks ?? []).flatMap((week) => week.days.flatMap((day) => day.items.map((item) => [item.key, item] as const)))));

  async load(): Promise<void> {
    try {
      this.view = await call('load_view');
      this.problem = null;
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.some((kind) => kind !== 'library' && kind !== 'desktop' && kind !== 'data')) await this.load();
  }

  /** The day beside the one that an item stands on; null where it is over, or not shown. */
  beside(day: string, step: -1 | 1): string | null {
    const place = this.days.indexOf(day);
    return place < 0 ? null : (this.days[place + step] ?? null);
  }

  async move(item: LoadItem, to: string): Promise<boolean> {
    const ofPlan = item.what === 'plan_run';
    const moved = { plan: ofPlan ? item.id : null, meant: ofPlan ? item.meant : null, planned: ofPlan ? null : item.id, to };
    if (!item.movable || !(await this.#write(() => call('move_run', { moved })))) return false;
    app.say(words.moved(to));
    return true;
  }

  async drop(day: string): Promise<boolean> {
    const item = this.dragged;
    this.dragged = null;
    return item !== null && this.days.includes(day) && (await this.move(item, day));
  }

  begin(on: string): void {
    this.problem = null;
    this.form = new RunForm(on);
  }

  async look(): Promise<void> {
    const form = this.form;
    if (form === null) return;
    try {
      form.said = await call('check_run', { run: form.draft() });
      this.problem = null;
    } catch (thrown) {
      form.said = null;
      this.problem = trouble(thrown);
    }
  }

  async keep(): Promise<boolean> {
    const form = this.form;
    if (form === null || !(await this.#write(() => call('plan_run', { run: form.draft() })))) return false;
    this.form = null;
    app.say(words.kept);
    return true;
  }

  /** Goes although the rules warn: that is kept, and the run is planned. */
  async anyway(): Promise<boolean> {
    const form = this.form;
    if (form === null) return false;
    const kept = await this.#write(async () => {
      await call('run_anyway', { run: form.draft(), words: form.why.trim() === '' ? null : form.why });
      await call('plan_run', { run: form.draft() });
    });
    if (!kept) return false;
    this.form = null;
    app.say(runForm.wentAnyway);
    return true;
  }

  async takeBack(item: LoadItem): Promise<boolean> {
    if (!(await this.#write(() => call('drop_planned_run', { id: item.id })))) return false;
    app.say(words.dropped);
    return true;
  }

  /** Other training in the place of a run; null puts the run back. */
  async swap(item: LoadItem, sport: Sport | null): Promise<boolean> {
    const ofPlan = item.what === 'plan_run';
    const swap = { plan: ofPlan ? item.id : null, meant: ofPlan ? item.meant : null, planned: ofPlan ? null : item.id, sport };
    if (!(await this.#write(() => call('swap_run', { swap })))) return false;
    app.say(sport === null ? words.runAgain : words.swapped);
    return true;
  }

  async split(item: LoadItem): Promise<boolean> {
    if (!(await this.#write(() => call('split_run', { id: item.id })))) return false;
    app.say(words.isTwo);
    return true;
  }

  async #write(write: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      await write();
      await this.load();
      return this.problem === null;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
