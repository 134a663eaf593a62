// The words of a programme's page and of a run-walk plan's page.

import type { Block } from '../ipc/generated/Block';
import type { Count } from '../ipc/generated/Count';
import type { Item } from '../ipc/generated/Item';
import type { ItemSides } from '../ipc/generated/ItemSides';
import type { Order } from '../ipc/generated/Order';
import type { Phase } from '../ipc/generated/Phase';
import type { PreviewStep } from '../ipc/generated/PreviewStep';
import type { Programme } from '../ipc/generated/Programme';
import type { RunPlan } from '../ipc/generated/RunPlan';
import type { RunStep } from '../ipc/generated/RunStep';
import type { SessionPlan } from '../ipc/generated/SessionPlan';
import type { SessionPreview } from '../ipc/generated/SessionPreview';
import type { Sourced } from '../ipc/generated/Sourced';
import { phaseWord } from './session';
import { capital, count, kilograms, spell } from './words';

export const programme = {
  duplicate: 'Duplicate',
  change: 'Change',
  export: 'Export',
  exporting: 'Exporting',
  remove: 'Remove',
  removeAsk: 'Take it out of the library?',
  removeMeans: 'Sessions that you played with it stay in History, as they were.',
  keep: 'Keep it',
  partial: 'Partial. Not in here:',
  own: 'Your own',
  ladder: 'The ladder',
  ladderMeans: 'Choose a phase to see its sessions.',
  overlap: 'Phases overlap where the programme says so: the next begins when its criteria are met, not by the calendar.',
  weeks: 'Weeks',
  goal: 'Goal',
  session: 'Session',
  sessions: 'Sessions of this phase',
  doses: 'What is asked',
  steps: 'Step by step',
  pain: 'Pain rule',
  noPain: 'This programme gives no rule for pain.',
  during: 'During, at most',
  after: 'After, at most',
  advance: 'Before the dose rises',
  phaseAdvance: 'Before the next phase',
  noAdvance: 'This programme gives no criteria for moving on.',
  people: 'What happened to the people in the trial',
  noPeople: 'Sinew has no figures from a trial of this programme.',
  asTolerated: 'With less volume',
  evidence: 'How well it is studied',
  sources: 'Sources',
  credit: 'Credit',
  doi: 'DOI',
  rest: 'Rest',
  rests: 'Rests and order',
  betweenSets: 'Between sets',
  betweenExercises: 'Between exercises',
  gap: 'Between sessions, at least',
  back: 'Back',
  ownPace: 'In your own time',
  optional: 'May be left out',
  week: 'week',
  weeksOf: 'weeks',
  aWeek: (often: string) => (often === '1' ? 'session a week' : 'sessions a week'),
  length: 'a session',
  bestSource: 'the best of its sources',
  tempo: 'tempo',
  figureOf: (name: string) => `${name}, drawn as a still.`,
} as const;

export const runPlan = {
  kicker: 'Plan for running again',
  days: 'how often',
  everyStep: 'Every run',
  sources: 'Sources',
  what: 'What you do',
  running: 'Running',
  all: 'With walks',
  sessions: 'Sessions',
  from: 'Source',
  gate: 'Before the first run',
  rules: 'Rules',
  evidence: 'How well it is studied',
  walk: 'walk',
  credit: 'Credit',
  noAll: 'by distance',
} as const;

export const orderWord: Record<Order, string> = {
  by_exercise: 'Each exercise with one leg, then the other',
  by_side: 'Everything with one leg, then the other',
};

export const sidesWord: Record<ItemSides, string> = {
  injured: 'The injured side',
  each: 'One side after the other',
  together: 'Both sides at once',
};

const barsWord = ['Set by you', 'Habit', 'One or a few small trials', 'Trials'];

export function barsTitle(bars: number): string {
  return barsWord[bars] ?? '';
}

/** "12", "10 to 15" */
export function span(n: Sourced<number>): string {
  return n.to == null ? String(n.value) : `${String(n.value)} to ${String(n.to)}`;
}

/** "12 weeks", "10 to 26 weeks" */
export function weeksSaid(n: Sourced<number>): string {
  return n.to == null ? count(n.value, 'week') : `${span(n)} weeks`;
}

/** "Week 1", "Weeks 2 to 5" */
export function phaseWeeks(phase: Pick<Phase, 'from' | 'to'>): string {
  return phase.from === phase.to ? `Week ${String(phase.from)}` : `Weeks ${String(phase.from)} to ${String(phase.to)}`;
}

/** "Every day", "3 days a week", "Every second day" */
export function daysSaid(session: SessionPlan): string {
  const { days_per_week: week, every_days: every } = session;
  if (every != null) {
    if (every.to != null) return `Every ${span(every)} days`;
    return every.value === 1 ? 'Every day' : every.value === 2 ? 'Every second day' : `Every ${String(every.value)} days`;
  }
  if (week == null) return '';
  if (week.to == null && week.value === 7) return 'Every day';
  return week.to == null ? `${count(week.value, 'day')} a week` : `${span(week)} days a week`;
}

/** "once", "twice", "2 to 3 times" */
export function timesSaid(n: Sourced<number> | null | undefined): string {
  if (n == null || (n.to == null && n.value === 1)) return 'once';
  return n.to == null && n.value === 2 ? 'twice' : `${span(n)} times`;
}

/** "Every day, twice" */
export function oftenSaid(session: SessionPlan): string {
  const times = timesSaid(session.per_day);
  return times === 'once' ? daysSaid(session) : `${daysSaid(session)}, ${times} a day`;
}

/** How many sessions a week: "14", "2 to 3", "3 to 4" for every second day. */
export function aWeek(session: SessionPlan): string {
  const perDay = session.per_day ?? { value: 1, to: null };
  const least = (n: { value: number }) => n.value;
  const most = (n: { value: number; to: number | null | undefined }) => n.to ?? n.value;
  const { days_per_week: week, every_days: every } = session;
  let low = 0;
  let high = 0;
  if (week != null) {
    low = least(week) * least(perDay);
    high = most(week) * most(perDay);
  } else if (every != null) {
    low = Math.floor(7 / most(every)) * least(perDay);
    high = Math.ceil(7 / least(every)) * most(perDay);
  }
  return low === high ? String(low) : `${String(low)} to ${String(high)}`;
}

/** "4 s", "2.5 s", "3 to 5 s": a part of a rep */
export function partSeconds(n: Sourced<number>): string {
  return `${span(n)} s`;
}

/** "45 s", "5 min", "30 s to 1 min" */
export function secondsSaid(n: Sourced<number>): string {
  return n.to == null ? spell(n.value * 1000) : `${spell(n.value * 1000)} to ${spell(n.to * 1000)}`;
}

const countWord: Record<Count, string> = { reps: '', steps: ' steps', circles: ' circles', marbles: ' marbles' };

/** What is done in a set: "15", "10 to 15 steps", "12, 10, 8", "45 s". */
export function setSaid(item: Item): string {
  if (item.reps_by_set != null) return item.reps_by_set.value.join(', ') + countWord[item.count];
  if (item.reps != null) return span(item.reps) + countWord[item.count];
  if (item.hold_s != null) return secondsSaid(item.hold_s);
  return item.move_s == null ? '' : secondsSaid(item.move_s);
}

/** "3 × 15" */
export function doseSaid(item: Item): string {
  return item.reps_by_set == null ? `${span(item.sets)} × ${setSaid(item)}` : setSaid(item);
}

/** What the number of a set is: "reps", "hold", "keep going". */
export function doseKind(item: Item): string {
  if (item.hold_s != null) return 'hold';
  if (item.move_s != null) return 'keep going';
  return item.count === 'reps' ? 'reps' : '';
}

/** "12 RM", "5 kg", or the words of the file. */
export function loadSaid(item: Item): string {
  const load = item.load;
  if (load == null) return '';
  if (load.rm != null) return `${span(load.rm)} RM: the most that you can move ${span(load.rm)} times`;
  if (load.kg != null) return load.kg.to == null ? kilograms(load.kg.value) : `${span(load.kg)} kg`;
  return load.text ?? '';
}

/** "12 min 30 s a side", "5 min" */
export function lengthSaid(preview: Pick<SessionPreview, 'one_side_ms' | 'both_ms' | 'sided'>): string {
  return preview.sided ? `${spell(preview.one_side_ms)} a side` : spell(preview.both_ms);
}

/** "28 min 20 s with both legs" where that is longer. */
export function bothSaid(preview: Pick<SessionPreview, 'both_ms' | 'sided'>): string {
  return preview.sided ? `${spell(preview.both_ms)} with both legs` : '';
}

/** "Heel drop, knee straight" or what the step is when nothing is exercised. */
export function stepName(step: PreviewStep): string {
  return step.exercise?.name ?? phaseWord[step.kind];
}

/** "Set 1 of 3, 15 reps, 12 RM" */
export function stepMore(step: PreviewStep): string {
  const parts: string[] = [];
  if (step.set_no !== null && step.set_of !== null) parts.push(`Set ${String(step.set_no)} of ${String(step.set_of)}`);
  if (step.reps !== null) parts.push(count(step.reps, 'rep'));
  if (step.reps === null && step.exercise !== null) parts.push(phaseWord[step.kind].toLowerCase());
  if (step.load_kg !== null) parts.push(kilograms(step.load_kg));
  if (step.load_rm !== null) parts.push(`${String(step.load_rm)} RM`);
  return parts.join(', ');
}

/** "12 steps, 14 min 10 s a side" */
export function stepsSaid(preview: SessionPreview): string {
  return `${count(preview.steps.length, 'step')}, ${lengthSaid(preview)}`;
}

/** What is listed, and with what it begins. */
export function stepsMeans(preview: SessionPreview): string {
  return `${stepsSaid(preview)}. ${preview.sided ? 'Shown with one leg. ' : ''}It starts with a count-in of ten seconds.`;
}

/** "Partial. Not in here: …" */
export function missingSaid(programme: Programme): string {
  return programme.missing ?? '';
}

export function removedSaid(name: string): string {
  return `${name} is out of the library.`;
}

export function exportedSaid(path: string): string {
  return `Written to ${path}`;
}

/** "1 min", "90 s" is "1 min 30 s"; metres as "400 m" and "1.6 km" */
function partSaid(seconds: number | null, metres: number | null): string {
  if (seconds !== null && seconds > 0) return spell(seconds * 1000);
  if (metres === null || metres <= 0) return '';
  return metres < 1000 ? `${String(metres)} m` : `${String(Number((metres / 1000).toFixed(2)))} km`;
}

/** "10 × (1 min run, 1 min walk)", "20 min run" */
export function blockSaid(block: Block): string {
  const run = partSaid(block.run_s, block.run_m);
  const walk = partSaid(block.walk_s, block.walk_m);
  const one = [run && `run ${run}`, walk && `walk ${walk}`].filter(Boolean).join(', ');
  const times = block.times_to == null ? String(block.times) : `${String(block.times)} to ${String(block.times_to)}`;
  return times === '1' ? one : `${times} × (${one})`;
}

/** The blocks of a step, one line each; what comes again and again is said once. */
export function blocksSaid(blocks: Block[]): string[] {
  const lines = blocks.map(blockSaid);
  for (let length = 1; length <= lines.length / 2; length += 1) {
    if (lines.length % length !== 0 || !lines.every((line, i) => line === lines[i % length])) continue;
    return [`${String(lines.length / length)} times: ${lines.slice(0, length).join(', then ')}`];
  }
  return lines.map((line, i) => (i === 0 ? line : `then ${line}`));
}

/** Running, and running with walking, of one session; null where a part goes by distance. */
export function stepTotals(step: RunStep): { run: string; all: string } | null {
  const total = (of: (block: Block) => number | null, most: boolean) =>
    step.blocks.reduce<number | null>((sum, b) => {
      const one = of(b);
      return sum === null || one === null ? null : sum + one * (most ? (b.times_to ?? b.times) : b.times);
    }, 0);
  const run = (b: Block) => (b.run_m !== null ? null : (b.run_s ?? 0));
  const all = (b: Block) => (b.run_m !== null || b.walk_m !== null ? null : (b.run_s ?? 0) + (b.walk_s ?? 0));
  const said = (of: (block: Block) => number | null) => {
    const [low, high] = [total(of, false), total(of, true)];
    if (low === null || high === null) return null;
    return low === high ? spell(low * 1000) : `${spell(low * 1000)} to ${spell(high * 1000)}`;
  };
  const [running, both] = [said(run), said(all)];
  return running === null || both === null ? null : { run: running, all: both };
}

/** "Week 3", "Level 2: Jog the straights" */
export function runStepName(plan: RunPlan, step: RunStep): string {
  const n = `${capital(plan.unit)} ${String(step.n)}`;
  return step.name === n ? n : `${n}: ${step.name}`;
}

/** "12 weeks", "9 levels" */
export function runLength(plan: RunPlan): string {
  return count(plan.steps.length, plan.unit);
}

/** "3 days a week", "Every second day" */
export function runDays(plan: RunPlan): string {
  return daysSaid({ name: '', days_per_week: plan.days_per_week, every_days: plan.every_days, per_day: null, items: [] });
}
