// What the reminders stand at now, and what a person may do about it: put off, skip, pause, put away, move.

import { call } from '../ipc/client';
import type { AskKey } from '../ipc/generated/AskKey';
import type { Changed } from '../ipc/generated/Changed';
import type { NextUp } from '../ipc/generated/NextUp';
import type { OccurrenceKey } from '../ipc/generated/OccurrenceKey';
import type { PauseFor } from '../ipc/generated/PauseFor';
import type { PromptChoice } from '../ipc/generated/PromptChoice';
import type { ProposalAnswer } from '../ipc/generated/ProposalAnswer';
import type { RemindersNow } from '../ipc/generated/RemindersNow';
import type { SkipReason } from '../ipc/generated/SkipReason';
import type { SlotName } from '../ipc/generated/SlotName';
import type { SnoozeReason } from '../ipc/generated/SnoozeReason';
import { trouble, type Trouble } from '../text/errors';
import { holdSaid, pausedSaid, reminders as words, sessionSaid, standsSaid } from '../text/reminders';
import { app } from './app.svelte';
import { same } from './today.svelte';

/** What is asked for a reason: a snooze, or a skip that waits for it, or one that stands already. */
export type Why =
  | { about: 'snooze'; key: OccurrenceKey; what: 'in15' | 'later'; until: string; here: boolean }
  | { about: 'skip'; key: OccurrenceKey; next: PromptChoice | undefined }
  | { about: 'skipped'; key: OccurrenceKey; slot: SlotName };

export class RemindersState {
  now = $state.raw<RemindersNow | null>(null);
  problem = $state.raw<Trouble | null>(null);
  busy = $state(false);
  /** Asked here; what was asked by a button of a notification comes with `now`. */
  #asked = $state.raw<Why | null>(null);

  readonly why: Why | null = $derived(this.#asked ?? askedBy(this.now));
  readonly next: NextUp | null = $derived(this.now?.next ?? null);

  #latest = 0;

  /** `now`, where it is known already. */
  constructor(now: RemindersNow | null = null) {
    this.now = now;
  }

  async load(): Promise<void> {
    const mine = ++this.#latest;
    try {
      const now = await call('reminders_now');
      if (mine === this.#latest) this.now = now;
    } catch (thrown) {
      // What is shown stays: this is asked again and again.
      if (mine === this.#latest && this.now === null) this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.some((kind) => kind === 'reminders' || kind === 'plans' || kind === 'sessions' || kind === 'settings')) await this.load();
  }

  /** The buttons name clock times, so they are asked again while somebody looks. Gives what stops it. */
  watch(): () => void {
    const look = () => {
      if (!document.hidden) void this.load();
    };
    const timer = setInterval(look, LOOK_AGAIN_MS);
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }

  async choose(next: NextUp, choice: PromptChoice): Promise<boolean> {
    const { key } = next;
    const { what } = choice;
    if (what === 'start') return false;
    if (what === 'not_today') this.#asked = { about: 'skip', key, next: choice };
    else if (choice.needs_reason) this.#asked = { about: 'snooze', key, what, until: choice.at ?? '', here: true };
    else return this.#keep(() => call('snooze', { key, what, reason: null }));
    return false;
  }

  snooze(reason: SnoozeReason): Promise<boolean> {
    const why = this.why;
    if (why?.about !== 'snooze') return Promise.resolve(false);
    return this.#answered(() => call('snooze', { key: why.key, what: why.what, reason }));
  }

  skip(reason: SkipReason): Promise<boolean> {
    const why = this.why;
    if (why === null || why.about === 'snooze') return Promise.resolve(false);
    return this.#answered(() => call('not_today', { key: why.key, reason }));
  }

  /** Without an answer. A skip that stands goes on standing, and a snooze does not happen. */
  async close(): Promise<void> {
    this.problem = null;
    if (this.#asked !== null) this.#asked = null;
    else if (this.why !== null) await this.#keep(() => call('asking_closed'));
  }

  pause(what: PauseFor): Promise<boolean> {
    return this.#keep(() => call('pause_reminders', { what }));
  }

  resume(): Promise<boolean> {
    return this.#keep(() => call('unpause_reminders'));
  }

  missedSeen(): Promise<boolean> {
    return this.#keep(() => call('missed_seen'));
  }

  zoneSeen(): Promise<boolean> {
    return this.#keep(() => call('zone_seen'));
  }

  async propose(answer: ProposalAnswer): Promise<boolean> {
    const slotId = this.now?.proposal?.slot_id;
    if (slotId === undefined || !(await this.#keep(() => call('answer_proposal', { slotId, answer })))) return false;
    if (answer === 'move') app.say(words.moved);
    return true;
  }

  startIce(): Promise<boolean> {
    return this.#keep(() => call('start_ice'));
  }

  stopIce(): Promise<boolean> {
    return this.#keep(() => call('stop_ice'));
  }

  async #answered(what: () => Promise<unknown>): Promise<boolean> {
    const kept = await this.#keep(what);
    if (kept) this.#asked = null;
    return kept;
  }

  /** True once it is kept and what is shown is new. */
  async #keep(what: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = null;
    try {
      await what();
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

const LOOK_AGAIN_MS = 60_000;

function askedBy(now: RemindersNow | null): Why | null {
  const asking = now?.asking ?? null;
  if (asking === null) return null;
  if (asking.about === 'not_today') return { about: 'skipped', key: asking.key, slot: asking.slot };
  const { key, what, until } = asking;
  return what === 'in15' || what === 'later' ? { about: 'snooze', key, what, until, here: false } : null;
}

/** What stands under the session on Today; null where there is nothing to say before tomorrow. */
export function lineOf(now: RemindersNow | null, shown: AskKey | null, several: boolean): { about: string; wait: string; skips: boolean } | null {
  if (now === null) return null;
  const { next, paused, hold } = now;
  const today = next !== null && next.days_ahead === 0 ? next : null;
  if (today === null && paused === null) return null;
  const here = today !== null && same(today.ask, shown);
  const about = today === null ? '' : here ? standsSaid(today) : `${sessionSaid(today, several)}. ${standsSaid(today)}`;
  const waits = today?.open === true && today.snoozed_until === null && hold !== null && hold !== 'paused';
  return { about, wait: paused !== null ? pausedSaid(paused) : waits ? holdSaid[hold] : '', skips: here && today.choices.some((choice) => choice.what === 'not_today') };
}
