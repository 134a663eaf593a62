// The words of the journal: entries, feelings, worries, the next visit, and finding in all of it.

import type { EntryLine } from '../ipc/generated/EntryLine';
import type { EntryVersion } from '../ipc/generated/EntryVersion';
import type { Feeling } from '../ipc/generated/Feeling';
import type { FoundIn } from '../ipc/generated/FoundIn';
import { dayShort } from './words';

export const journal = {
  lead: 'For you alone. None of it moves a dose, and every part may be left out.',
  link: 'Journal',
  fromToday: 'Write in the journal',
  newEntry: 'How is it?',
  day: 'Day',
  note: 'Note',
  noteHint: 'What was good, what was hard.',
  numbers: 'In numbers',
  numbersMore: 'mood, motivation, confidence',
  feelings: 'In words',
  save: 'Keep it',
  saving: 'Keeping',
  saved: 'Kept.',
  nothing: 'Nothing is told yet.',
  entries: 'Entries',
  empty: 'Your first entry will appear here.',
  emptyMore: 'A line is enough. Some write on bad days only, and that is fine.',
  more: 'Show older entries',
  change: 'Change',
  changeOf: (day: string) => `Change the entry of ${day}`,
  changeTitle: 'Change this entry',
  cancel: 'Cancel',
  void: 'Written by mistake',
  voidMeans: 'It is hidden, and found no more. Nothing is deleted, and you can bring it back.',
  voided: 'Voided',
  voidedNow: 'Voided. It is hidden now.',
  bringBack: 'Bring it back',
  broughtBack: 'Brought back.',
  changed: 'Changed. How it was before stays below it.',
  undo: 'Undo last change',
  undone: 'Undone.',
  showVoided: (n: number) => `Show voided (${String(n)})`,
  hideVoided: 'Hide voided',
  before: 'How it was before',
  noteLong: 'The note is too long to keep.',
  more_about: 'Frustration is part of the injury',
} as const;

export type FeelingScale = 'mood' | 'motivation' | 'confidence';
export const feelingScales: readonly { of: FeelingScale; legend: string; low: string; high: string }[] = [
  { of: 'mood', legend: 'Mood', low: 'Very low', high: 'Very good' },
  { of: 'motivation', legend: 'Motivation', low: 'None', high: 'Plenty' },
  { of: 'confidence', legend: 'Confidence that it gets better', low: 'None', high: 'Full' },
];

export const feelingWord: Record<Feeling, string> = {
  frustrated: 'Frustrated', doubtful: 'Doubtful', afraid: 'Afraid', sad: 'Sad', lonely: 'Lonely', restless: 'Restless',
  tired: 'Tired', patient: 'Patient', calm: 'Calm', hopeful: 'Hopeful', grateful: 'Grateful', proud: 'Proud',
};
export const feelingOrder: readonly Feeling[] = [
  'frustrated', 'doubtful', 'afraid', 'sad', 'lonely', 'restless', 'tired', 'patient', 'calm', 'hopeful', 'grateful', 'proud',
];

const scaleWord: Record<FeelingScale, string> = { mood: 'Mood', motivation: 'Motivation', confidence: 'Confidence' };

/** "Mood 4 of 10", "Motivation 7 of 10": only what was told. */
export function numbersSaid(of: Record<FeelingScale, number | null>): string[] {
  return (['mood', 'motivation', 'confidence'] as const).flatMap((scale) => (of[scale] === null ? [] : [`${scaleWord[scale]} ${String(of[scale])} of 10`]));
}

/** "Until Thu 2 April, 19:30: mood 3 of 10. Rain." */
export function versionSaid(of: EntryVersion): string {
  const parts = [...numbersSaid(of), ...of.feelings.map((feeling) => feelingWord[feeling])].join(', ');
  return [of.voided ? journal.voided : '', parts, of.note ?? ''].filter((part) => part !== '').join('. ');
}

/** "Thu 2 April, 19:30" */
export function writtenSaid(of: { day: string; at: string }): string {
  return `${dayShort(of.day)}, ${of.at}`;
}

/** When an entry was changed last; nothing where it stands as it was first written. */
export function changedSaid(entry: EntryLine): string | null {
  return entry.earlier.length === 0 ? null : `Changed ${writtenSaid({ day: entry.written_day, at: entry.written_at })}`;
}

export const worries = {
  title: 'Worries',
  means: 'Tick one, or write your own. It keeps its day, and you can put it to rest.',
  own: 'A worry of your own',
  add: 'Add it',
  rest: 'Put to rest',
  restOf: (words: string) => `Put to rest: ${words}`,
  rested: 'Put to rest.',
  again: 'It is back',
  againOf: (words: string) => `It is back: ${words}`,
  earlier: 'At rest',
  since: (day: string) => `since ${dayShort(day)}`,
  came: (day: string) => `came ${dayShort(day)}`,
  read: (name: string) => `Read: ${name}`,
} as const;

export const visit = {
  title: 'Next visit',
  none: 'No appointment is entered.',
  later: (n: number) => (n === 1 ? 'One more after it.' : `${String(n)} more after it.`),
  questions: 'To ask',
  noQuestions: 'No question is written down.',
  toQuestions: 'Questions',
  toDates: 'Appointments',
} as const;

export const search = {
  label: 'Find in everything you wrote',
  hint: 'Notes, worries, questions, rules, appointments',
  clear: 'Clear',
  none: 'Nothing you wrote has this.',
  more: 'There are more. Type another word to narrow it down.',
  found: (n: number) => (n === 1 ? '1 place' : `${String(n)} places`),
  tooLong: 'Up to 200 characters can be looked for.',
} as const;

export const foundIn: Record<FoundIn, string> = {
  journal: 'Journal', session: 'Note of a session', worry: 'Worry', question: 'Question', own_rule: 'Your own rule', appointment: 'Appointment',
};
