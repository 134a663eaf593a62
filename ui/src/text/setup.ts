// The words of the first start and of the cut-off session.

import type { Interrupted } from '../ipc/generated/Interrupted';
import { dayName, legWord, sessionOf } from './words';

export const setup = {
  name: 'Sinew',
  title: 'Before the first session',
  lead: 'Two answers choose the exercises. Both can be changed later in Settings.',
  emergencyAsk: 'Chest pain or sudden breathlessness?',
  emergencyDo: 'Call emergency services now.',
  legs: 'Which leg?',
  legsHint: 'The leg with the sore Achilles.',
  left: 'Left',
  right: 'Right',
  both: 'Both',
  site: 'Where on the tendon?',
  siteHint: 'Not sure which it is? Have it looked at first.',
  mid: 'Mid-portion',
  midMeans: '2 to 6 cm above the heel bone.',
  insertional: 'Insertional',
  insertionalMeans: 'Right at the heel bone, where the tendon joins it.',
  insertionalRule: 'The heel is then lowered only to the floor, never below a step.',
  notice: 'What Sinew is, and what it is not',
  agree: 'I have read this.',
  go: 'Continue',
  going: 'Saving',
} as const;

/** The disclaimer, one sentence or two a line. */
export const notice: readonly string[] = [
  'A tool for information and for keeping a log. It is not medical advice, diagnosis or treatment, and does not replace a professional.',
  'The programmes are published examples. They may not suit you.',
  'Stop and have it checked if you feel a sudden snap in the calf, cannot rise on tiptoe, or have a swollen and warm calf, numbness, or pain on the bone at night.',
  'Not for emergencies: call emergency services.',
  'The evidence labels may be wrong or out of date.',
  'Your data stay on this computer.',
];

export type Missing = 'legs' | 'site' | 'agree';

const missingWords: Record<Missing, string> = { legs: 'which leg', site: 'where on the tendon', agree: 'the tick below the notice' };

/** Why Continue is closed. */
export function stillOpen(missing: Missing[]): string {
  if (missing.length === 0) return 'All answered.';
  return `Still open: ${missing.map((m) => missingWords[m]).join(', ')}.`;
}

export const resume = {
  title: 'A session was cut off',
  lead: 'Sinew closed before the session ended. What you did up to then is kept.',
  when: 'Begun',
  where: 'Stopped at',
  done: 'Sets done',
  resume: 'Resume',
  save: 'Save what I did',
  discard: 'Discard',
  busy: 'One moment',
  resumeMeans: 'Resume takes you back to that place, paused.',
  askTitle: 'Discard this session?',
  askBody: 'Its sets will not be in your history. This cannot be undone.',
  keep: 'Keep it',
  really: 'Discard',
} as const;

export function cutOffWhen(cut: Interrupted): string {
  return `${cut.slot === null ? cut.title : sessionOf(cut.slot)}, ${dayName(cut.day)}, ${cut.started_at}`;
}

export function cutOffSets(cut: Interrupted): string {
  return `${String(cut.sets_done)} of ${String(cut.sets_of)}`;
}

/** "Set 2 of 3, rep 7" */
export function cutOffPlace(cut: Interrupted): string {
  const step = cut.step;
  if (step === null) return 'Before the first set';
  const place = `Set ${String(step.set_no)} of ${String(step.set_of)}`;
  return step.rep > 0 ? `${place}, rep ${String(step.rep)}` : place;
}

/** "Heel drop, knee straight, left leg" */
export function cutOffExercise(cut: Interrupted): string | null {
  const step = cut.step;
  if (step?.exercise_name == null) return null;
  return step.side === null ? step.exercise_name : `${step.exercise_name}, ${legWord[step.side].toLowerCase()} leg`;
}
