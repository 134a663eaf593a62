// The words of the first start and of the cut-off session.

import type { Interrupted } from '../ipc/generated/Interrupted';
import { dayName, legWord, sessionOf } from './words';

export const setup = {
  name: 'Sinew',
  title: 'Before you begin',
  lead: 'Read this once. Then a few questions lead to a programme.',
  emergencyAsk: 'Chest pain or sudden breathlessness?',
  emergencyDo: 'Call emergency services now.',
  notice: 'What Sinew is, and what it is not',
  agree: 'I have read this.',
  open: 'Still open: the tick below the notice.',
  next: 'Next: where it hurts.',
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
