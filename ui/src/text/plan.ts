// The words of running programmes: where they stand, why a dose is what it is, limits, loads, and pauses.

import type { Conflict } from '../ipc/generated/Conflict';
import type { Decided } from '../ipc/generated/Decided';
import type { LadderRung } from '../ipc/generated/LadderRung';
import type { LimitKind } from '../ipc/generated/LimitKind';
import type { LoadLine } from '../ipc/generated/LoadLine';
import type { OverrideLine } from '../ipc/generated/OverrideLine';
import type { PlanEnd } from '../ipc/generated/PlanEnd';
import type { PlanLine } from '../ipc/generated/PlanLine';
import type { ReasonLine } from '../ipc/generated/ReasonLine';
import type { RevisionLine } from '../ipc/generated/RevisionLine';
import type { SetBy } from '../ipc/generated/SetBy';
import type { SourceNote } from '../ipc/generated/SourceNote';
import { reasonSaid } from './reasons';
import { outcomeSaid } from './suggestion';
import { count, dayShort, kilograms, legsWord, list } from './words';

export const plans = {
  title: 'Your programmes',
  running: 'Running',
  ended: 'Earlier ones',
  start: 'Start another',
  first: 'Start a programme',
  none: 'Nothing is running.',
  noneMore: 'Start a programme from the library, or read there first.',
  library: 'Look in the library',
  care: 'Warning signs and visits',
  capacity: 'Test what a leg can do',
  questions: 'Questions for the next visit',
  beside: 'Also here',
} as const;

export const plan = {
  pause: 'Pause',
  back: 'Come back',
  paused: 'Paused',
  week: 'Week',
  now: 'Now',
  done: 'done',
  toCome: 'to come',
  ladder: 'The ladder',
  ladderMeans: 'No week has a date. It comes when the one before has shown what it takes.',
  gate: 'Before the next phase',
  why: 'Why this much',
  loads: 'Loads',
  loadsMeans: 'What you hold or carry. What was never told is not zero.',
  limits: 'Limits',
  limitsMeans: 'The dose does not go past these.',
  noLimits: 'None is set.',
  addLimit: 'Add a limit',
  takeAway: 'Take away',
  takenAway: 'Taken away.',
  changes: 'Changes so far',
  when: 'When',
  change: 'Change',
  everyDay: 'Every day',
  noDay: 'No day chosen',
  tooClose: 'Close to another programme',
  sameSlot: 'Both ask for the same time of day.',
  sameTissue: 'Both load the same tissue at the same place.',
  lighter: 'A lighter week',
  lighterMeans: 'Fewer sets for seven days, and nothing rises in it. It belongs to the plan; it is no step back.',
  lighterOn: 'The lighter week is on.',
  lighterBegin: 'Begin a lighter week',
  lighterBack: 'Take it back',
  mode: 'Which pain lets the dose rise',
  band: 'How long it often takes',
  bandMeans: 'A range to plan with, not a promise.',
  criteria: 'Before you run again',
  criteriaMeans: 'All of these at once, not most of them. What the log knows, it fills in.',
  criteriaTick: 'Tick what is so.',
  fromLog: 'From your log',
  met: 'So it is',
  notMet: 'Not yet',
  unknown: 'Not known',
  graduate: 'Go on to upkeep',
  graduateMeans: 'The last week has shown what it takes. Upkeep is a small programme that keeps it.',
  capacity: 'What each leg can do',
  questions: 'Questions for the next visit',
  all: 'All programmes',
  end: 'End this programme',
  endMeans: 'It leaves Today. What you did stays in History, and it can be started again.',
  endKeep: 'Keep it',
  endNow: 'End it',
  endedSaid: 'Ended.',
  library: 'About this programme',
  goBack: 'Back',
  save: 'Save',
  cancel: 'Cancel',
  saved: 'Saved.',
  eachSession: 'each session',
  aWeek: 'a week',
  since: 'Since',
  begun: 'Begun on',
  from: 'from',
  to: 'to',
  whenNeeds: 'It needs one day and one time at least, and each time ends after it begins.',
  olderChanges: (n: number) => `${String(n)} older`,
} as const;

export const load = {
  title: 'Load',
  kg: 'Kilograms',
  tell: 'Tell it',
  change: 'Change',
  notTold: 'not told',
  pack: 'A backpack, or other things',
  packMeans: 'Counted once into kilograms: weigh one thing, and say how many.',
  things: 'How many',
  each: 'One weighs, kg',
  use: 'Take it over',
  wrong: 'A weight in kilograms, such as 7.5.',
  sure: 'That is far from the last one.',
  sureAsk: (kg: number) => `Is ${kilograms(kg)} right?`,
  sureYes: 'Yes, it is right',
  sureNo: 'Change the number',
} as const;

export const limitForm = {
  title: 'A limit',
  what: 'What',
  atMost: 'At most',
  by: 'Who set it',
  who: 'Name, if you like',
  until: 'Until, if there is a last day',
  everywhere: 'For every programme, not only this one',
  wrong: 'A number that fits: pain from 0 to 10, the rest above zero.',
} as const;

export const setByWord: Record<SetBy, string> = { clinician: 'A physio or doctor', person: 'I did' };
export const modeChoices = [
  { value: 'strict', label: 'Careful', means: 'Only when pain stayed low. Sinew’s own default.' },
  { value: 'published', label: 'As published', means: 'As long as pain stayed inside the limit of the study.' },
] as const;
export const endWord: Record<PlanEnd, string> = { graduated: 'Went on to upkeep', stopped: 'Ended' };
export const weekdayWord = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

const limitWords: Record<LimitKind, { label: string; unit: string }> = {
  pain_during: { label: 'Pain while loading', unit: 'of 10' },
  pain_after: { label: 'Pain after', unit: 'of 10' },
  load_kg: { label: 'Load', unit: 'kg' },
  sets: { label: 'Sets', unit: '' },
  reps: { label: 'Reps', unit: '' },
  hold_s: { label: 'Hold', unit: 's' },
  week: { label: 'Week of the programme', unit: '' },
};
export const limitKinds = Object.keys(limitWords) as LimitKind[];
export const limitLabel = (kind: LimitKind): string => limitWords[kind].label;
export const limitUnit = (kind: LimitKind): string => limitWords[kind].unit;

/** "Load: at most 10 kg" */
export function limitSaid(of: { kind: LimitKind; at_most: number }): string {
  return `${limitLabel(of.kind)}: at most ${[String(of.at_most), limitUnit(of.kind)].filter(Boolean).join(' ')}`;
}

/** "Ana Ruiz, physio. Until 20 April." */
export function limitFrom(of: { by: SetBy; who: string | null; until: string | null }): string {
  const who = of.by === 'person' ? 'Set by you' : (of.who ?? 'A physio or doctor');
  return of.until === null ? `${who}.` : `${who}. Until ${dayMonth(of.until)}.`;
}

/** "24 March" from "2026-03-24"; the day is a label, so it is read in UTC. */
export function dayMonth(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  return Number.isNaN(at.getTime()) ? day : new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(at);
}

/** "24 March 2026" */
export function dayYear(day: string): string {
  return `${dayMonth(day)} ${day.slice(0, 4)}`;
}

/** "Achilles tendon, mid-portion, left leg" */
export function planOf(line: PlanLine): string {
  const parts = [line.topic?.name, line.form, legsWord[line.legs]].filter((part) => part != null);
  return parts.map((part, i) => (i === 0 ? part : `${part.slice(0, 1).toLowerCase()}${part.slice(1)}`)).join(', ');
}

/** "Week 5 of 12" */
export function weekOf(line: Pick<PlanLine, 'week' | 'weeks'>): string {
  return `Week ${String(line.week)} of ${String(line.weeks)}`;
}

/** The name says only which weeks it covers, and each of them stands below it. */
export function onlyWeeks(phase: string): boolean {
  return /^weeks? \d/i.test(phase);
}

/** "3 × 15 Heel drop, knee straight" in its two parts; what has no number is all name. */
function parts(dose: string): { dose: string; name: string } {
  const found = /^((?:\d+, )*\d[\d–]*(?: × [\d–.]+(?: s)?)?) (.*)$/.exec(dose);
  return { dose: found?.[1] ?? '', name: found?.[2] ?? dose };
}

/** Each dose with the exercises that have it: "3 × 15 heel drop, knee straight; heel drop, knee bent". */
export function dosesOf(doses: readonly string[]): { dose: string; names: string[] }[] {
  const by = new Map<string, string[]>();
  for (const { dose, name } of doses.map(parts)) {
    const names = by.get(dose) ?? [];
    if (!names.includes(name)) by.set(dose, [...names, name]);
  }
  // A number is never broken over two lines.
  return [...by].map(([dose, names]) => ({ dose: dose.replaceAll(' ', '\u00a0'), names }));
}

/** "3 × 15 of both", "3 × 15 of 3 exercises, 2 × 12": only how much. */
export function dosesSaid(doses: readonly string[]): string {
  const by = dosesOf(doses);
  const [first] = by;
  if (by.length === 1 && first !== undefined && first.names.length > 1) return `${first.dose} of ${first.names.length === 2 ? 'both' : 'each'}`;
  return by.map(({ dose, names }) => (names.length === 1 ? dose : `${dose} of ${String(names.length)} exercises`)).join(', ');
}

/** "Heel drop, knee straight; heel drop, knee bent" */
export function namesSaid(names: readonly string[]): string {
  return names.map((name, i) => (i === 0 ? name : `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`)).join('; ');
}

export function sessionsSaid(n: number): string {
  return `${count(n, 'session')} a week`;
}

/** "Week 6, to come. 3 × 15 of both, 14 sessions a week." */
export function rungSaid(rung: LadderRung): string {
  return rung.now ? `, ${plan.now.toLowerCase()}` : `, ${rung.done ? plan.done : plan.toCome}`;
}

/** A change, or a decision: what it was, and what stands behind it. */
export type Said = { title: string; more: string; source: SourceNote | null };

/** Of a load the program names the exercise by its id. */
function named(reason: ReasonLine, loads: readonly LoadLine[]): ReasonLine {
  if (reason.what !== 'load_told') return reason;
  return { ...reason, exercise: loads.find((l) => l.exercise.id === reason.exercise)?.exercise.name ?? reason.exercise };
}

/** One part of "why this much?". */
export function whySaid(reason: ReasonLine, loads: readonly LoadLine[]): Said {
  return reasonSaid(named(reason, loads));
}

export function revisionSaid(of: RevisionLine, loads: readonly LoadLine[]): Said {
  if (of.reason !== null) return whySaid(of.reason, loads);
  return { title: of.ended === null ? 'Started' : endWord[of.ended], more: `On ${dayShort(of.day)}.`, source: null };
}

const decidedSaid: Record<Decided, string> = { accept: 'You took it', keep: 'You kept it as it was', ask: 'You wanted to ask first' };

/** What was decided, and no more. */
export function overrideSaid(of: OverrideLine): Said {
  return { title: decidedSaid[of.decided], more: `On ${dayShort(of.day)}. Suggested was: ${outcomeSaid(of.suggested)}.`, source: null };
}

/** "5 kg", "find what you can move 10 times", "not told" */
export function loadSaid(of: LoadLine): string {
  if (of.kg !== null) return kilograms(of.kg);
  return of.rm === null ? load.notTold : `still to find: the most you can move ${String(of.rm)} times`;
}

/** "Monday, Wednesday and Friday" */
export function weekdaysSaid(days: readonly boolean[]): string {
  const on = weekdayWord.filter((_, i) => days[i]);
  if (on.length === 7) return plan.everyDay;
  return on.length === 0 ? plan.noDay : list([...on]);
}

/** "Within 48 hours of Alfredson heel drops, on Monday and Friday." */
export function conflictSaid(of: Conflict): string {
  if (of.kind === 'same_tissue') return `${of.programme.name}. ${plan.sameTissue}`;
  if (of.kind === 'same_slot') return `${of.programme.name}. ${plan.sameSlot}`;
  const gap = of.gap_h === null ? 'Too close to' : `Less than ${String(of.gap_h)} hours from`;
  return `${gap} ${of.programme.name}: ${weekdaysSaid(of.days)}.`;
}

/** "About 6 to 12 weeks" */
export function bandWeeks([, from, to]: readonly [string, number, number]): string {
  return `About ${String(from)} to ${String(to)} weeks`;
}
