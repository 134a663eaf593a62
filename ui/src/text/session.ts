// Every sentence of the session screen and of the shell around all screens.

import type { Count } from '../ipc/generated/Count';
import type { EndReason } from '../ipc/generated/EndReason';
import type { LastSet } from '../ipc/generated/LastSet';
import type { Leg } from '../ipc/generated/Leg';
import type { NextStep } from '../ipc/generated/NextStep';
import type { PhaseKind } from '../ipc/generated/PhaseKind';
import type { SetCell } from '../ipc/generated/SetCell';
import type { Snapshot } from '../ipc/generated/Snapshot';
import type { StepView } from '../ipc/generated/StepView';
import type { TodayPlan } from '../ipc/generated/TodayPlan';
import { capital, count, kilograms, legsWord } from './words';

export const shell = {
  main: 'Main',
  today: 'Today',
  library: 'Library',
  runs: 'Running',
  history: 'History',
  settings: 'Settings',
  signs: 'Warning signs',
  larger: 'This screen is made for a larger window.',
  toToday: 'Back to Today',
  plans: 'Your programmes',
} as const;

/** "Left leg, Achilles tendon" */
export function whereSaid({ line }: TodayPlan): string {
  return `${legsWord[line.legs]}, ${line.topic?.name ?? line.programme.name}`;
}

/** "Week 5 of 12" */
export function weekSaid({ line, over }: TodayPlan): string {
  if (line.paused) return 'Paused';
  return over ? 'The last week is done' : `Week ${String(line.week)} of ${String(line.weeks)}`;
}

export const phaseWord: Record<PhaseKind, string> = {
  get_ready: 'Get ready',
  lower: 'Lower',
  hold: 'Hold',
  raise: 'Raise',
  move: 'Keep going',
  self_paced: 'Your pace',
  run: 'Run',
  walk: 'Walk',
  rest: 'Rest',
  switch_side: 'Switch',
};

export const reasons: readonly { reason: EndReason; label: string }[] = [
  { reason: 'hurts', label: 'It hurts' },
  { reason: 'tired', label: 'Tired' },
  { reason: 'form_went', label: 'Form went' },
  { reason: 'no_time', label: 'No time' },
];

export const words = {
  title: 'Session',
  controls: 'Controls',
  paused: 'Paused',
  kept: 'Your place is kept.',
  seconds: 'sec',
  next: 'Next',
  done: 'done',
  over: 'The session is done',
  switchAsk: 'Press Space when your other leg is ready',
  doneKey: 'set done',
  lastSet: 'Last set',
  pause: 'Pause',
  go: 'Continue',
  ready: 'Ready',
  rep: 'Rep done',
  setDone: 'Set done',
  back: 'Back',
  redo: 'Redo set',
  skip: 'Skip',
  skipSet: 'Skip set',
  skipRest: 'Skip rest',
  endSet: 'End set',
  moreRest: '15 s more',
  correct: 'Correct',
  correctTitle: 'Correct the last set',
  allKeys: 'Keys',
  stop: 'Stop and save',
  silent: 'No sound. The session goes on without it; sound returns by itself.',
  mayLock: 'The screen may lock.',
  endAsk: 'End this set. Why?',
  cancel: 'Cancel',
  stopAsk: 'Stop here and save?',
  stopWhy: 'Why (you can leave this out)',
  keepGoing: 'Keep going',
  keysTitle: 'All keys',
  close: 'Close',
  toSession: 'Back to the session',
  reps: 'Reps',
  fewer: 'One rep fewer',
  more: 'One rep more',
  load: 'Load, kg',
  save: 'Save',
  wrongReps: 'Reps: a whole number from 0 to 999.',
  wrongLoad: 'Load: 0 to 500 kg, or left empty.',
} as const;

const oneOf: Record<Count, string> = { reps: 'rep', steps: 'step', circles: 'circle', marbles: 'marble' };

/** "15 reps", "20 steps" */
export function counted(n: number, what: Count): string {
  return count(n, oneOf[what]);
}

/** "one step done" */
export function oneDone(what: Count): string {
  return `one ${oneOf[what]} done`;
}

/** What each key does, for the list of all keys. */
export const keyList: readonly (readonly [keys: string, does: string])[] = [
  ['Space', 'Pause and continue. Where it waits: rep done, or ready'],
  ['Enter', 'Set done, when you count the reps'],
  ['→', 'Skip this set or rest'],
  ['←', 'Start this set again; just after its start, the one before'],
  ['E', 'End this set early'],
  ['R or +', '15 seconds more rest'],
  ['C', 'Correct the last set'],
  ['N', 'Say where I am'],
  ['!', 'Warning signs; the session waits'],
  ['Esc', 'Stop and save; closes what is open first'],
  ['?', 'This list'],
];

export function legOf(side: Leg | null): string {
  return side === null ? 'Both legs' : `${capital(side)} leg`;
}

/** "Set 2 of 3", and during a rest "Set 3 of 3 next" */
export function setLine(step: StepView, inSet: boolean): string {
  return `Set ${String(step.set_no)} of ${String(step.set_of)}${inSet ? '' : ' next'}`;
}

/** "5 kg. Knee straight. Hold the rail." */
export function cueLine(step: StepView): string {
  return [step.load_kg === null || step.load_kg === 0 ? '' : `${kilograms(step.load_kg)}.`, step.cue ?? ''].join(' ').trim();
}

/** The figure's text twin. */
export function figureSaid(name: string, side: Leg | null, kind: PhaseKind | null): string {
  const doing = kind === 'move' ? ', moving' : kind === 'lower' ? ', lowering' : kind === 'raise' ? ', raising' : kind === 'hold' ? ', holding' : '';
  return `${name}. ${legOf(side)}${doing}.`;
}

/** What follows the word of the next phase: the leg that lifts, the set, or the exercise. */
export function nextMore(next: NextStep, step: StepView): string {
  if (next.kind === 'raise') return next.other_leg && step.side !== null ? `with the ${other(step.side)} leg` : '';
  if (next.kind === 'switch_side') return next.side === null ? '' : `to the ${next.side} leg`;
  const set = next.set_no === null ? '' : `set ${String(next.set_no)} of ${String(next.set_of ?? next.set_no)}`;
  const elsewhere = next.exercise_name !== null && next.exercise_name !== step.exercise_name ? next.exercise_name : '';
  if (next.kind === 'rest') return elsewhere !== '' ? `then ${elsewhere}` : set && `then ${set}`;
  if (step.rep === 0) return elsewhere || set;
  return '';
}

export function setStateSaid(cell: SetCell): string {
  if (cell.state === 'done') return 'done';
  if (cell.state === 'now') return 'now';
  if (cell.state === 'skipped') return 'skipped';
  if (cell.state === 'to_come') return 'to come';
  return cell.reps_target === null ? 'part done' : `${String(cell.reps_done)} of ${String(cell.reps_target)}`;
}

/** "Exercise 1 of 2, about 14 min left" */
export function whereLine(step: StepView, minutes: number): string {
  return `Exercise ${String(step.exercise_no)} of ${String(step.exercise_of)}, about ${String(minutes)} min left`;
}

/** "2:05" */
export function minutesAndSeconds(seconds: number): string {
  return `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
}

/** "15 of 15" and, when it is known, the load */
export function lastSetSaid(last: LastSet): string {
  return last.reps_target === null ? count(last.reps_done, 'rep') : `${String(last.reps_done)} of ${String(last.reps_target)}`;
}

/** "Set 2, left leg, 5 kg" */
export function lastSetWhere(last: LastSet): string {
  const load = last.load_kg === null ? '' : `, ${kilograms(last.load_kg)}`;
  return `Set ${String(last.set_no)}, ${legOf(last.side).toLowerCase()}${load}`;
}

export function unsavedSaid(n: number): string {
  const are = n === 1 ? '1 set is not saved yet' : `${String(n)} sets are not saved yet`;
  return `${are}: the disk is full or can’t be written. ${n === 1 ? 'It is' : 'They are'} kept in memory and tried again.`;
}

export function pauseSaid(snapshot: Snapshot): string {
  if (snapshot.pause_cause === 'suspend') {
    return `The computer slept for ${sleptSaid(snapshot.slept_ms ?? 0)}. The session is paused from that moment.`;
  }
  if (snapshot.pause_cause === 'stall') return 'The computer was held up. The session is paused from that moment.';
  if (snapshot.pause_cause === 'restart') return 'Sinew was closed in mid-session. Your place is kept.';
  return words.kept;
}

/** "You stopped at 12. It counts as 12." before it happens. */
export function stopSaid(snapshot: Snapshot): string {
  const step = snapshot.step;
  if (step === null || step.rep === 0 || step.reps_target === null) return 'What you did so far is kept.';
  return `What you did so far is kept. In this set that is ${String(step.reps_done)} of ${String(step.reps_target)}, and it counts as ${String(step.reps_done)}.`;
}

/** Said at a change of phase: one word. */
export function sayChange(snapshot: Snapshot): string {
  return snapshot.phase === null ? '' : `${phaseWord[snapshot.phase.kind]}.`;
}

/** Where the session stands. Reps only when asked: said at each one they would drown the rest. */
export function sayState(snapshot: Snapshot, reps = true): string {
  const { phase, step } = snapshot;
  if (snapshot.status === 'ended') return `${words.over}.`;
  if (phase === null || step === null) return '';
  const rep =
    !reps || step.rep === 0 ? ''
    : phase.kind === 'self_paced' ? `${count(step.reps_done, 'rep')} done.`
    : `Rep ${String(step.rep)}${step.reps_target === null ? '' : ` of ${String(step.reps_target)}`}.`;
  const set = `${legOf(step.side)}, set ${String(step.set_no)} of ${String(step.set_of)}.`;
  const where = phase.kind === 'rest' ? `Next: ${set.toLowerCase()}` : set;
  if (snapshot.status === 'paused') return ['Paused.', pauseSaid(snapshot), rep].filter(Boolean).join(' ');
  if (phase.kind === 'switch_side') return `Switch to the ${step.side ?? 'other'} leg. ${words.switchAsk}.`;
  return [`${phaseWord[phase.kind]}.`, rep, where].filter(Boolean).join(' ');
}

function other(side: Leg): Leg {
  return side === 'left' ? 'right' : 'left';
}

function sleptSaid(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  if (minutes < 1) return count(Math.max(1, Math.round(ms / 1000)), 'second');
  if (minutes < 90) return count(minutes, 'minute');
  return `about ${count(Math.round(minutes / 60), 'hour')}`;
}
