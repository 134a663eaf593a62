// Days, weeks and parts of the day, as they are typed on the way to a programme. Pure: today is told.

import type { Programme } from '../ipc/generated/Programme';
import type { SlotName } from '../ipc/generated/SlotName';

export interface SlotRow { slot: SlotName; on: boolean; from: string; to: string }

const slotNames: readonly SlotName[] = ['morning', 'midday', 'evening'];
/** Before a programme proposes others. */
const usual: Record<SlotName, [from: string, to: string]> = { morning: ['06:00', '10:00'], midday: ['11:00', '14:00'], evening: ['17:00', '21:00'] };

export function slotsFrom(proposed: readonly { slot: SlotName; from: string; to: string }[]): SlotRow[] {
  return slotNames.map((slot) => {
    const own = proposed.find((p) => p.slot === slot);
    return { slot, on: own !== undefined, from: own?.from ?? usual[slot][0], to: own?.to ?? usual[slot][1] };
  });
}

/** Days of a week that the sessions ask for, each once; a programme of every second day leaves the week alone. */
export function daysOf(programme: Programme | null): number[] {
  const sessions = programme?.phases.flatMap((phase) => phase.sessions).filter((session) => session.every_days === null) ?? [];
  const days = [...new Set(sessions.map((session) => session.days_per_week?.value ?? 7))].sort((x, y) => x - y);
  return days.every((n) => n === 7) ? [] : days;
}

/** A whole number in a range, as it was typed; null for anything else. */
export function whole(typed: string, least: number, most: number): number | null {
  const n = Number(typed.trim());
  return typed.trim() !== '' && Number.isInteger(n) && n >= least && n <= most ? n : null;
}

/** Since when: the day that was given, or the one so many weeks or months before today. Null is open, `wrong` cannot be. */
export function sinceOf(a: { ago: string; unit: 'weeks' | 'months'; since: string }, day: string): string | null | 'wrong' {
  if (a.since !== '') return a.since <= day ? a.since : 'wrong';
  // Until today is known nothing can be counted back from it.
  if (a.ago.trim() === '' || day === '') return null;
  const n = whole(a.ago, 0, a.unit === 'weeks' ? 4000 : 950);
  if (n === null) return 'wrong';
  const at = new Date(`${day}T00:00:00Z`);
  if (a.unit === 'weeks') at.setUTCDate(at.getUTCDate() - 7 * n);
  else {
    const date = at.getUTCDate();
    at.setUTCMonth(at.getUTCMonth() - n);
    // The 31st has no partner in a shorter month: its last day is meant.
    if (at.getUTCDate() !== date) at.setUTCDate(0);
  }
  return at.toISOString().slice(0, 10);
}

/** Two parts of the day whose times run into each other. */
export function slotsMeet(slots: readonly SlotRow[]): boolean {
  const on = slots.filter((s) => s.on).sort((x, y) => x.from.localeCompare(y.from));
  return on.some((s, i) => i > 0 && s.from < (on[i - 1]?.to ?? ''));
}
