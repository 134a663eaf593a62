// The words of Today.

import type { AskMark } from '../ipc/generated/AskMark';
import type { DoseLine } from '../ipc/generated/DoseLine';
import type { SkipReason } from '../ipc/generated/SkipReason';
import type { SourceNote } from '../ipc/generated/SourceNote';
import type { Today } from '../ipc/generated/Today';
import type { TodayAsk } from '../ipc/generated/TodayAsk';
import type { Urgency } from '../ipc/generated/Urgency';
import type { WeekDay } from '../ipc/generated/WeekDay';
import { things } from './equipment';
import { count, kilograms, legsWord, slotSession, slotWord, weekdayLong } from './words';

export const today = {
  start: 'Start',
  starting: 'Starting',
  close: 'Close',
  week: 'This week',
  day: 'Today',
  painRule: 'Pain during loading',
  allDone: 'Done for today',
  toHistory: 'Open History',
  why: 'Why this dose?',
  whyTitle: 'Why this dose',
  sourcesTitle: 'Where these numbers come from',
  sourcesLead:
    'Three bars: trials. Two bars: one or a few small trials, or seen only second-hand. One bar: habit, or Sinew’s own default.',
  ownDefault: 'Sinew’s own default: no paper gives this number.',
  ownNumber: 'Your own number.',
  doi: 'DOI',
  notToday: 'Not today',
  reminders: 'Reminders',
  byHand: 'Done without the app',
  pause: 'Pause',
  again: 'Once more',
  backToDue: 'Back to what is next',
  toPlan: 'The whole programme',
  skipTitle: 'Not today. Why?',
  skipLead: 'It is kept as it is. Nothing has to be caught up.',
  skipKeep: 'Skip this session',
  skipBack: 'Leave it open',
  kept: 'Kept',
  afterPain: 'Pain is a reason like any other, and sometimes a sign. Do you want to look through the signs?',
  toSigns: 'Look at the signs',
  notNow: 'Not now',
  paused: 'Paused',
  pausedMore: 'Nothing is asked meanwhile.',
  goOn: 'Come back',
  empty: 'Nothing started yet',
  emptyMore: 'Sinew asks for something once you have chosen a programme. You may also look around first.',
  toStart: 'Choose a programme',
  toLibrary: 'Look around in the library',
  restDay: 'A day of rest',
  weekly: 'Weekly check',
  weeklyMore: 'Once a week, about two minutes. Every part may be left out.',
  toWeekly: 'Answer it',
  flagDay: 'Something you ticked should be seen first.',
  toCare: 'What to do',
  marks: 'Each mark is a session',
} as const;

export const markWord: Record<AskMark, string> = {
  done: 'Done', partial: 'Part done', skipped: 'Skipped', missed: 'Not done', paused: 'Paused', to_come: 'To come',
};

export const skipWord: Record<SkipReason, string> = {
  pain: 'Pain', no_time: 'No time', wrong_place: 'Wrong place', forgot: 'Forgot', ill: 'Ill', clinician: 'My clinician said so', other: 'Something else', not_said: 'Rather not say',
};
export const skipOrder: readonly SkipReason[] = ['pain', 'no_time', 'wrong_place', 'forgot', 'ill', 'clinician', 'other'];

/** "Day 32 of Alfredson heel drops. Two sessions today." */
export function dayLine(t: Today): string {
  if (t.plans.length === 0) return 'Nothing is asked of you today.';
  const only = t.plans.length === 1 ? t.plans[0] : undefined;
  const place = only === undefined ? `${numberWord(t.plans.length)} programmes.` : only.over ? 'The last week is done.' : `Day ${String(only.day_no)}, week ${String(only.line.week)} of ${String(only.line.weeks)}.`;
  return `${place} ${sessionsLine(t)}`.trim();
}

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six'];
const numberWord = (n: number) => numbers[n] ?? String(n);

function sessionsLine(t: Today): string {
  if (t.pauses.length > 0 && t.due === null) return '';
  if (t.asks.length === 0) return 'A day of rest.';
  const left = t.asks.filter((ask) => ask.mark === 'to_come').length;
  if (left === 0) return '';
  const sessions = left === 1 ? 'One session' : `${numberWord(left)} sessions`;
  return left === t.asks.length ? `${sessions} today.` : `${sessions} left today.`;
}

/** Under "Done for today": what comes next, as far as this week shows it. */
export function afterAll(t: Today): string {
  const at = t.week.findIndex((day) => day.today);
  const next = t.week.slice(at + 1).find((day) => day.asks.some((ask) => ask.mark === 'to_come'));
  const first = next?.asks.find((ask) => ask.mark === 'to_come');
  const rest = 'Rest is part of it: the body answers between the sessions.';
  if (next === undefined || first === undefined) return `${rest} Nothing more is asked this week.`;
  const when = t.week.indexOf(next) === at + 1 ? 'tomorrow' : `on ${weekdayLong(next.day)}`;
  return `${rest} The next one is ${when} ${slotWord[first.slot].toLowerCase()}.`;
}

/** "Morning session"; with several programmes the name of the one it belongs to stands above. */
export function askTitle(ask: TodayAsk): string {
  return ask.session_name === null ? slotSession[ask.key.slot] : `${slotWord[ask.key.slot]}: ${ask.session_name}`;
}

/** "About 18 minutes. You need a step and something to hold." */
export function whatItTakes(s: TodayAsk): string {
  return s.needs.length === 0 ? about(s) : `${about(s)} You need ${things(s.needs)}.`;
}

export function about(s: TodayAsk): string {
  return `About ${count(Math.max(1, Math.round(s.about_ms / 60_000)), 'minute')}.`;
}

/** In the place of what it takes, for a session that is not to come. */
export function markLine(ask: TodayAsk): string {
  if (ask.mark === 'skipped') return ask.skipped === null || ask.skipped === 'not_said' ? 'Skipped.' : `Skipped: ${skipWord[ask.skipped].toLowerCase()}.`;
  return `${markWord[ask.mark]}.`;
}

/** "3 × 15", "5 × 45 s" */
export function dose(line: DoseLine): string {
  if (line.hold_s !== null) return `${String(line.sets)}\u00a0×\u00a0${String(line.hold_s)}\u00a0s`;
  return line.reps === 0 ? count(line.sets, 'set') : `${String(line.sets)}\u00a0×\u00a0${String(line.reps)}`;
}

/** "Heel drop, knee bent 3 × 15" */
export function doseShort(line: DoseLine): string {
  return `${line.exercise_name} ${dose(line)}`;
}

export function allDoses(n: number): string {
  return `All ${String(n)} exercises`;
}

/** "Left leg, 5 kg" */
export function doseWith(line: DoseLine): string {
  const legs = legsWord[line.legs];
  return line.load_kg === null || line.load_kg === 0 ? legs : `${legs}, ${kilograms(line.load_kg)}`;
}

/** Whether one more is beyond the line: the person may, and is told. */
export function beyond(ask: TodayAsk, line: SourceNote): boolean {
  return ask.extra_percent !== null && ask.extra_percent > Number.parseFloat(line.value);
}

/** "With it, this week is at 126 % of what is asked." */
export function extraSaid(ask: TodayAsk, line: SourceNote): string {
  if (ask.extra_percent === null) return '';
  const at = `With one more, seven days hold ${String(Math.round(ask.extra_percent))} % of what is asked.`;
  return beyond(ask, line) ? `${at} That is above ${line.value}: tissue gets stronger in the rest between. It is your choice, and it is kept as extra.` : `${at} It is kept as extra.`;
}

const barsWord = ['no evidence named', 'habit, or Sinew’s own default', 'one or a few small trials, or seen only second-hand', 'trials'] as const;

/** "Evidence: two bars of three, one or a few small trials." */
export function barsMean(bars: number): string {
  return `${String(bars)} of 3 bars, ${barsWord[bars] ?? barsWord[0]}`;
}

export function barsSaid(bars: number, of: string): string {
  return `Evidence for ${of}: ${barsMean(bars)}. Open the sources`;
}

/** What the grade of a number means. */
export function gradeSaid(note: SourceNote): string {
  if (note.own_default) return today.ownDefault;
  const [kind, sure] = note.grade.split('-');
  if (kind === 'V') return 'Seen in the paper itself.';
  if (kind === 'V2') return 'Seen only in a secondary source, not in the paper itself.';
  if (kind === 'M') return sure === 'high' ? 'Taken from memory, not yet checked.' : 'Taken from memory and not certain.';
  if (kind === 'practice') return 'Habit of clinics and coaches, without a trial.';
  if (kind === 'own') return today.ownNumber;
  return kind === 'APP' ? today.ownDefault : `Grade ${note.grade}.`;
}

/** "Thursday, today. Morning: done. Evening: to come." */
export function daySaid(day: WeekDay): string {
  const name = day.today ? `${weekdayLong(day.day)}, today` : weekdayLong(day.day);
  if (day.asks.length === 0) return `${name}. Rest.`;
  return `${name}. ${day.asks.map((ask) => `${slotWord[ask.slot]}: ${markWord[ask.mark].toLowerCase()}.`).join(' ')}`;
}

/** The text twin of the still figure. */
export function figureSaid(ask: TodayAsk): string {
  return `${ask.doses[0]?.exercise_name ?? 'The first exercise'}, ${ask.figure_leg} leg, drawn as a still.`;
}

export function zoneSaid(zone: string): string {
  return `The clock here is now ${zone.replaceAll('_', ' ')}. Sessions keep their hours of the day.`;
}

/** How soon, in the strip above everything. */
export const flagSaid: Record<Urgency, string> = {
  emergency: 'Call for help now.',
  same_day: 'Have this seen today.',
  within_days: 'Have this seen in the next days.',
  within_weeks: 'Show this to somebody in the next weeks.',
};
