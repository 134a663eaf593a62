// The words of the two builders: programmes and exercises of the person's own.

import type { ExerciseKind } from '../ipc/generated/ExerciseKind';
import type { Grade } from '../ipc/generated/Grade';
import type { ItemSides } from '../ipc/generated/ItemSides';
import type { Order } from '../ipc/generated/Order';
import type { Problem } from '../ipc/generated/Problem';
import type { ProgrammeKind } from '../ipc/generated/ProgrammeKind';
import type { SideUse } from '../ipc/generated/SideUse';
import type { ExerciseDose } from '../state/exercise-builder.svelte';
import type { DoseKind, LoadKind } from '../state/builder-parts.svelte';
import { exerciseKindWord, programmeKindWord } from './library';
import { orderWord } from './programme';
import { capital, count } from './words';

export const wrongWhole = 'Type a whole number.';
export const wrongNumber = 'Type a number.';
export function wrongSingle(most: number): string {
  return `Type a whole number up to ${String(most)}.`;
}
export const wrongList = 'Type whole numbers with commas between them, one for each set.';

export const builder = {
  newTitle: 'A programme of your own',
  kicker: 'Your own programmes',
  exerciseKicker: 'Your own exercises',
  lead: 'What you set yourself is marked as set by you. What you leave as it was keeps its source.',
  save: 'Save',
  saving: 'Saving',
  saved: 'Saved.',
  leave: 'Leave',
  leaveAsk: 'Leave without saving?',
  leaveMeans: 'What you changed here is not kept anywhere yet.',
  stay: 'Stay here',
  leaveNow: 'Leave without saving',
  about: 'What it is',
  name: 'Name',
  summary: 'In one or two sentences',
  kind: 'Kind',
  weeks: 'Weeks',
  order: 'Order of the legs',
  rest: 'Rest between sets',
  between: 'Between exercises',
  same: 'the same',
  pain: 'Pain rule',
  painText: 'The rule in words',
  during: 'During, at most',
  after: 'After, at most',
  phases: 'Phases',
  newPhase: (n: number) => `Phase ${String(n)}`,
  addPhase: 'Add a phase',
  removePhase: 'Remove this phase',
  from: 'From week',
  to: 'To week',
  goal: 'Goal',
  newSession: 'Session',
  sessionName: 'Name of the session',
  phaseName: 'Name of the phase',
  addSession: 'Add a session',
  removeSession: 'Remove this session',
  days: 'Counted by',
  daysWeek: 'Days a week',
  daysEvery: 'Every how many days',
  perDay: 'Times a day',
  addExercise: 'Add an exercise',
  search: 'Search exercises by name or body part',
  noneFound: 'Nothing found.',
  cancel: 'Cancel',
  noItems: 'No exercise yet: add at least one.',
  noSession: 'No session yet: add at least one.',
  sets: 'Sets',
  inSet: 'In a set',
  reps: 'Reps',
  repsBySet: 'Reps, set by set',
  hold: 'Hold',
  move: 'Keep going',
  sides: 'Side',
  load: 'Load',
  rm: 'RM',
  kg: 'Kilograms',
  loadText: 'The load in words',
  itemRest: 'Rest',
  itemRestNone: 'the same',
  note: 'Note',
  tempo: 'Tempo of one rep',
  ownPace: 'In your own time',
  addPart: 'Add a part of the rep',
  seconds: 'seconds',
  up: 'Move up',
  down: 'Move down',
  remove: 'Take out',
  preview: 'As it would be played',
  previewNone: 'The preview comes back once everything is in order.',
  previewEmpty: 'Give it a name and an exercise, and the session appears here.',
  previewSession: 'Session to show',
} as const;

export const exerciseBuilder = {
  newTitle: 'An exercise of your own',
  purpose: 'What it is for',
  start: 'How you begin',
  steps: 'Steps, one on each line',
  cues: 'What to mind, one on each line',
  cuesHint: 'The first is shown while you play.',
  stopIf: 'Stop if, one on each line',
  kind: 'Kind',
  sides: 'Sides',
  equipment: 'What you need',
  dose: 'Usual dose',
  rest: 'Rest between sets',
  figure: 'Figure',
  noFigure: 'None',
  from: (name: string) => (name === '' ? '' : `From “${name}”.`),
  posesMean: 'Each part of the movement ends in one of its poses.',
  poseOf: (phase: string, pose: string) => `${phase}, ending in the pose ${pose}`,
  dropFigure: 'No figure',
  takeFigure: 'Take a figure',
  otherFigure: 'Take another figure',
  noFigureMeans: 'The session is played with words alone.',
  search: 'Search exercises that have a figure',
  signOnly: 'This exercise has a sign and no poses. Choose another one.',
  endsIn: (phase: string) => `${phase} ends in`,
  belowStep: 'The heel goes below the edge of a step',
  belowStepMeans: 'It is then not offered where the pain sits at the heel bone.',
  otherLeg: 'The other leg lifts you back up',
} as const;

export const doseKinds: readonly { value: DoseKind; label: string }[] = [
  { value: 'reps', label: 'Reps' },
  { value: 'reps_by_set', label: 'Set by set' },
  { value: 'hold_s', label: 'Hold' },
  { value: 'move_s', label: 'Keep going' },
];

export const programmeKinds: readonly { value: ProgrammeKind; label: string }[] = entries(programmeKindWord);
export const orders: readonly { value: Order; label: string }[] = entries(orderWord);
export const exerciseKinds: readonly { value: ExerciseKind; label: string }[] = entries(exerciseKindWord);

function entries<T extends string>(words: Record<T, string>): { value: T; label: string }[] {
  return (Object.keys(words) as T[]).map((value) => ({ value, label: words[value] }));
}

export const dayKinds: readonly { value: 'week' | 'every'; label: string }[] = [
  { value: 'week', label: 'The week' },
  { value: 'every', label: 'Days between' },
];

export const itemSides: readonly { value: ItemSides | ''; label: string }[] = [
  { value: '', label: 'As usual' },
  { value: 'injured', label: 'The injured' },
  { value: 'each', label: 'Each in turn' },
  { value: 'together', label: 'Both at once' },
];

/** Short, for many fields; the whole sentence stands where a source is opened. */
const origins: Record<Grade, string> = {
  V: 'Seen in the paper',
  V2: 'Seen second-hand',
  'M-high': 'From memory',
  'M-med': 'From memory',
  practice: 'Habit of clinics',
  APP: 'Sinew’s own default',
  own: 'Set by you',
};

export function originSaid(grade: Grade): string {
  return origins[grade];
}

export const exerciseDoses: readonly { value: ExerciseDose; label: string }[] = [
  { value: 'reps', label: 'Reps' },
  { value: 'hold_s', label: 'Hold' },
  { value: 'move_s', label: 'Keep going' },
];

export const loadKinds: readonly { value: LoadKind; label: string }[] = [
  { value: 'none', label: 'Not said' },
  { value: 'rm', label: 'RM' },
  { value: 'kg', label: 'Kilograms' },
  { value: 'text', label: 'In words' },
];

export const sideUses: readonly { value: SideUse; label: string }[] = [
  { value: 'each', label: 'One side at a time' },
  { value: 'together', label: 'Both sides at once' },
  { value: 'alternate', label: 'Left and right in turn' },
];

export function copyName(name: string): string {
  return `${name}, my version`;
}

export function madeFrom(name: string): string {
  return `Made from “${name}”. What is known of that programme is known of it as it was published; nobody has studied this version.`;
}

/** What a place in the file is called on the screen. */
const places: readonly (readonly [RegExp, string])[] = [
  [/\.items$/, 'Exercises'],
  [/\.sets/, builder.sets],
  [/\.reps_by_set/, builder.repsBySet],
  [/\.reps/, builder.reps],
  [/\.hold_s/, builder.hold],
  [/\.move_s/, builder.move],
  [/\.load/, builder.load],
  [/\.rest_s/, builder.itemRest],
  [/\.note/, builder.note],
  [/\.days_per_week/, builder.daysWeek],
  [/\.every_days/, 'Every so many days'],
  [/\.per_day/, builder.perDay],
  [/\.sessions\[\d+\]\.name/, 'Name of the session'],
  [/\.sessions/, 'Session'],
  [/^phases\[\d+\]\.name/, 'Name of the phase'],
  [/\.from/, builder.from],
  [/\.to/, builder.to],
  [/\.goal/, builder.goal],
  [/^phases/, builder.phases],
  [/tempo/, builder.tempo],
  [/^weeks/, builder.weeks],
  [/^rest_s/, builder.rest],
  [/^between/, builder.between],
  [/^pain_rule\.text/, builder.pain],
  [/^pain_rule\.during/, builder.during],
  [/^pain_rule\.after/, builder.after],
  [/^summary/, builder.summary],
  [/^(name|id)/, builder.name],
  [/^purpose/, exerciseBuilder.purpose],
  [/^start/, exerciseBuilder.start],
  [/^steps/, 'Steps'],
  [/^cues/, 'What to mind'],
  [/^stop_if/, 'Stop if'],
  [/^figure/, exerciseBuilder.figure],
  [/^dose/, exerciseBuilder.dose],
];

export function placeSaid(path: string): string {
  const found = places.find(([shape]) => shape.test(path));
  return found?.[1] ?? path;
}

/** "Sets: 0 is outside 1 to 20" */
export function problemSaid(problem: Problem): string {
  return `${placeSaid(problem.path)}: ${plainly(problem.message)}.`;
}

/** Beside its field, where the field says what it is. */
export function messageSaid(message: string): string {
  return `${capital(plainly(message))}.`;
}

/** The check speaks of files; here people fill in fields. */
function plainly(message: string): string {
  if (/^has 0 entries; 1 to/.test(message)) return 'add at least one';
  return message.replace(/\.$/, '').replace(/^is empty$/, 'it is empty').replace('; text is shown', '. Text is shown');
}

/** "3 things to put right" */
export function toPutRight(n: number): string {
  return `${count(n, 'thing')} to put right`;
}

/** "Phase 2: Recovery" where several could be meant. */
export function sessionOption(phase: string, session: string, alone: boolean): string {
  return alone ? phase : `${phase}: ${session}`;
}

export function savedSaid(name: string): string {
  return `${name} is saved.`;
}

/** `bent_knee` is said "Bent knee". */
export function poseSaid(pose: string): string {
  return capital(pose.replaceAll(/[_-]/g, ' '));
}
