// The words of a topic, of its recovery band, and of the signs that should be seen.

import type { RecoveryBand } from '../ipc/generated/RecoveryBand';
import type { Urgency } from '../ipc/generated/Urgency';
import type { WayStage } from '../ipc/generated/WayStage';
import type { FlagList } from '../state/red-flags.svelte';

export const topic = {
  kicker: 'Library, injuries',
  notDiagnosis: 'A topic to read, not a diagnosis. Sinew cannot examine you.',
  professional: 'See a professional.',
  professionalMore: 'This one needs somebody who can examine you. Sinew offers no exercises and no programme for it.',
  on: 'On this page',
  where: 'Where it hurts',
  feels: 'How it feels',
  form: 'Which of these is it?',
  formHint: 'It decides which exercises fit. If both are so, go by the bone.',
  formFromSetup: 'As your programme has it. Choosing here changes only this page.',
  noForm: 'Choose above first. Until then only what suits every form is shown.',
  floorOnly: 'Nothing here goes below the edge of a step.',
  alike: 'What feels much the same',
  alikeLead: 'Side by side, to know what to ask. Only an examination tells them apart for sure.',
  sign: 'Sign',
  beside: (here: string, there: string) => `${here} beside ${there}`,
  factors: 'What may have contributed',
  factorsLead: 'Tick what fits. Ticks stay on this page and go when you leave it.',
  selfCare: 'What you can do yourself',
  exercises: 'Exercises',
  avoid: 'Leave out for now',
  programmes: 'Programmes from the literature',
  runPlans: 'Plans for running again',
  ladders: 'Rung by rung',
  criteria: 'Before you run again',
  criteriaLead: 'All of these at once, not most of them.',
  progression: 'How it goes on',
  cross: 'Instead of running',
  good: 'Usually fine',
  careful: 'With care',
  clinician: 'What a clinician may offer',
  clinicianLead: 'Explained, not offered. Ask what speaks for and against it in your case.',
  help: 'When to get help',
  recovery: 'How long it often takes',
  promise: 'A range to plan with, not a promise.',
  lists: 'Lists to tick',
  cards: 'Read on',
  words: 'Words',
} as const;

export const stageWord: Record<WayStage | 'any', string> = {
  early: 'Early on',
  build: 'Building up',
  late: 'Late, once the rest is quiet',
  any: 'At any time',
};

/** "2 ticked. Change one thing at a time." */
export function factorsSaid(n: number): string {
  return n === 0 ? '' : `${String(n)} ticked. Change one thing at a time.`;
}

/** "about 6 to 12 weeks, sometimes longer" */
export function bandSaid({ from_weeks: from, to_weeks: to, or_longer: longer }: RecoveryBand): string {
  return `about ${String(from.value)} to ${String(to.to ?? to.value)} weeks${longer ? ', sometimes longer' : ''}`;
}

export const weekAxis = 'weeks';

export const tab = {
  topics: 'Topics to read',
  professional: 'For a professional',
  professionalLead: 'Text only: what it is, and whom to see. No exercises and no programme.',
  none: 'No topic fits.',
} as const;

export const urgencyWord: Record<Urgency, string> = {
  emergency: 'Get help now',
  same_day: 'Be seen today',
  within_days: 'Be seen within days',
  within_weeks: 'Make an appointment',
};

/** What each asks of a person. */
export const urgencyAsks: Record<Urgency, string> = {
  emergency: 'Call your emergency number, or have somebody take you. Do not drive yourself.',
  same_day: 'A doctor or an emergency department, today. No running and no exercises until then.',
  within_days: 'A doctor or physiotherapist in the next days. No running until then.',
  within_weeks: 'Ask for a visit in the next week or two. Until then nothing that makes it worse.',
};

export const flags = {
  title: 'Warning signs',
  lead: 'Signs that should be seen. Answer for how it is now; not sure counts as worth asking.',
  emergencyAsk: 'Chest pain, fainting or severe breathlessness?',
  emergencyDo: 'Leave this list and call your emergency number.',
  which: 'Which list',
  clear: 'Clear',
  kept: 'Ticks stay on this page and are not kept.',
  toKeep: 'Ticks stay on this page until you keep them.',
  raise: 'Keep this, and see what to do',
  care: 'Signs and visits',
  nothing: 'Nothing ticked.',
  next: 'After a red flag: five steps',
  questions: 'Questions to take along',
} as const;

export const flagListWord: Record<FlagList, { label: string; means: string }> = {
  full: { label: 'All signs', means: 'For a new pain, or one that lasts.' },
  quick: { label: 'Quick look', means: 'The short list, before you load anything.' },
  'mid-run': { label: 'On a run', means: 'Any yes: stop, walk, and take the short way home.' },
};

/** "2 ticked. The most urgent: be seen today." */
export function flagsSaid(n: number, worst: Urgency | null): string {
  if (worst === null) return flags.nothing;
  const word = urgencyWord[worst];
  return `${String(n)} ticked. The most urgent: ${word.slice(0, 1).toLowerCase()}${word.slice(1)}.`;
}
