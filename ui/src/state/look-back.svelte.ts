// The calendar: which weeks are shown, which day is chosen, and the numbers beside it. What is looked at alone is kept
// while one goes from the calendar to the list and back.

import { call } from '../ipc/client';
import type { AdherenceView } from '../ipc/generated/AdherenceView';
import type { Changed } from '../ipc/generated/Changed';
import type { DayDetail } from '../ipc/generated/DayDetail';
import type { LookBack } from '../ipc/generated/LookBack';
import type { LookDay } from '../ipc/generated/LookDay';
import type { LookFilter } from '../ipc/generated/LookFilter';
import { trouble, type Trouble } from '../text/errors';
import { app } from './app.svelte';

const all: LookFilter = { plan: null, exercise: null, side: null };
/** What changes a look back. */
const touching: readonly Changed[] = ['sessions', 'plans', 'flags', 'answers'];
const touches = (kinds: readonly Changed[]) => kinds.some((kind) => touching.includes(kind));

class Looking {
  filter = $state.raw<LookFilter>(all);
  readonly any = $derived(Object.values(this.filter).some((value) => value !== null));

  set(change: Partial<LookFilter>): void {
    this.filter = { ...this.filter, ...change };
  }

  reset(): void {
    this.filter = all;
  }
}

export const looking = new Looking();

/** Where a key leads from a day, in days; null where it is no such key. */
const steps: Record<string, (place: number) => number> = {
  ArrowLeft: (place) => place - 7,
  ArrowRight: (place) => place + 7,
  ArrowUp: (place) => place - 1,
  ArrowDown: (place) => place + 1,
  Home: (place) => place - (place % 7),
  End: (place) => place - (place % 7) + 6,
};

export class CalendarState {
  look = $state.raw<LookBack | null>(null);
  numbers = $state.raw<AdherenceView | null>(null);
  problem = $state.raw<Trouble | null>(null);
  /** The place of the chosen day. */
  place = $state(0);
  readonly day: LookDay | null = $derived(this.look?.days[this.place] ?? null);

  #asked = 0;
  #at: string | null = null;

  constructor(at: string | null = null) {
    this.#at = at;
  }

  /** The weeks that hold a day, with that day chosen; where none is given, today. */
  async load(at: string | null = this.#at): Promise<void> {
    const mine = ++this.#asked;
    const filter = looking.filter;
    try {
      const [look, numbers] = await Promise.all([call('look_back', { draft: { at, filter } }), call('adherence', { filter })]);
      if (mine !== this.#asked) return;
      this.#at = at;
      this.look = look;
      this.numbers = numbers;
      this.#choose(at ?? look.today);
      this.problem = null;
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (touches(kinds) || kinds.includes('settings')) await this.load(this.day?.day ?? this.#at);
  }

  /** Only what is chosen, in the same weeks. */
  async filter(change: Partial<LookFilter> | null): Promise<void> {
    if (change === null) looking.reset();
    else looking.set(change);
    await this.load(this.day?.day ?? this.#at);
  }

  /** True where the key led to a day. */
  async press(key: string): Promise<boolean> {
    const day = this.day;
    if (day === null) return false;
    if (key === 'PageUp') return await this.#goTo(day.month_before);
    if (key === 'PageDown') return await this.#goTo(day.month_after);
    const step = steps[key];
    return step === undefined ? false : await this.#goBy(step(this.place));
  }

  choose(place: number): void {
    this.place = place;
  }

  async earlier(): Promise<void> {
    const at = this.look?.earlier ?? null;
    if (at !== null) await this.load(at);
  }

  async later(): Promise<void> {
    const at = this.look?.later ?? null;
    if (at !== null) await this.load(at);
  }

  /** Hides the weeks in a row; Settings brings them back. */
  async hideWeeks(): Promise<void> {
    if (app.settings === null) return;
    try {
      app.settings = await call('save_settings', { settings: { ...app.settings, good_weeks: false } });
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  async #goTo(at: string): Promise<boolean> {
    if (this.look?.days.some((day) => day.day === at) === true) this.#choose(at);
    else await this.load(at);
    return true;
  }

  /** The weeks before and after are as many and follow without a gap. */
  async #goBy(place: number): Promise<boolean> {
    const look = this.look;
    if (look === null) return false;
    const length = look.days.length;
    if (place >= 0 && place < length) {
      this.place = place;
      return true;
    }
    const [at, there] = place < 0 ? [look.earlier, place + length] : [look.later, place - length];
    if (at === null) return false;
    await this.load(at);
    if (this.look !== look) this.place = there;
    return true;
  }

  #choose(day: string): void {
    const days = this.look?.days ?? [];
    this.place = Math.max(0, days.findIndex((one) => one.day === day));
  }
}

export class HistoryDayState {
  detail = $state.raw<DayDetail | null>(null);
  problem = $state.raw<Trouble | null>(null);
  #asked = 0;

  constructor(readonly day: string) {}

  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const detail = await call('history_day', { day: this.day });
      if (mine !== this.#asked) return;
      this.detail = detail;
      this.problem = null;
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (touches(kinds)) await this.load();
  }
}
