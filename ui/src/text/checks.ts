// The words of the morning check, the weekly check, and of a session told afterwards.

import type { Course } from '../ipc/generated/Course';
import type { Feel } from '../ipc/generated/Feel';
import type { Leg } from '../ipc/generated/Leg';
import type { ScoreName } from '../ipc/generated/ScoreName';
import type { Signs } from '../ipc/generated/Signs';
import { dayShort, weekdayLong } from './words';

export const morning = {
  title: 'First steps this morning',
  lead: 'Two taps, and only what you remember.',
  stiffness: 'How long was it stiff?',
  minutes: 'min',
  otherShort: 'other',
  other: 'Other, minutes',
  notStiff: 'not at all',
  none: 'No morning is open. It is asked after a day with load.',
  back: 'Back to Today',
  pain: 'Pain of the first steps',
  noPain: 'No pain',
  worst: 'Worst imaginable',
  somethingNew: 'Does anything hurt that did not before?',
  yes: 'Yes',
  no: 'No',
  niggle: 'Is another place sore?',
  niggleAdd: 'Another place is sore',
  niggleOff: 'Leave this out',
  save: 'Keep it',
  saving: 'Keeping',
  leave: 'Not today',
  recalled: 'It is kept as recalled: pain is remembered worse than it was.',
  newSigns: 'Something new is worth a look before you load it.',
  toSigns: 'Keep it, and look at the signs',
  saved: 'The morning is kept.',
  wrongMinutes: 'Minutes: a whole number from 0 to 600.',
  larger: 'Open it larger',
} as const;

export const MINUTES = [0, 5, 10, 15, 30, 60] as const;

/** "First steps on Wednesday": a morning that is over is named. */
export function morningTitle(day: string, recalled: boolean): string {
  return recalled ? `First steps on ${weekdayLong(day)}` : morning.title;
}

export function recalledSaid(day: string): string {
  return `This is about ${dayShort(day)}. ${morning.recalled}`;
}

export const weekly = {
  title: 'Weekly check',
  lead: 'Once a week. Every part may be left out, and what is left out stays unknown.',
  percent: 'How much of normal is it?',
  percentHint: '0 to 100 %',
  percentMore: '100 is as it was before.',
  confidence: 'How sure are you that you may load it?',
  confidenceLow: 'Not at all',
  confidenceHigh: 'Fully',
  frustration: 'How frustrating is it?',
  fatigue: 'How tired are you?',
  low: 'Not at all',
  high: 'Very',
  sore: 'How many places are sore?',
  soreHint: '0 to 20',
  slept: 'Did you sleep badly this week?',
  mood: 'Was your mood low this week?',
  yes: 'Yes',
  no: 'No',
  feel: 'How it was',
  body: 'Body and head',
  activities: 'What you cannot do as before',
  activitiesLead: 'Three to five things of your own. They are asked again each week.',
  activity: 'Something you miss',
  activityHint: 'Run 5 km, climb stairs',
  activityLow: 'Cannot',
  activityHigh: 'As before',
  addActivity: 'Add another',
  scores: 'Totals of questionnaires',
  scoresLead: 'Their wording is licensed, so they are filled in elsewhere. Only the total is kept.',
  note: 'Note',
  save: 'Keep it',
  saving: 'Keeping',
  leave: 'Not this week',
  saved: 'The week is kept.',
  back: 'Back to Today',
  optional: 'optional',
  nothing: 'Nothing is answered yet.',
} as const;

export const MOST_ACTIVITIES = 5;

export const scoreWord: Record<ScoreName, string> = {
  visa_a: 'VISA-A', visa_p: 'VISA-P', visa_g: 'VISA-G', lefs: 'LEFS', aofas: 'AOFAS', koos: 'KOOS', faam: 'FAAM',
};
/** What each is about, for those who do not know the letters. */
export const scoreAbout: Record<ScoreName, string> = {
  visa_a: 'Achilles tendon', visa_p: 'kneecap tendon', visa_g: 'outer hip', lefs: 'legs', aofas: 'ankle and foot', koos: 'knee', faam: 'foot and ankle',
};
export const scoreMost: Record<ScoreName, number> = { visa_a: 100, visa_p: 100, visa_g: 100, lefs: 80, aofas: 100, koos: 100, faam: 100 };
export const scoreOrder = ['visa_a', 'visa_p', 'visa_g', 'lefs', 'aofas', 'koos', 'faam'] as const;

export function wrongNumber(what: string, most: number): string {
  return `${what}: a whole number from 0 to ${String(most)}.`;
}

export const signs = {
  ask: 'Any of these?',
  none: 'None of these',
  mean: 'Any of these weighs more than a number. Once it is saved, Today says what follows from it.',
} as const;

export const signWord: Record<keyof Signs, string> = {
  sharp: 'Sharp pain', limp: 'A limp', rest_pain: 'Pain at rest or at night', swelling: 'New swelling', unstable: 'Giving way',
};
export const signOrder = ['sharp', 'limp', 'rest_pain', 'swelling', 'unstable'] as const;

export const courseAsk = 'How did pain go on while you loaded it?';
export const courseWord: Record<Course, string> = { easing: 'It eased', constant: 'It stayed', worsening: 'It got worse' };
export const courseOrder: readonly Course[] = ['easing', 'constant', 'worsening'];

/** "The load of heel drop, knee bent" */
export function feelSaid(exercise: string): string {
  return `The load of ${exercise.slice(0, 1).toLowerCase()}${exercise.slice(1)}`;
}
export const feelWord: Record<Feel, string> = { too_light: 'Too light', right: 'Right', too_heavy: 'Too heavy' };
export const feelOrder: readonly Feel[] = ['too_light', 'right', 'too_heavy'];

export const byHand = {
  title: 'Done without the app',
  lead: 'Tell what you did. It counts like any other, and is marked as told by hand.',
  sets: 'Sets',
  reps: 'Reps of each',
  load: 'Load, kg',
  done: 'What you did',
  asked: 'asked:',
  asWritten: 'All of it, as asked',
  left: 'Left',
  right: 'Right',
  why: 'Why fewer?',
  noReason: 'no reason',
  save: 'Keep it',
  saving: 'Keeping',
  leave: 'Cancel',
  saved: 'Kept.',
  back: 'Back to Today',
  pain: 'Pain',
  nothing: 'No set is told yet. A session that was not done is skipped instead.',
  gone: 'This session is not asked today any more.',
  wrongSets: 'Sets: a whole number from 0 to 99.',
  wrongReps: 'Reps: a whole number from 0 to 999.',
  wrongLoad: 'Load: 0 to 500 kg, or empty when it is not known.',
} as const;

/** "Activity 2" */
export function activityNamed(i: number): string {
  return `Activity ${String(i + 1)}`;
}

/** "Heel drop, knee bent, left" */
export function rowSaid(name: string, side: Leg | null): string {
  return side === null ? name : `${name}, ${side}`;
}
