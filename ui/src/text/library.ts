// The words of the library: lists, filters, the page of an exercise, and where a number comes from.

import type { Beat } from '../ipc/generated/Beat';
import type { Count } from '../ipc/generated/Count';
import type { Exercise } from '../ipc/generated/Exercise';
import type { ExerciseKind } from '../ipc/generated/ExerciseKind';
import type { ExerciseLine } from '../ipc/generated/ExerciseLine';
import type { Grade } from '../ipc/generated/Grade';
import type { Legs } from '../ipc/generated/Legs';
import type { ProgrammeKind } from '../ipc/generated/ProgrammeKind';
import type { ProgrammeLine } from '../ipc/generated/ProgrammeLine';
import type { Region } from '../ipc/generated/Region';
import type { Source } from '../ipc/generated/Source';
import type { Sourced } from '../ipc/generated/Sourced';
import type { UsualDose } from '../ipc/generated/UsualDose';
import type { DemoPart } from '../state/exercise.svelte';
import { things } from './equipment';
import { capital, count, list } from './words';

export const library = {
  title: 'Library',
  back: 'Back',
  search: 'Search the library',
  searchHint: 'Name, place on the body, injury, thing, muscle',
  clear: 'Clear the search',
  tabs: 'Parts of the library',
  filters: 'Filters',
  where: 'Place on the body',
  anywhere: 'All places',
  kind: 'Kind',
  anyKind: 'All kinds',
  have: 'Only what I have',
  haveWhat: 'Choose what I have',
  choose: 'Choose',
  haveTitle: 'What do you have at home?',
  haveLead: 'Sinew then shows what can be done with these. The floor is always there.',
  favourites: 'Favourites',
  own: 'My own',
  reset: 'Clear filters',
  close: 'Close',
  none: 'Nothing is found.',
  noneMore: 'Try a shorter word, or clear the filters.',
  noneHave: 'Nothing here can be done with what you ticked alone.',
  open: 'Open',
  results: 'Results',
  more: 'Show more',
  arrows: 'The arrow keys go from one to the next.',
  make: 'Make one',
  load: 'Load a file',
  runPlans: 'Plans for running again',
  programmes: 'Programmes',
  yourOwn: 'Yours',
  partial: 'Partial: not all of the published programme is in here.',
  favourite: 'Favourite',
  kept: 'A favourite',
} as const;

export const tabWord = { exercises: 'Exercises', injuries: 'Injuries', programmes: 'Programmes', words: 'Words and cards' } as const;

/** What is counted in each. */
export const oneOf = { exercises: 'exercise', injuries: 'topic', programmes: 'programme', words: 'text' } as const;

export const exercise = {
  kicker: 'Library, exercises',
  how: 'How to do it',
  start: 'Start',
  steps: 'Steps',
  cues: 'Mind this',
  mistakes: 'What often goes wrong',
  stopIf: 'Stop if',
  dose: 'The usual dose',
  needs: 'You need',
  nothing: 'Nothing is needed.',
  optional: 'Good to have',
  easier: 'Easier',
  harder: 'Harder',
  neighbours: 'Too much, or too little?',
  injuries: 'Belongs to',
  programmes: 'Part of',
  muscles: 'Muscles',
  tissues: 'Works on',
  also: 'Also called',
  sets: 'Sets',
  reps: 'Reps',
  hold: 'Hold',
  move: 'Keep going for',
  rest: 'Rest between sets',
  perDay: 'Times a day',
  days: 'Days a week',
  tempo: 'Tempo of one rep',
  ownPace: 'In your own time.',
  noFigure: 'This exercise has no figure.',
  pause: 'Stop the figure',
  play: 'Let it move',
  belowStep: 'The heel goes below the edge of a step. Not for pain where the Achilles meets the heel bone.',
  change: 'Change it',
  copy: 'Duplicate',
} as const;

export const play = {
  play: 'Play',
  starting: 'Starting',
  legs: 'Which leg',
  toSession: 'Go to the session',
} as const;

export const legChoices: readonly { value: Legs; label: string }[] = [
  { value: 'left', label: 'Left' },
  { value: 'right', label: 'Right' },
  { value: 'both', label: 'Both' },
];

export const regionWord: Record<Region, string> = {
  toe: 'Toes',
  foot: 'Foot',
  heel: 'Heel',
  achilles: 'Achilles',
  ankle: 'Ankle',
  calf: 'Calf',
  shin: 'Shin',
  knee: 'Knee',
  thigh: 'Thigh',
  hamstring: 'Hamstring',
  groin: 'Groin',
  hip: 'Hip',
  buttock: 'Buttock',
  back: 'Back',
  trunk: 'Trunk',
  shoulder: 'Shoulder',
  'whole-body': 'Whole body',
};

export const regions = Object.keys(regionWord) as Region[];

export const exerciseKindWord: Record<ExerciseKind, string> = {
  strength: 'Strength',
  isometric: 'Holding still',
  stretch: 'Stretch',
  mobility: 'Mobility',
  balance: 'Balance',
  plyometric: 'Hops and jumps',
  release: 'Massage and rolling',
  drill: 'Running drill',
  activity: 'Activity',
};

export const exerciseKinds = Object.keys(exerciseKindWord) as ExerciseKind[];

export const programmeKindWord: Record<ProgrammeKind, string> = {
  rehab: 'Rehab',
  prevention: 'Prevention',
  strength: 'Strength',
  routine: 'Routine',
  maintenance: 'Upkeep',
};

export const programmeKinds = Object.keys(programmeKindWord) as ProgrammeKind[];

export const beatWord: Record<Beat, string> = { lower: 'Lower', hold: 'Hold', raise: 'Raise' };

const countWord: Record<Count, string> = { reps: 'rep', steps: 'step', circles: 'circle', marbles: 'marble' };

/** How a number came to be here. */
export const gradeWord: Record<Grade, string> = {
  V: 'Seen in the paper.',
  V2: 'Seen second-hand, not in the paper itself.',
  'M-high': 'From memory, not checked again.',
  'M-med': 'From memory, not checked again, and not certain.',
  practice: 'A habit of clinics and guides.',
  APP: 'Sinew’s own default: no paper gives this number.',
  own: 'Set by you.',
};

export const citation = { title: 'Where this comes from', doi: 'DOI', close: 'Close' } as const;

/** What stands in the place of a citation where there is none. */
export function citeSaid(source: string, from: Source | undefined): string {
  if (from !== undefined) return from.cite;
  if (source === 'own') return 'Your own.';
  return source === 'app' ? 'Sinew’s own default.' : source;
}

export function barsOf(source: string, from: Source | undefined): number {
  return from?.bars ?? (source === 'own' ? 0 : 1);
}

const barsWord = ['set by you', 'habit, or Sinew’s own default', 'one or a few small trials, or seen second-hand', 'trials'] as const;

/** "Evidence for sets: 2 of 3 bars, one or a few small trials. Open the source" */
export function markSaid(bars: number, of: string): string {
  return `Evidence${of === '' ? '' : ` for ${of}`}: ${String(bars)} of 3 bars, ${barsWord[bars] ?? barsWord[0]}. Open the source`;
}

/** "3", "10 to 15", "60 s" */
export function amount(of: Sourced<number>, unit = ''): string {
  const after = unit === '' ? '' : ` ${unit}`;
  return upTo(of) === null ? `${plain(of.value)}${after}` : `${plain(of.value)} to ${plain(upTo(of) ?? of.value)}${after}`;
}

/** "45 s", "2 min", "20 to 45 min": seconds as a person says them. */
export function duration(of: Sourced<number>): string {
  const most = upTo(of) ?? of.value;
  const whole = of.value % 60 === 0 && most % 60 === 0;
  return most >= 120 && whole ? amount({ ...of, value: of.value / 60, to: upTo(of) === null ? null : most / 60 }, 'min') : amount(of, 's');
}

/** The dose in one line: "3 × 15", "2 × 10 to 15 steps", "3 × 45 s" */
export function doseLine(dose: UsualDose): string {
  const sets = amount(dose.sets);
  if (dose.reps !== null) return `${sets} × ${amount(dose.reps)}${dose.count === 'reps' ? '' : ` ${countWord[dose.count]}s`}`;
  const time = dose.hold_s ?? dose.move_s;
  if (time === null) return sets;
  return dose.sets.value === 1 && upTo(dose.sets) === null ? duration(time) : `${sets} × ${duration(time)}`;
}

/** "Twice a day, every day"; nothing where neither is told. */
export function oftenLine(dose: UsualDose): string {
  const day = dose.per_day === null ? '' : times(dose.per_day, 'a day');
  const week = dose.days_per_week === null ? '' : daysAWeek(dose.days_per_week);
  return capital([day, week].filter(Boolean).join(', '));
}

function times(of: Sourced<number>, per: string): string {
  if (upTo(of) !== null) return `${amount(of)} times ${per}`;
  return of.value === 1 ? `once ${per}` : of.value === 2 ? `twice ${per}` : `${plain(of.value)} times ${per}`;
}

function daysAWeek(of: Sourced<number>): string {
  if (upTo(of) === null && of.value === 7) return 'every day';
  return `${amount(of)} ${upTo(of) === null && of.value === 1 ? 'day' : 'days'} a week`;
}

/** "About 7 minutes a side" */
export function aboutLine(ms: number, aSide: boolean): string {
  const minutes = Math.max(1, Math.round(ms / 60_000));
  return `About ${count(minutes, 'minute')}${aSide ? ' a side' : ''}.`;
}

/** "12 weeks", "8 to 12 weeks" */
export function weeksLine(of: ProgrammeLine): string {
  if (of.weeks_to === null) return count(of.weeks, 'week');
  return `${String(of.weeks)} to ${String(of.weeks_to)} weeks`;
}

/** "14 minutes a session" */
export function minutesLine(of: ProgrammeLine): string {
  return `About ${count(Math.max(1, Math.round(of.about_ms / 60_000)), 'minute')} a session`;
}

/** "Strength: hip and buttock, with an elastic band" */
export function lineOf(of: ExerciseLine): string {
  const needs = of.equipment.length === 0 ? '' : `, with ${things(of.equipment)}`;
  return `${exerciseKindWord[of.kind]}: ${places(of.regions.slice(0, 2))}${needs}`;
}

/** "hip and buttock"; the Achilles is a name. */
function places(of: readonly Region[]): string {
  return list(of.map((region) => (region === 'achilles' ? regionWord[region] : regionWord[region].toLowerCase())));
}

const barsShort = ['Made by you', 'Habit, or Sinew’s own', 'One or a few small trials', 'Trials'] as const;

/** Of a whole programme. */
export function barsMean(bars: number): string {
  return barsShort[bars] ?? barsShort[0];
}

/** "Lower, 4 s", "Hold, 30 s", "In your own time." */
export function demoWord(part: DemoPart, of: Exercise): string {
  const word = part.kind === 'move' ? 'Keep going' : beatWord[part.kind];
  if (part.kind === 'move') return of.dose.move_s === null ? exercise.ownPace : `${word}, ${duration(of.dose.move_s)}`;
  if (part.kind === 'hold' && of.dose.hold_s !== null) return `${word}, ${duration(of.dose.hold_s)}`;
  const other = part.kind === 'raise' && of.other_leg_raises ? ', other leg' : '';
  return part.seconds === null ? word : `${word}, ${plain(part.seconds)} s${other}`;
}

/** Above the name: "Strength: calf and Achilles" */
export function kickerOf(of: Exercise): string {
  return `${exerciseKindWord[of.kind]}: ${places(of.regions.slice(0, 3))}`;
}

export function musclesLine(of: Exercise): string {
  return of.muscles.length === 0 ? '' : `${exercise.muscles}: ${of.muscles.join(', ')}.`;
}

export function alsoLine(of: Exercise): string {
  return `${exercise.also}: ${of.also.join(', ')}.`;
}

/** "Reps", "Steps" */
export function countedWord(of: Count): string {
  return capital(`${countWord[of]}s`);
}

export function foundSaid(n: number, what: string): string {
  return n === 0 ? library.none : count(n, what);
}

export function figureSaid(name: string, sign: boolean): string {
  return sign ? `${name}, as a sign.` : `${name}, moving at the pace of its usual dose.`;
}

/** A number without a range comes without an upper end. */
function upTo(of: Sourced<number>): number | null {
  return of.to ?? null;
}

function plain(n: number): string {
  return String(Number(n.toFixed(2)));
}
