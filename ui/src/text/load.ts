// The calendar of load, a run that is planned, the week by its levers, and races.

import type { LeverOf } from '../ipc/generated/LeverOf';
import type { LoadClash } from '../ipc/generated/LoadClash';
import type { LoadItem } from '../ipc/generated/LoadItem';
import type { LoadWhat } from '../ipc/generated/LoadWhat';
import type { Pace } from '../ipc/generated/Pace';
import type { RaceEnd } from '../ipc/generated/RaceEnd';
import type { RaceLack } from '../ipc/generated/RaceLack';
import type { RaceWord } from '../ipc/generated/RaceWord';
import type { RunInput } from '../ipc/generated/RunInput';
import type { RunLever } from '../ipc/generated/RunLever';
import type { RunWord } from '../ipc/generated/RunWord';
import type { CheckRead } from '../ipc/generated/CheckRead';
import type { Stress } from '../ipc/generated/Stress';
import type { Surface } from '../ipc/generated/Surface';
import type { Hills } from '../ipc/generated/Hills';
import type { WeekKind } from '../ipc/generated/WeekKind';
import { sportWord } from './running';
import { dayShort, slotWord, weekdayLong } from './words';

/** "8 km", "42.2 km" */
export function km(m: number): string {
  return `${String(Number((m / 1000).toFixed(1)))} km`;
}

export const load = {
  title: 'Calendar of load',
  lead: 'Rehab and runs together, this week and next. Drag a run to another day, or use its day buttons.',
  calendar: 'Calendar',
  list: 'List',
  thisWeek: 'This week',
  nextWeek: 'Next week',
  plan: 'Plan a run',
  races: 'Races',
  rest: 'Nothing planned',
  today: 'Today',
  done: 'Done',
  planned: 'Planned',
  sources: 'Where the hours come from',
  since: (hours: number, name: string) => `${String(hours)} h since your last heavy session: ${name}.`,
  noHeavy: 'No heavy session in the log yet.',
  metres: (m: number) => `${km(m)} run and planned`,
  unknown: 'Distance of the week not known',
  most: (m: number, kind: WeekKind) => `${kinds[kind]}: up to ${km(m)}`,
  noMost: 'Once whole weeks are in the log, the most for the next ones stands here.',
  earlier: (day: string) => `Move to ${weekdayLong(day)}, a day earlier`,
  later: (day: string) => `Move to ${weekdayLong(day)}, a day later`,
  moved: (day: string) => `Moved to ${dayShort(day)}. Everything was looked at again.`,
  kept: 'Planned.',
  dropped: 'Taken back.',
  drop: 'Take it back',
  swap: 'Swap for other training',
  swapFor: 'Swap for …',
  swapped: 'Other training stands there now. The run can come back.',
  back: 'The run again',
  runAgain: 'The run is back.',
  split: 'Make two of it',
  isTwo: 'Two runs of half the length. Everything was looked at again.',
  backs: 'For your back',
  backsMean: 'Shorter and more often: a planned run can become two of half its length.',
  trunk: (days: number, of: number) => `${String(days)} of ${String(of)} days with exercises for the trunk`,
  trunkBegin: (name: string) => `Choose days for ${name}`,
  open: (words: string) => `Look at: ${words}`,
};

const kinds: Record<WeekKind, string> = { build: 'A week up', lighter: 'A lighter week', again: 'Back to the last full week' };

export function itemName(item: LoadItem): string {
  if (item.what === 'session') return `${item.name}${item.slot === null ? '' : `, ${slotWord[item.slot].toLowerCase()}`}`;
  if (item.instead !== null) return `${sportWord[item.instead]}, in place of a run`;
  const what = item.name === '' ? whats[item.what] : item.name;
  return item.distance_m === null ? what : `${what}, ${km(item.distance_m)}`;
}

const whats: Record<LoadWhat, string> = { session: 'Session', plan_run: 'Run of the plan', planned_run: 'Planned run', run: 'Run', other: 'Other training', race: 'Race' };

export const weightWord: Record<LoadItem['weight'], string> = { heavy: 'Heavy', hard: 'Hard', easy: 'Easy' };

/** "Heavy slow resistance, evening, 14 h before Planned run, 6 km" */
export function clashWords(clash: LoadClash, first: LoadItem, second: LoadItem): string {
  const taken = clash.taken ? ' A time was not told, and is taken by habit.' : '';
  return `${itemName(first)}: ${String(clash.hours)} h before ${itemName(second)} on ${weekdayLong(clash.day)}. ${String(clash.asked_h)} h are asked for.${taken}`;
}

export const runForm = {
  title: 'Plan a run',
  change: 'This run',
  on: 'Day',
  at: 'Time, if you know it',
  distance: 'Distance in km',
  pace: 'How fast',
  hills: 'Hills',
  repeats: 'Up the same hill, times',
  surface: 'Surface',
  shoe: 'Shoes',
  dark: 'It is dark then',
  warmUp: 'A warm-up in motion before it: jog, swings, lunges, strides',
  notTold: 'Not told',
  look: 'What speaks for it',
  keep: 'Plan it',
  anyway: 'I go anyway',
  why: 'Why? It is kept with what was said.',
  wentAnyway: 'Kept, with what the rules said.',
  new: 'New in it:',
  cap: (m: number) => `At most ${km(m)}.`,
  close: 'Close',
  gear: 'Before trails or the dark',
};

export const paceWord: Record<'easy' | 'strides' | 'speed', string> = { easy: 'Easy: I can talk', strides: 'With strides', speed: 'Fast' };
export function paceOf(word: string): Pace | null {
  if (word === 'easy' || word === 'speed') return word;
  return word === 'strides' ? { strides: { percent: 60 } } : null;
}
export const hillsWord: Record<Hills, string> = { flat: 'Flat', rolling: 'Rolling', hilly: 'Hilly' };
export const surfaceWord: Record<Surface, string> = { road: 'Road', track: 'Track', treadmill: 'Treadmill', grass: 'Grass', trail: 'Trail', sand: 'Sand', mixed: 'Mixed' };
export const stressWord: Record<Stress, string> = { distance: 'distance', speed: 'speed', hills: 'hills', surface: 'surface', shoes: 'shoes' };

export const runWord: Record<RunWord, string> = {
  go: 'Nothing speaks against it',
  warn: 'Think twice',
  warn_firmly: 'Think again',
  wait: 'Better to wait',
  never: 'Not today',
};

const inputs: Partial<Record<RunInput, string>> = {
  planned_distance: 'planned', distance_cap: 'limit', longest_before: 'longest of late', planned_percent: 'of the longest', spike_hazard: 'injuries, times as often',
  week_percent: 'of the week before', week_limit: 'up to', new_stresses: 'new this week', hill_repeats: 'repeats', days_in_a_row: 'days in a row', days_since_run: 'days from a run',
  rest_days: 'rest days', quiet_days: 'quiet days', days_since_return: 'days since the first run back', onset_cap: 'nine tenths of where pain began', strides_up_to: 'of full speed at most',
};
const metres: readonly RunInput[] = ['planned_distance', 'distance_cap', 'longest_before', 'onset_cap', 'distance', 'onset'];
const percents: readonly RunInput[] = ['planned_percent', 'week_percent', 'week_limit', 'strides_up_to'];

/** "planned 19.3 km"; null where there is no number to say. */
export function readWords({ input, seen }: CheckRead): string | null {
  const name = inputs[input];
  if (name === undefined || typeof seen === 'string') return null;
  const n = seen.number;
  const value = metres.includes(input) ? km(n) : `${String(Number(n.toFixed(2)))}${percents.includes(input) ? ' %' : ''}`;
  return `${name} ${value}`;
}

export const report = {
  title: 'The week by its levers',
  rose: 'What rose',
  nothingRose: 'Nothing rose.',
  cost: 'What it cost',
  next: 'What is next',
  on: 'This week, so far',
  over: (from: string, to: string) => `${dayShort(from)} to ${dayShort(to)}`,
  fromTo: (from: string, to: string) => `${from} → ${to}`,
};

export const leverWord: Record<RunLever, string> = {
  volume: 'Distance of the week', frequency: 'Number of runs', speed: 'Fast runs', longest: 'Longest run', hills: 'Hills', surface: 'A new surface', shoes: 'Other shoes',
};

export function nextWords(next: LeverOf): string {
  switch (next.next) {
    case 'nothing':
      return 'No runs in this week. That is all right.';
    case 'settle':
      return 'Something was sore. It settles first; nothing rises.';
    case 'answer':
      return 'Some answers are open. With them, more can be said.';
    case 'one':
      return 'More than one thing rose. Stay here for a week, then you know which it was.';
    case 'raise':
      return `If you raise something: ${leverWord[next.lever].toLowerCase()}, and only that.`;
  }
}

export function costWords(cost: { worst: number | null; green: number; yellow: number; red: number; open: number; mornings_worse: number; mornings_open: number }): string[] {
  const count = (n: number, one: string, many: string) => (n === 0 ? [] : [n === 1 ? `1 ${one}` : `${String(n)} ${many}`]);
  return [
    ...(cost.worst === null ? ['pain not told'] : [`worst pain ${String(cost.worst)} of 10`]),
    ...count(cost.green, 'green run', 'green runs'),
    ...count(cost.yellow, 'yellow run', 'yellow runs'),
    ...count(cost.red, 'red run', 'red runs'),
    ...count(cost.open, 'run not answered', 'runs not answered'),
    ...count(cost.mornings_worse, 'morning worse than usual', 'mornings worse than usual'),
    ...count(cost.mornings_open, 'morning not answered', 'mornings not answered'),
  ];
}

export const races = {
  title: 'Races',
  lead: 'What is ahead, and what has been run of it without pain.',
  add: 'Add a race',
  change: 'Change',
  none: 'No race planned.',
  noneMore: 'That is a fine place to train from.',
  past: 'Over',
  name: 'Name',
  on: 'Day',
  distance: 'Distance in km',
  note: 'Note',
  keep: 'Keep it',
  kept: 'Kept.',
  close: 'Close',
  days: (n: number) => (n === 0 ? 'Today' : n === 1 ? 'Tomorrow' : n < 0 ? 'Its day is over' : `In ${String(n)} days`),
  free: (m: number, percent: number) => `${km(m)} free of pain: ${String(percent)} % of it`,
  freeUnknown: 'No run of the last weeks tells how far it went without pain.',
  asked: (m: number) => `${km(m)} are asked for`,
  list: 'Before the start',
  log: 'by the log',
  reach: 'The weeks that are left',
  left: (n: number) => (n === 1 ? '1 week with a long run before it' : `${String(n)} weeks with a long run before it`),
  there: (m: number) => `Up to ${km(m)} could be there by then`,
  needed: (n: number) => `${String(n)} weeks would be needed`,
  longRun: (day: string, planned: number, there: number, ok: boolean) => `${dayShort(day)}: ${km(planned)} planned, ${ok ? 'within' : 'beyond'} the ${km(there)} that can be there`,
  smaller: 'Make the goal smaller',
  smallerMore: 'A shorter race is a real plan, and often the braver one. Within reach:',
  makeIt: (m: number) => `Make it ${km(m)}`,
  what: 'What became of it?',
  before: (m: number, on: string) => `Before: ${km(m)} on ${dayShort(on)}`,
};

export const raceEnd: Record<RaceEnd, string> = { done: 'Done', stepped_off: 'Stepped off', not_started: 'Not started' };
export const raceWord: Record<RaceWord, string> = {
  ready: 'What was asked for is there',
  lower_stakes: 'With low stakes: slower, and ready to step off',
  not_yet: 'Not yet: something is still missing',
  better_not: 'Better not to start',
};

export function lackWords(lack: RaceLack): string {
  if (typeof lack !== 'string') return `${String(lack.green_runs.green)} of the last ${String(lack.green_runs.asked)} runs were green`;
  switch (lack) {
    case 'open_sign': return 'A sign that somebody should see is open';
    case 'red': return 'The last run was red';
    case 'pain': return 'The last run hurt too much';
    case 'distance': return 'The longest run free of pain is too short';
    case 'distance_unknown': return 'How far you ran without pain is not known';
    case 'pain_unknown': return 'The pain of the last run is not told';
    case 'gates': return 'The list below is not all answered';
  }
}

const weeks = (n: number) => (n === 1 ? '1 week' : `${String(n)} weeks`);

export const timeOff = {
  title: 'What a break costs',
  weeks: 'Weeks without running',
  since: (n: number) => `Your newest run was ${weeks(n)} ago.`,
  one: 'By one figure',
  two: 'By the other',
  back: (n: number) => `about ${weeks(n)} to win it back`,
  both: ([a, b]: [number, number], [c, d]: [number, number]) => `${String(a)} to ${weeks(b)} with other training, ${String(c)} to ${weeks(d)} without`,
  onlySix: 'It was given for six weeks off, and for nothing else.',
  from: 'Where these numbers come from',
  more: 'What a break really costs',
} as const;
