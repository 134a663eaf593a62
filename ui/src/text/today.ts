// The words of Today.

import type { DoseLine } from '../ipc/generated/DoseLine';
import type { SlotMark } from '../ipc/generated/SlotMark';
import type { SourceNote } from '../ipc/generated/SourceNote';
import type { Today } from '../ipc/generated/Today';
import type { TodaySession } from '../ipc/generated/TodaySession';
import type { WeekDay } from '../ipc/generated/WeekDay';
import { things } from './equipment';
import { kilograms, legsWord, weekdayLong } from './words';

export const today = {
  start: 'Start',
  starting: 'Starting',
  close: 'Close',
  week: 'This week',
  weekPair: 'Morning, evening',
  soFar: 'Today so far',
  laterWords: 'Its turn comes once this one is done.',
  painRule: 'Pain during loading',
  allDone: 'Nothing more is asked today.',
  toHistory: 'Open History',
  sourcesTitle: 'Where these numbers come from',
  sourcesLead:
    'Three bars: trials. Two bars: one or a few small trials, or seen only second-hand. One bar: habit, or Sinew’s own default.',
  ownDefault: 'Sinew’s own default: no paper gives this number.',
  doi: 'DOI',
} as const;

export const markWord: Record<SlotMark, string> = {
  done: 'Done',
  partial: 'Part done',
  none: 'No session',
  planned: 'To come',
  not_asked: 'Before you started',
};

/** "Day 32 of 84. Two sessions today." */
export function dayLine(t: Today): string {
  const place = t.over
    ? `The programme’s ${String(t.days)} days are past. What is due now is upkeep.`
    : `Day ${String(t.day_no)} of ${String(t.days)}.`;
  return `${place} ${sessionsLine(t)}`.trim();
}

function sessionsLine(t: Today): string {
  if (t.due === null) return '';
  if (t.later !== null) return 'Two sessions today.';
  return t.morning === 'done' || t.morning === 'partial' ? 'One session left today.' : 'One session today.';
}

/** Under "Nothing more is asked today." */
export function afterBoth(t: Today): string {
  const kept = 'What you did is in History.';
  return t.over || t.day_no < t.days ? `The next one is tomorrow morning. ${kept}` : kept;
}

/** "About 18 minutes. You need a step and something to hold." */
export function whatItTakes(s: TodaySession): string {
  const minutes = Math.max(1, Math.round(s.about_ms / 60_000));
  const about = minutes === 1 ? 'About 1 minute.' : `About ${String(minutes)} minutes.`;
  return s.needs.length === 0 ? about : `${about} You need ${things(s.needs)}.`;
}

/** "3 × 15" */
export function dose(line: DoseLine): string {
  return `${String(line.sets)} × ${String(line.reps)}`;
}

/** "Left leg, 5 kg" */
export function doseWith(line: DoseLine): string {
  const legs = line.legs === 'both' ? `${legsWord.both}, one at a time` : legsWord[line.legs];
  return line.load_kg === null || line.load_kg === 0 ? legs : `${legs}, ${kilograms(line.load_kg)}`;
}

const barsWord = [
  'no evidence named',
  'habit, or Sinew’s own default',
  'one or a few small trials, or seen only second-hand',
  'trials',
] as const;

/** "Evidence: two bars of three, one or a few small trials. Open the sources." */
export function barsSaid(bars: number, of: string): string {
  const word = barsWord[bars] ?? barsWord[0];
  return `Evidence for ${of}: ${String(bars)} of 3 bars, ${word}. Open the sources`;
}

/** What the grade of a number means. */
export function gradeSaid(note: SourceNote): string {
  if (note.own_default) return today.ownDefault;
  const [kind, sure] = note.grade.split('-');
  if (kind === 'V') return 'Seen in the paper itself.';
  if (kind === 'V2') return 'Seen only in a secondary source, not in the paper itself.';
  if (kind === 'M') return sure === 'high' ? 'Taken from memory, not yet checked.' : 'Taken from memory and not certain.';
  if (kind === 'APP') return today.ownDefault;
  return `Grade ${note.grade}.`;
}

/** "Thursday, today. Morning: done. Evening: to come." */
export function daySaid(day: WeekDay): string {
  const name = day.today ? `${weekdayLong(day.day)}, today` : weekdayLong(day.day);
  return `${name}. Morning: ${markWord[day.morning].toLowerCase()}. Evening: ${markWord[day.evening].toLowerCase()}.`;
}

/** The text twin of the still figure. */
export function figureSaid(t: Today): string {
  const first = t.due?.doses[0]?.exercise_name;
  const leg = t.figure_leg === 'left' ? 'left' : 'right';
  return first === undefined ? `The first exercise, ${leg} leg, drawn as a still.` : `${first}, ${leg} leg, drawn as a still.`;
}
