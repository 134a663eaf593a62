// Words and formats that several screens share. Nothing here decides; it only says.

import type { EndReason } from '../ipc/generated/EndReason';
import type { Leg } from '../ipc/generated/Leg';
import type { Legs } from '../ipc/generated/Legs';
import type { SetState } from '../ipc/generated/SetState';
import type { SlotName } from '../ipc/generated/SlotName';

export const slotSession: Record<SlotName, string> = { morning: 'Morning session', midday: 'Midday session', evening: 'Evening session' };
export const slotWord: Record<SlotName, string> = { morning: 'Morning', midday: 'Midday', evening: 'Evening' };

/** "Morning session"; one outside any plan has no slot. */
export function sessionOf(slot: SlotName | null): string {
  return slot === null ? 'Session outside the plan' : slotSession[slot];
}

/** "Morning" */
export function slotOf(slot: SlotName | null): string {
  return slot === null ? 'Outside the plan' : slotWord[slot];
}

/** "Alfredson heel drops: Evening" */
export function playedOf(of: { programme_name: string; session_name: string | null }): string {
  return of.session_name === null ? of.programme_name : `${of.programme_name}: ${of.session_name}`;
}

export const legWord: Record<Leg, string> = { left: 'Left', right: 'Right' };
export const legsWord: Record<Legs, string> = { left: 'Left leg', right: 'Right leg', both: 'Both legs' };

export const stateWord: Record<SetState, string> = {
  done: 'Done',
  partial: 'Part done',
  skipped: 'Skipped',
  now: 'Not finished',
  to_come: 'Not reached',
};

export const reasonWord: Record<EndReason, string> = {
  hurts: 'it hurt',
  tired: 'tired',
  form_went: 'the form went',
  no_time: 'no time',
};

/** "Sunday 22 November" from "2026-11-22". The day is a label, so it is read and written in UTC. */
export function dayName(day: string): string {
  return dated(day, { weekday: 'long', day: 'numeric', month: 'long' }, ['weekday', 'day', 'month']);
}

/** "Wed 1 April" from "2026-04-01". */
export function dayShort(day: string): string {
  return dated(day, { weekday: 'short', day: 'numeric', month: 'long' }, ['weekday', 'day', 'month']);
}

/** "Sun" */
export function weekdayShort(day: string): string {
  return dated(day, { weekday: 'short' }, ['weekday']);
}

/** "Sun 22" */
export function dayInWeek(day: string): string {
  return dated(day, { weekday: 'short', day: 'numeric' }, ['weekday', 'day']);
}

/** "Sunday" */
export function weekdayLong(day: string): string {
  return dated(day, { weekday: 'long' }, ['weekday']);
}

function dated(day: string, options: Intl.DateTimeFormatOptions, order: Intl.DateTimeFormatPartTypes[]): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return day;
  const parts = new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).formatToParts(at);
  return order.map((type) => parts.find((part) => part.type === type)?.value ?? '').join(' ');
}

/** "5 kg", "7.5 kg" */
export function kilograms(load: number): string {
  return `${String(Number(load.toFixed(2)))} kg`;
}

/** "5 kg", or that it was never told, which is not zero. */
export function loadOrNot(load: number | null): string {
  return load === null ? 'not told' : kilograms(load);
}

/** "18 min 20 s", "45 s" */
export function spell(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes === 0) return `${String(rest)} s`;
  return rest === 0 ? `${String(minutes)} min` : `${String(minutes)} min ${String(rest)} s`;
}

/** "1:05" */
export function clock(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}

/** "4", "2.5": seconds without trailing zeros. */
export function seconds(ms: number): string {
  return String(Number((ms / 1000).toFixed(2)));
}

/** "1 set", "3 sets" */
export function count(n: number, one: string, many = `${one}s`): string {
  return `${String(n)} ${n === 1 ? one : many}`;
}

/** "a, b and c" */
export function list(words: string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`;
}

/** "4 of 10", or that it was not answered, which is not zero. */
export function outOfTen(n: number | null): string {
  return n === null ? 'not answered' : `${String(n)} of 10`;
}

/** Turns the first letter into a capital. */
export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A value from a source as a sentence: a capital first, a stop last. */
export function sentence(text: string): string {
  return /[.!?]$/.test(text) ? capital(text) : `${capital(text)}.`;
}
