// The words of the charts: each is a question, and each answer says what it does not know.

import type { ChartChange } from '../ipc/generated/ChartChange';
import type { ChartFlare } from '../ipc/generated/ChartFlare';
import type { ChartFrame } from '../ipc/generated/ChartFrame';
import type { PauseKind } from '../ipc/generated/PauseKind';
import type { PlanLine } from '../ipc/generated/PlanLine';
import type { RecoveryRow } from '../ipc/generated/RecoveryRow';
import type { Word } from '../ipc/generated/Word';
import { dayYear } from './plan';
import { leverAt, leverWord, restartWord } from './reasons';
import { skipWord } from './today';
import { capital, dayShort, legsWord, list } from './words';

export const charts = {
  lead: 'What the log says, one question at a time. Nothing is guessed: what was not answered stays a gap.',
  link: 'Charts',
  range: 'Range',
  plan: 'Programme',
  from: 'From',
  to: 'To',
  show: 'Show',
  exercise: 'Exercise',
  noPlan: 'There is no programme yet.',
  noPlanMore: 'Start one, do a session, and the charts begin.',
  waiting: 'The charts are being drawn.',
  table: 'As a table',
  copy: 'Copy as picture',
  save: 'Save the picture',
  copied: 'Copied. Paste it where you like.',
  notCopied: 'The clipboard does not take the picture here. Save it as a file instead; nothing was changed.',
  notSaved: 'The picture was not saved. Check that the download folder can be written to, then try again.',
  saved: (path: string) => `Saved as ${path}`,
  plot: (title: string) => `Chart: ${title}`,
  roving: 'chart, read with the arrow keys',
  hint: 'Point at the chart, or step through it with the arrow keys.',
  day: 'Day',
  week: 'Week',
  today: 'today',
  notAnswered: 'not answered',
  nothing: '–',
  noSession: 'none',
  notTold: 'not told',
} as const;

export const rangeChoices = [
  { value: 'weeks4', label: '4 weeks' },
  { value: 'weeks12', label: '12 weeks' },
  { value: 'programme', label: 'Whole programme' },
  { value: 'between', label: 'From–to' },
] as const;

export const pain = {
  title: 'Is it calming down?',
  lead: 'The worst of each day with a session, from 0 to 10. The next morning is read beside your usual one, so no band is about it.',
  published: 'This programme lets pain up to its limit go with progress, so there is no band between.',
  during: 'During', after: 'Right after', next: 'Next morning',
  limitAfter: (limit: number) => `${String(limit)}: right after`,
  empty: 'Say after a session how it was, and it appears here.',
} as const;

export const stiffness = {
  title: 'Do mornings get easier?',
  lead: 'Minutes until the first steps felt free.',
  minutes: 'Stiffness',
  empty: 'Answer the morning check after a session and it appears here.',
} as const;

export const onset = {
  title: 'How far before it hurts?',
  lead: 'Where in a run pain began, beside how far the run was. A run without pain has no mark on the first line. Further out from run to run is the right direction.',
  began: 'Pain began at',
  ran: 'Distance run',
  cap: 'Limit',
  empty: 'Log a run with its distance and it appears here.',
} as const;

export const loads = {
  title: 'How much am I lifting?',
  lead: (name: string) => `${name}. Heaviest load of each week, and kilograms times reps, both legs together.`,
  heaviest: 'Heaviest', volume: 'Kilograms × reps', reps: 'Reps', untold: 'Sets without a load',
  empty: 'Do a session of this programme, and tell the load: it appears here.',
} as const;

export const dose = {
  title: 'Am I doing what was asked?',
  lead: 'What was done of what each week asked for. Pauses are in neither, and more than was asked makes up for nothing.',
  asked: 'Asked', done: 'Done',
  sessions: 'Sessions', sets: 'Sets', reps: 'Reps', extra: 'Extra sessions',
  of: (what: string, how: string) => `${what} ${how.toLowerCase()}`,
  nothing: 'nothing asked',
  empty: 'Once a day has asked for a session, what became of it appears here.',
} as const;

export const tension = {
  title: 'How long was it under load?',
  lead: 'Minutes under tension of each week, as the program counted them.',
  minutes: 'Under tension', untimed: 'Sessions told by hand',
  empty: 'Play a session, and the time under tension appears here. What is told by hand was not timed.',
} as const;

export const capacity = {
  heel_raises: { title: 'Are both legs as strong?', lead: 'Heel raises of each leg. A number to compare with your other leg, never a verdict.' },
  balance: { title: 'Are both legs as steady?', lead: 'Seconds on one leg. A number to compare with your other leg, never a verdict.' },
  left: 'Left', right: 'Right', difference: 'Difference',
  none: { title: 'Are both legs as strong?', empty: 'Test what each leg can do, and both appear here, side by side.' },
  marked: 'marked',
  even: (day: string) => `On ${dayShort(day)} both were even.`,
  apart: (day: string, weaker: string, percent: string, flagged: boolean) =>
    `On ${dayShort(day)} the ${weaker} leg managed ${percent} less${flagged ? ', which is marked' : ''}.`,
} as const;

export const weekly = {
  title: 'How does it feel from week to week?',
  lead: 'Your weekly checks, and mood and motivation from your journal, beside the mean of the worst pain of the seven days before each. They change no dose.',
  confidence: 'Confidence', frustration: 'Frustration', pain: 'Pain, mean', percent: 'Of normal',
  mood: 'Mood', motivation: 'Motivation', journal: 'Journal, from 0 to 10',
  scale: 'Weekly check, from 0 to 10', percentPanel: 'Of normal, per cent',
  empty: 'Answer the weekly check, or note how you feel in the journal, and it appears beside the pain.',
} as const;

export const recovery = {
  title: 'Where am I in the usual range?',
  lead: 'How long it often takes, in weeks. It is a range and no promise: some need less, some need more.',
  week: 'Weeks', often: 'Often', soFar: 'So far', took: 'It took',
  stage: 'Form', now: (weeks: number) => `week ${String(weeks + 1)}`,
  empty: 'There is no usual range for this programme.',
} as const;

export const flares = {
  title: 'What changed before a flare?',
  lead: 'Changes, skipped and extra sessions and pauses above the worst pain of each day. It shows what came before, not why.',
  changes: 'Changes', sessions: 'Skipped, extra', pauses: 'Pauses', flares: 'Flares',
  pain: 'Worst pain', what: 'What happened', flare: 'Flare',
  limit: (at: number) => `${String(at)}: the limit`,
  begins: 'begins', goesOn: 'goes on',
  none: 'No flare in this range: no session went beyond the limits of the plan, as far as it was answered.',
  empty: 'Do a session and say how it was: pain and changes appear on one line.',
  nothingBefore: 'Nothing was changed in that time.',
  more: (n: number) => `${String(n)} more in the table.`,
} as const;

export const bandWord: Record<Word, string> = { settled: 'Settled', watch: 'Watch', ease_off: 'Ease off', stop_and_see_someone: 'Stop' };
export const bandMeans = (over: number | null, to: number) => (over === null ? `up to ${String(to)}` : to >= 10 ? `above ${String(over)}` : `up to ${String(to)}`);

export const outOf = (n: number) => `${round(n)} of 10`;
export const minutesOf = (n: number) => `${round(n)} min`;
export const kilogramsOf = (n: number) => `${round(n)} kg`;
export const countOf = (n: number) => round(n);
export const distanceOf = (n: number, unit: string) => `${String(n)} ${unit}`;
export const percentOf = (n: number) => `${round(n)} %`;
export const secondsOf = (n: number) => `${round(n)} s`;
/** One decimal at most, in groups of three. */
const round = (n: number) => (Math.round(n * 10) / 10).toLocaleString('en-GB');

/** "Wed 1 April: During 4 of 10, watch; Next morning not answered." */
export function said(columns: readonly string[], row: { label: string; cells: readonly string[] }): string {
  const parts = row.cells.flatMap((cell, i) => (cell === charts.nothing ? [] : [`${columns[i + 1] ?? ''} ${cell}`.trim()]));
  return parts.length === 0 ? `${row.label}.` : `${row.label}: ${parts.join('; ')}.`;
}

const pauseWord: Record<PauseKind, string> = {
  flare: 'after a flare', ill: 'ill', travel: 'travelling', rest_week: 'a week of rest', clinician: 'as a clinician said',
};

/** "Load from 5 kg to 7.5 kg, Heel drop": one change in a few words. */
export function changeOf(change: ChartChange): string {
  switch (change.what) {
    case 'started':
      return 'Programme begun';
    case 'lever': {
      const { lever, from, to } = change;
      const at = (n: number | null) => (n === null ? (lever === 'load' ? 'not told' : 'the programme’s own') : leverAt(lever, n));
      const of = change.exercise === null ? '' : `, ${change.exercise.name}`;
      const phase = change.phase === null ? '' : ` (${change.phase})`;
      return from === null && lever === 'load' ? `Load told: ${at(to)}${of}` : `${leverWord[lever]} from ${at(from)} to ${at(to)}${phase}${of}`;
    }
    case 'lighter':
      return change.on ? 'A lighter week begun' : 'The lighter week over';
    case 'restarted':
      return `Taken up again ${restartWord[change.step]}`;
    case 'ended':
      return change.end === 'graduated' ? 'Programme finished' : 'Programme stopped';
    case 'skipped':
      return change.reason === 'not_said' ? 'Skipped' : `Skipped: ${skipWord[change.reason].toLowerCase()}`;
    case 'paused':
      return `Paused, ${pauseWord[change.kind]}`;
    case 'resumed':
      return 'Back from the pause';
    case 'extra':
      return 'A session more than asked';
  }
}

/** "Thu 12 March: 7 of 10." or the sign that says it. */
export function flareSaid(flare: ChartFlare): string {
  return flare.pain === null ? 'a sign came with it' : outOf(flare.pain);
}

/** "In the 14 days before: load from 5 kg to 7.5 kg on Mon 2 March; skipped on Tue 3 March." */
export function beforeSaid(days: string, events: readonly { day: string; what: ChartChange }[]): string {
  if (events.length === 0) return `In the ${days} before: nothing was changed.`;
  return `In the ${days} before: ${events.map((e) => `${uncapital(changeOf(e.what))} on ${dayShort(e.day)}`).join('; ')}.`;
}

/** "6 to 12 weeks, or longer" */
export const oftenSaid = (row: RecoveryRow) => `${String(row.from_weeks)} to ${String(row.to_weeks)} weeks${row.or_longer ? ', or longer' : ''}`;
export const weeksSaid = (n: number) => (n === 1 ? '1 week' : `${String(n)} weeks`);

/** "Alfredson heel drops, left leg, from 2 March 2026" */
export const planChoice = (line: PlanLine) => `${line.programme.name}, ${legsWord[line.legs].toLowerCase()}, from ${dayYear(line.started)}`;

/** "Alfredson heel drops, 12 January 2026 to 2 April 2026" */
export const aboutSaid = (frame: ChartFrame) => `${frame.programme.name}, ${dayYear(frame.from)} to ${dayYear(frame.to)}`;

/** "24 Mar", with its year where the range has several. */
export function tickDay(day: string, years: boolean): string {
  const at = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(at.getTime())) return day;
  const options: Intl.DateTimeFormatOptions = years ? { month: 'short', year: 'numeric' } : { day: 'numeric', month: 'short' };
  return new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(at);
}

/** "Mon 2 March to Sun 8 March" */
export const weekSaid = (from: string, to: string) => (from === to ? dayShort(from) : `${dayShort(from)} to ${dayShort(to)}`);
export const joined = (words: readonly string[]) => capital(list([...words]));

function uncapital(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
