// The words of the calendar, of a day, and of the four numbers.

import type { AdherenceSpan } from '../ipc/generated/AdherenceSpan';
import type { AdherenceView } from '../ipc/generated/AdherenceView';
import type { DayAskDetail } from '../ipc/generated/DayAskDetail';
import type { DayLook } from '../ipc/generated/DayLook';
import type { GoodWeeksView } from '../ipc/generated/GoodWeeksView';
import type { LookAsk } from '../ipc/generated/LookAsk';
import type { LookDay } from '../ipc/generated/LookDay';
import type { NumberView } from '../ipc/generated/NumberView';
import type { Span } from '../ipc/generated/Span';
import type { WeekMark } from '../ipc/generated/WeekMark';
import { markWord, skipWord } from './today';
import { capital, count, list, outOfTen, slotWord } from './words';

export const look = {
  tabs: 'Parts of History',
  calendar: 'Calendar',
  list: 'List',
  calendarLead: 'What each day asked for, and what became of it.',
  grid: 'Days by week',
  gridKeys: 'Arrow keys move by day and by week, Home and End within a week, Page Up and Page Down by month. Enter opens the day.',
  earlier: 'Earlier',
  later: 'Later',
  filters: 'What is shown',
  plan: 'Programme',
  anyPlan: 'All programmes',
  exercise: 'Exercise',
  anyExercise: 'All exercises',
  side: 'Side',
  anySide: 'Both sides',
  reset: 'Show all',
  legend: 'What the shapes mean',
  open: 'Open this day',
  inWords: 'The same weeks in words',
  noAsk: 'No plan asked for anything.',
  empty: 'Your first session will appear here.',
  emptyMore: 'Until then the calendar is drawn as it will be: a column for each week, a shape for each day.',
  numbers: 'Done of what was asked',
  numbersLead: 'Four numbers, because each can be kept without the others.',
  of: 'of',
  noneAsked: 'none asked',
  noLoad: 'no load set',
  sourceOfLines: 'Where the two lines are from',
  trend: 'Consistency trend',
  trendKind: 'A trend, and not how much was done.',
  noTrend: 'It begins with the first day that is over.',
  weeks: 'Good weeks in a row',
  hideWeeks: 'Hide these',
  hidden: 'Hidden. Settings brings them back.',
  listEmpty: 'No session of this kind in these weeks.',
  listEarlier: 'Show earlier weeks',
  listEnd: 'That is the first session there is.',
  dayBack: 'Back to the calendar',
  dayBefore: 'The day before',
  dayAfter: 'The day after',
  asked: 'Asked for',
  askedNone: 'Nothing was asked for on this day.',
  sessions: 'Sessions',
  noSessions: 'None.',
  morning: 'Its morning',
  noMorning: 'Not answered.',
  columns: { session: 'Session', became: 'What became of it', sets: 'Sets', reps: 'Reps', load: 'Load' },
} as const;

export const lookWord: Record<DayLook, string> = {
  done: 'Done', partial: 'Part done', skipped: 'Left out', missed: 'Not done', paused: 'Paused', rest: 'Rest day',
  extra: 'More than asked', to_come: 'To come', none: 'No plan',
};

/** The shapes in the order of the legend; today is a ring around any of them. */
export const legend: readonly { look: DayLook; word: string }[] = [
  { look: 'done', word: 'Done' },
  { look: 'partial', word: 'Part done' },
  { look: 'skipped', word: 'Left out, with a reason' },
  { look: 'missed', word: 'Not done' },
  { look: 'paused', word: 'Paused' },
  { look: 'rest', word: 'Rest day' },
  { look: 'extra', word: 'More than asked' },
  { look: 'to_come', word: 'To come' },
  { look: 'none', word: 'No plan' },
];
export const todayWord = 'Today';

export const spanWord: Record<Span, string> = { week: '7 days', four_weeks: '28 days', whole: 'Whole programme' };

export const weekMarkWord: Record<WeekMark, string> = {
  good: 'a good week', neither: 'paused, or nothing was asked', frozen: 'carried over by a freeze', other: 'another week', open: 'not over yet',
};

function dated(day: string, options: Intl.DateTimeFormatOptions): string {
  const at = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? day : new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(at);
}

/** "Sunday 22 November 2026" */
export function dayInYear(day: string): string {
  return dated(day, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).replace(',', '');
}

/** "24 August to 22 November 2026" */
export function stretch(from: string, to: string): string {
  const long = { day: 'numeric', month: 'long', year: 'numeric' } as const;
  const sameYear = from.slice(0, 4) === to.slice(0, 4);
  return `${dated(from, sameYear ? { day: 'numeric', month: 'long' } : long)} to ${dated(to, long)}`;
}

/** "Sep", and in January its year. */
export function monthShort(day: string): string {
  const month = dated(day, { month: 'short' }).slice(0, 3);
  return day.slice(5, 7) === '01' ? `${month} ${day.slice(0, 4)}` : month;
}

/** "left out: no time", "done" */
export function becameSaid(ask: LookAsk): string {
  if (ask.mark !== 'skipped') return markWord[ask.mark].toLowerCase();
  if (ask.followed) return 'left out, as Sinew suggested';
  if (ask.skipped === 'clinician') return 'taken out by a clinician';
  return ask.skipped === null || ask.skipped === 'not_said' ? 'left out' : `left out: ${skipWord[ask.skipped].toLowerCase()}`;
}

/** "Morning: done." for each of a day, and what came beyond. */
export function asksSaid(day: LookDay): string[] {
  const asks = day.asks.map((ask) => `${slotWord[ask.slot]}: ${becameSaid(ask)}.`);
  return day.extra === 0 ? asks : [...asks, `${count(day.extra, 'session')} more than asked.`];
}

/** "Sunday 22 November 2026, today. Part done. Morning: done. Evening: not done." */
export function lookDaySaid(day: LookDay, today: string): string {
  const now = day.day === today ? `, ${todayWord.toLowerCase()}` : '';
  return [`${dayInYear(day.day)}${now}.`, `${lookWord[day.look]}.`, ...asksSaid(day)].join(' ');
}

const plain = (n: number) => n.toLocaleString('en-GB', { maximumFractionDigits: 1 });

/** "12 of 14" */
export function doneOf(n: NumberView): string {
  return `${plain(n.done)} ${look.of} ${plain(n.asked)}`;
}

export function percentSaid(n: NumberView, load = false): string {
  if (n.percent === null) return load ? look.noLoad : look.noneAsked;
  return `${String(Math.round(n.percent))} %`;
}

export type Column = 'sessions' | 'sets' | 'reps' | 'load';
export const columns: readonly Column[] = ['sessions', 'sets', 'reps', 'load'];
export const columnWord: Record<Column, string> = { sessions: 'Sessions', sets: 'Sets', reps: 'Reps', load: 'Load' };
export const columnMeans: Partial<Record<Column, string>> = { load: 'kg times reps' };

/** What is in none of the four numbers, or has a word to it. */
export function besideSaid(span: AdherenceSpan): string[] {
  const said: string[] = [];
  if (span.paused > 0) said.push(`${count(span.paused, 'paused session')}: not counted`);
  if (span.cancelled > 0) said.push(`${count(span.cancelled, 'session')} taken out by a clinician: not counted`);
  if (span.followed > 0) said.push(`${count(span.followed, 'session')} left out as Sinew suggested: counted as followed`);
  if (span.load_untold > 0) said.push(`${count(span.load_untold, 'session')} without a told load: not in the load`);
  if (span.rest > 0) said.push(`${plain(span.rest_kept)} of ${count(span.rest, 'rest day')} kept`);
  if (span.extra > 0) said.push(`${count(span.extra, 'session')} more than asked: adds nothing`);
  return said;
}

/** "Much more was done than asked in the last 7 days: above 120 % of the sets." */
export function muchSaid(view: AdherenceView): string | null {
  const spans = view.spans.filter((span) => span.much).map((span) => spanWord[span.span].toLowerCase());
  if (spans.length === 0) return null;
  return `More than ${view.extra_line.value} of the sets were done: ${list(spans)}. More does not make a tendon quicker; it is flagged so that you know.`;
}

/** "The marks stand at 80 % and 75 %." */
export function linesSaid(view: AdherenceView): string {
  return `The marks on each bar stand at ${String(view.line)} % and ${String(view.lower_line)} %. Trials drew such lines for themselves, each where it liked. They are no limits: from which part on exercises work is not known.`;
}

export function wholeOf(view: AdherenceView): string {
  return view.plans.length === 0 ? look.numbersLead : `${list(view.plans.map((plan) => plan.name))}. ${look.numbersLead}`;
}

/** "62 of 100. After four weeks without a gap it stands at 78." */
export function trendSaid(view: AdherenceView): string {
  return `How even the days were, the last ones weighing most. It is slow: four weeks without a gap bring it to ${String(view.trend.after_four_weeks)} of 100. Rest days and pauses leave it as it is.`;
}

export function trendShape(view: AdherenceView): string {
  const first = view.trend.points[0];
  const last = view.trend.points.at(-1);
  if (first === undefined || last === undefined) return look.noTrend;
  return `From ${plain(first.value)} on ${dayInYear(first.day)} to ${plain(last.value)} on ${dayInYear(last.day)}, of 100.`;
}

/** "6 good weeks in a row." */
export function weeksSaid(weeks: GoodWeeksView): string {
  const kept = weeks.freezes === 0 ? 'No freeze kept yet' : `${count(weeks.freezes, 'freeze')} kept`;
  return `${kept}, of ${String(weeks.freezes_max)} at most. A freeze carries over one week that went otherwise; a paused week neither adds nor ends.`;
}

/** "Week from Monday 16 November 2026: a good week." */
export function weekSaid(week: { monday: string; mark: WeekMark }): string {
  return `Week from ${dayInYear(week.monday)}: ${weekMarkWord[week.mark]}`;
}

/** "12 of 12 sets" */
export function partOf(n: NumberView): string {
  return n.asked === 0 ? '–' : doneOf(n);
}

export function loadOf(ask: DayAskDetail): string {
  if (ask.load_untold) return 'not told';
  return ask.load.asked === 0 ? look.noLoad : `${doneOf(ask.load)} kg × reps`;
}

export function morningSaid(m: { pain: number | null; stiffness_min: number | null; something_new: boolean | null; recalled: boolean }): string[] {
  const said = [`Pain of the first steps: ${outOfTen(m.pain)}`];
  said.push(`Stiffness: ${m.stiffness_min === null ? 'not answered' : count(m.stiffness_min, 'minute')}`);
  if (m.something_new === true) said.push('Something new');
  if (m.recalled) said.push('Told a day later or more');
  return said;
}

export function filteredSaid(names: string[]): string {
  return names.length === 0 ? '' : `Only ${list(names)}.`;
}

export const dayTitle = (day: string) => capital(dayInYear(day));
