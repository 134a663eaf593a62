// The last two weeks of reminders, the dates that are kept, and the numbers behind it all.

import { call } from '../ipc/client';
import type { Appointment } from '../ipc/generated/Appointment';
import type { Changed } from '../ipc/generated/Changed';
import type { LogDay } from '../ipc/generated/LogDay';
import type { LogOccurrence } from '../ipc/generated/LogOccurrence';
import type { ReminderKind } from '../ipc/generated/ReminderKind';
import type { SourceNote } from '../ipc/generated/SourceNote';
import { trouble, type Trouble } from '../text/errors';
import { reminders as words } from '../text/reminders';
import { app } from './app.svelte';

/** One row of a day: an occurrence, or all of a kind that comes many times a day. */
export type LogRow = { id: string; kind: ReminderKind; of: LogOccurrence[] };

const often: readonly ReminderKind[] = ['ice', 'sit_break'];

export function rowsOf(day: LogDay): LogRow[] {
  const rows: LogRow[] = [];
  for (const of of day.occurrences) {
    const same = often.includes(of.kind) ? rows.find((row) => row.kind === of.kind) : undefined;
    if (same === undefined) rows.push({ id: `${of.key.slot} ${String(of.key.nth)}`, kind: of.kind, of: [of] });
    else same.of.push(of);
  }
  return rows;
}

export class ReminderLogState {
  days = $state.raw<LogDay[] | null>(null);
  dates = $state.raw<Appointment[] | null>(null);
  numbers = $state.raw<SourceNote[]>([]);
  problem = $state.raw<Trouble | null>(null);
  busy = $state(false);
  /** The training day: no date lies before it. Empty where it is not known. */
  today = $state('');

  readonly several: boolean = $derived(new Set(this.days?.flatMap((day) => day.occurrences.flatMap((of) => of.programme ?? []))).size > 1);

  async load(): Promise<void> {
    try {
      const [log, dates, numbers] = await Promise.all([call('reminder_log'), call('appointments'), call('reminder_numbers')]);
      this.days = log.days;
      this.dates = dates;
      this.numbers = numbers;
      this.problem = null;
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
    this.today = (await call('today').catch(() => null))?.day ?? '';
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.some((kind) => kind === 'reminders' || kind === 'sessions' || kind === 'plans')) await this.load();
  }

  add(given: { with: string; day: string; at: string }): Promise<boolean> {
    const date = { id: '', with: given.with.trim(), day: given.day, at: given.at };
    if ([date.with, date.day, date.at].includes('')) return Promise.resolve(false);
    return this.#keep(() => call('keep_appointment', { appointment: date }), () => app.say(words.saved));
  }

  remove(date: Appointment): Promise<boolean> {
    return this.#keep(
      () => call('drop_appointment', { id: date.id }),
      () => app.say(words.removed, () => void this.add(date)),
    );
  }

  async #keep(write: () => Promise<unknown>, then: () => void): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = null;
    try {
      await write();
      this.dates = await call('appointments');
      then();
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
