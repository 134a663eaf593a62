// The words of the summary after a session, and of the answers wherever they are edited.

import type { SessionDetail } from '../ipc/generated/SessionDetail';
import type { SetRow } from '../ipc/generated/SetRow';
import { legWord, loadOrNot, kilograms, reasonWord, sessionOf } from './words';

export const answers = {
  during: 'Worst pain during',
  after: 'Pain now',
  afterLater: 'Pain right after',
  noPain: 'No pain',
  worst: 'Worst imaginable',
  effort: 'How hard was it?',
  effortNone: 'None',
  effortMiddle: 'Hard',
  effortMost: 'Maximal',
  optional: 'optional',
  clear: 'Clear',
  note: 'Note',
  noteStays: 'optional, stays on this computer',
  noteHint: 'Shoes, sleep, where it hurt',
} as const;

export const NOTE_LIMIT = 4000;
const NOTE_WARN = 3600;

/** Nothing until the limit is near. */
export function noteCount(length: number): string | null {
  if (length > NOTE_LIMIT) return `${String(length - NOTE_LIMIT)} characters too many. The note can hold 4,000.`;
  return length >= NOTE_WARN ? `${String(NOTE_LIMIT - length)} characters left.` : null;
}

export const summary = {
  did: 'What you did',
  correct: 'Correct a number',
  correctTitle: 'Correct a number',
  reps: 'Reps',
  load: 'Load, kg',
  keep: 'Keep these',
  cancel: 'Cancel',
  save: 'Save',
  saving: 'Saving',
  without: 'Save without pain scores',
  saved: 'Saved.',
  corrected: 'Corrected.',
  chooseBoth: 'Choose both pain numbers to save. Keys 0 to 9, X for 10.',
  ready: 'Keys 0 to 9, X for 10.',
  keysOff: 'Choose both pain numbers to save.',
  noteLong: 'The note is too long to save.',
  nothing: 'No set was reached.',
} as const;

export function summaryTitle(d: SessionDetail): string {
  return `${sessionOf(d.item.slot)} ${d.ended_early ? 'stopped early' : 'done'}`;
}

/** "07:14 to 07:33. Pain and effort are kept beside your sets." */
export function summaryLine(d: SessionDetail): string {
  const time = d.ended_at === null ? `From ${d.item.started_at}.` : `${d.item.started_at} to ${d.ended_at}.`;
  const why = d.end_reason === null ? '' : ` You stopped: ${reasonWord[d.end_reason]}.`;
  return `${time}${why} Pain and effort are kept beside your sets.`;
}

/** "Left, 5 kg" */
export function didWith(row: SetRow): string {
  const side = row.side === null ? 'Both legs' : legWord[row.side];
  return row.load_kg === null ? `${side}, load not told` : row.load_kg === 0 ? `${side}, no added load` : `${side}, ${kilograms(row.load_kg)}`;
}

/** A sentence for a set that is not simply done; nothing for one that is. */
export function setNote(row: SetRow): string | null {
  const name = setName(row);
  const was = row.corrected ? ` Corrected, was ${wasSaid(row)}.` : '';
  const why = row.reason === null ? '' : ` (${reasonWord[row.reason]})`;
  switch (row.state) {
    case 'done':
      return row.corrected ? `${name}:${was.replace(' Corrected', ' corrected')}` : null;
    case 'partial':
      return `${name}: you stopped at ${String(row.reps_done)}${why}. It counts as ${String(row.reps_done)}.${was}`;
    case 'skipped':
      return `${name}: skipped${why}.${was}`;
    case 'now':
    case 'to_come':
      return null;
  }
}

/** "Set 3, Heel drop, knee bent, left" */
export function setName(row: SetRow): string {
  const side = row.side === null ? '' : `, ${legWord[row.side].toLowerCase()}`;
  const again = row.attempt > 1 ? `, begun again` : '';
  return `Set ${String(row.set_no)}, ${row.exercise_name}${side}${again}`;
}

/** "12", "12 reps and 5 kg" */
export function wasSaid(row: SetRow): string {
  const parts: string[] = [];
  if (row.was_reps !== null && row.was_reps !== row.reps_done) parts.push(String(row.was_reps));
  if (row.was_load_kg !== row.load_kg) parts.push(`load ${loadOrNot(row.was_load_kg)}`);
  return parts.length === 0 ? String(row.was_reps ?? row.reps_done) : parts.join(', ');
}

/** "2 sets not reached." */
export function notReached(n: number): string | null {
  return n === 0 ? null : n === 1 ? '1 set was not reached.' : `${String(n)} sets were not reached.`;
}

export const wrongReps = 'Reps: a whole number from 0 to 999.';
export const wrongLoad = 'Load: 0 to 500 kg, or empty when it is not known.';

/** "Corrected, was 12"; nothing when it stands as it was kept. */
export function correctedSaid(row: SetRow): string | null {
  return row.corrected ? `Corrected, was ${wasSaid(row)}` : null;
}
