// The words of loading a file that somebody made.

import type { FileReview } from '../ipc/generated/FileReview';
import { count } from './words';

/** A longer file is refused before it is read: 256 KiB. */
export const MOST_BYTES = 256 * 1024;

export const file = {
  title: 'Load a file',
  kicker: 'Library',
  lead: 'A programme or an exercise that somebody made with Sinew or in a text editor. You see what is in it before anything is kept.',
  choose: 'Choose a .toml file',
  drop: 'or drop it here',
  paste: 'Or paste its text',
  pasteLabel: 'Text of the file',
  look: 'Look at this text',
  looking: 'Looking',
  other: 'Another file',
  pasted: 'Pasted text',
  tooLong: 'This file is longer than 256 KiB, so it was not read. The longest programme that comes with Sinew has about a tenth of that.',
  notText: 'This file is not text, so it was not read. A programme for Sinew is a .toml text file.',
  unreadable: 'The file could not be read. Check that it is still there and that you may open it, then choose it again.',
  empty: 'There is nothing in it.',
  refused: 'It cannot be loaded as it is. Nothing was changed.',
  refusedMore: 'Put these right in a text editor and choose the file again, or ask whoever made it.',
  where: 'Where',
  what: 'What is wrong',
  rename: 'Load under another name',
  renameHint: 'Leave it empty to keep the name that is in the file.',
  taken: 'Something in your library has this name already. Give what you load another one.',
  contents: 'What is in it',
  accept: 'Add to the library',
  accepting: 'Adding',
  added: 'is in the library.',
  brings: 'Brings along',
  notChecked: 'Sinew checks that a file is well formed. It cannot check that it is right for you: look at the numbers, and at who made it.',
  ownNumbers: 'Where its numbers are from',
} as const;

/** "7 problems in knee.toml" */
export function problemsTitle(n: number, name: string): string {
  return `${count(n, 'problem')} in ${name}`;
}

/** "A programme: 12 weeks, 2 phases, 4 exercises" */
export function inIt(review: FileReview): string {
  if (review.exercise !== null) return `An exercise: ${count(review.exercise.steps.length, 'step')}${review.exercise.figure === null ? ', without a figure' : ', with a figure'}`;
  if (review.programme === null) return '';
  const { programme, names } = review.programme;
  const weeks = count(programme.weeks.value, 'week');
  return `A programme: ${weeks}, ${count(programme.phases.length, 'phase')}, ${count(Object.keys(names).length, 'exercise')}`;
}

export function addedSaid(name: string): string {
  return `${name} ${file.added}`;
}
