// The words of warning signs and what became of them, and of questions for a visit. Nothing here says what somebody has.

import type { FlagView } from '../ipc/generated/FlagView';
import type { Flow } from '../ipc/generated/Flow';
import type { Loading } from '../ipc/generated/Loading';
import { dayMonth, dayYear } from './plan';

export const care = {
  title: 'Signs and visits',
  none: 'No sign is open.',
  noneMore: 'If something new comes up, look through the warning signs.',
  look: 'Look through the signs',
  open: 'Open',
  raised: 'Ticked',
  whom: 'Whom to see',
  waits: 'What waits',
  take: 'Take along',
  imaging: 'X-ray, MRI, ultrasound: what each shows',
  next: 'After a red flag: five steps',
  questions: 'Your questions for the visit',
  diary: 'Your diary: what you did, how it answered, what you changed before.',
  said: 'What they said',
  noAdvice: 'Nothing is written down yet.',
  addAdvice: 'Write it down',
  addMore: 'Add a visit',
  cleared: 'Cleared',
  clearAsk: 'A clinician has cleared it',
  clearMeans: 'From that day on loading is open again. A day to come clears nothing yet.',
  goOn: 'Go on all the same',
  goOnMeans: 'By your own decision, in your own words. They are kept with the sign.',
  goOnWords: 'Why I go on',
  goOnHint: 'One sentence is enough.',
  goOnNow: 'Go on, and keep this',
  noWay: 'This one cannot be gone past here. Sinew offers nothing until a clinician has cleared it.',
  earlier: 'Earlier',
  who: 'Who',
  whoHint: 'Name, or “my physio”',
  on: 'On which day',
  clearOn: 'From which day',
  words: 'What they said, in short',
  by: 'Who cleared it',
  save: 'Save',
  cancel: 'Cancel',
  wrong: 'This is needed.',
  saved: 'Saved.',
  cannot: 'Sinew cannot examine you.',
  own: 'Your own decision',
} as const;

/** Whom to see, and by when. */
export const cardSays: Record<Flow['card'], { title: string; whom: string }> = {
  call_now: { title: 'Call now', whom: 'Your emergency number, or have somebody take you. Do not drive yourself.' },
  seen_today: { title: 'Be seen today', whom: 'A doctor, or an emergency department where no doctor has time.' },
  seen_within_days: { title: 'Be seen within days', whom: 'A doctor or a physiotherapist. Ask for the next free hour.' },
  seen_within_weeks: { title: 'Make an appointment', whom: 'A doctor or a physiotherapist, in the next week or two.' },
};

export const loadingSays: Record<Loading, string> = {
  none: 'No exercises and no running. Nothing is offered until it has been seen.',
  paused: 'Running and exercises, until a clinician has cleared it. Reading stays open.',
  may_go_on: 'Nothing has to stop. The dose stays as it is and does not rise.',
};

/** "From 10 April on, Ana Ruiz. Until then nothing changes." */
export function clearedSaid(of: FlagView): string {
  if (of.cleared === null) return '';
  const [on, by] = of.cleared;
  return of.open ? `From ${dayMonth(on)} on, by ${by}. Until then it stays as it is.` : `On ${dayYear(on)}, by ${by}.`;
}

/** How an earlier one ended. */
export function closedSaid(of: FlagView): string {
  if (of.cleared !== null) return `Cleared on ${dayYear(of.cleared[0])}, by ${of.cleared[1]}.`;
  if (of.slip) return 'Taken back on the same day: ticked by mistake.';
  return of.overridden === null ? '' : `${care.own}: “${of.overridden}”`;
}

export const questions = {
  title: 'Questions for the next visit',
  lead: 'Ten minutes go quickly. Write them down when they come.',
  add: 'Add',
  label: 'A new question',
  hint: 'One at a time',
  none: 'No question yet.',
  asked: 'Asked',
  copy: 'Copy as text',
  copied: 'Copied.',
  notCopied: 'It could not be copied. The text is below, to be selected.',
  print: 'Print',
  more: 'Questions that are often worth asking',
  text: 'As text',
} as const;

/** What is copied or printed: the open ones, numbered. */
export function asText(lines: readonly { words: string; done: boolean }[]): string {
  const open = lines.filter((line) => !line.done);
  return [questions.title, '', ...open.map((line, i) => `${String(i + 1)}. ${line.words}`)].join('\n');
}
