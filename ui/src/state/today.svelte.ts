// What Today shows: which session, what is asked before it, and what the person may do with it.

import { SvelteSet } from 'svelte/reactivity';
import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { Decided } from '../ipc/generated/Decided';
import type { SkipReason } from '../ipc/generated/SkipReason';
import type { SuggestionCard } from '../ipc/generated/SuggestionCard';
import type { Today } from '../ipc/generated/Today';
import type { TodayAsk } from '../ipc/generated/TodayAsk';
import { trouble, type Trouble } from '../text/errors';
import { kindOf } from '../text/suggestion';

/** What was put aside or opened while the window is open: coming back to Today does not ask again. */
const aside = new SvelteSet<string>();
const opened = new SvelteSet<string>();
const idOf = (card: SuggestionCard) => `${card.plan} ${card.session} ${String(card.with_morning)}`;

/** The one thing in large: what is asked before the session, or the session itself. */
export type Stage = { what: 'morning'; day: string } | { what: 'suggestion'; card: SuggestionCard } | { what: 'session' };

export class TodayState {
  view = $state.raw<Today | null>(null);
  problem = $state.raw<Trouble | null>(null);
  starting = $state(false);
  busy = $state(false);
  sourcesOpen = $state(false);
  whyOpen = $state(false);
  /** The session that was picked from the list of the day. */
  #picked = $state.raw<TodayAsk['key'] | null>(null);

  readonly due: TodayAsk | null = $derived.by(() => (this.view === null || this.view.due === null ? null : (this.view.asks[this.view.due] ?? null)));
  /** Picked, else due; none where nothing is left to do. */
  readonly shown: TodayAsk | null = $derived(this.view?.asks.find((ask) => same(ask.key, this.#picked)) ?? this.due);
  readonly place: number = $derived(this.view?.asks.indexOf(this.shown as TodayAsk) ?? -1);
  readonly several: boolean = $derived((this.view?.plans.length ?? 0) > 1);
  readonly open: SuggestionCard[] = $derived(this.view?.suggestions.filter((card) => card.decided === null) ?? []);
  readonly decided: SuggestionCard[] = $derived(this.view?.suggestions.filter((card) => card.decided !== null) ?? []);
  readonly stage: Stage = $derived.by(() => {
    const day = this.view?.checks.morning ?? null;
    const card = this.open.find((c) => opened.has(idOf(c)) || (kindOf(c.answer.outcome) !== 'hold' && !aside.has(idOf(c))));
    // Opened by hand comes before what is asked by itself; else the morning first, because the suggestion reads it.
    if (card !== undefined && (opened.has(idOf(card)) || day === null)) return { what: 'suggestion', card };
    return day === null ? { what: 'session' } : { what: 'morning', day };
  });
  /** Those that wait in a line of their own. */
  readonly lines: SuggestionCard[] = $derived.by(() => {
    const { stage } = this;
    return this.open.filter((card) => stage.what !== 'suggestion' || card !== stage.card);
  });

  #asked = 0;

  /** `view`, where it is known already. */
  constructor(view: Today | null = null) {
    this.view = view;
  }

  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const view = await call('today');
      if (mine !== this.#asked) return;
      this.view = view;
      this.problem = null;
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.some((kind) => kind !== 'live')) await this.load();
  }

  pick(ask: TodayAsk | null): void {
    this.#picked = ask?.key ?? null;
    this.whyOpen = false;
  }

  /** The session that a reminder leads to; the due one, where it is no longer asked for. */
  pickKey(key: TodayAsk['key']): void {
    this.#picked = key;
    this.whyOpen = false;
  }

  fold(card: SuggestionCard): void {
    aside.add(idOf(card));
    opened.delete(idOf(card));
  }

  unfold(card: SuggestionCard): void {
    opened.clear();
    opened.add(idOf(card));
  }

  /** True once the session runs. `extra`: once more than the day asked for. */
  async start(extra = false): Promise<boolean> {
    const ask = this.shown;
    if (ask === null || this.starting) return false;
    this.starting = true;
    this.problem = null;
    try {
      await call('start_session', { play: { what: 'plan', key: ask.key, extra } });
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.starting = false;
    }
  }

  skip(reason: SkipReason): Promise<boolean> {
    const key = this.shown?.key;
    return key === undefined ? Promise.resolve(false) : this.#keep(() => call('skip_session', { skip: { key, reason } }), () => this.pick(null));
  }

  decide({ plan, session, with_morning }: SuggestionCard, decided: Decided): Promise<boolean> {
    return this.#keep(() => call('decide', { decision: { plan, session, with_morning, decided } }));
  }

  /** Begins the lighter week of a plan. */
  lighter(plan: string): Promise<boolean> {
    const edit = { plan, legs: null, mode: null, slots: null, weekdays: null, week: null, sets: null, reps: null, unloading: true, newest: false };
    return this.#keep(() => call('edit_plan', { edit }));
  }

  /** True once it is kept and what is shown is new. */
  async #keep(what: () => Promise<unknown>, then: () => void = () => undefined): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = null;
    try {
      await what();
      then();
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

/** Whether both name the same session. */
export function same(a: TodayAsk['key'], b: TodayAsk['key'] | null): boolean {
  return b !== null && a.plan === b.plan && a.day === b.day && a.slot === b.slot && a.session === b.session;
}
