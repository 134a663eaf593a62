// The words of the whole body, gone through.

import type { BodyMap } from '../ipc/generated/BodyMap';
import type { BodySince } from '../ipc/generated/BodySince';

export const body = {
  keep: 'Keep it for today',
  keepAgain: 'Keep the change',
  nothing: 'Nothing is marked: nothing is sore. That is worth keeping too.',
  saved: 'Kept.',
  before: 'The times before',
  gone: 'No longer sore',
  quiet: 'Nothing was sore.',
  changes: 'What was changed before the new place',
  changesMeans: 'A place that was not sore the last time. These are the week of that day and the one before it; what rose last is the first to ease.',
  again: 'Sore the last time too: begin the next block lower, and look at why.',
  open: 'Go through the whole body',
} as const;

export const sinceWord: Record<BodySince, string> = { first: '', new: 'new', again: 'again' };

/** "Feet and ankles (again), Hips, groin and buttocks (new)" */
export function soreSaid(map: BodyMap): string {
  if (map.sore.length === 0) return body.quiet;
  return map.sore.map(({ text, since }) => (sinceWord[since] === '' ? text : `${text} (${sinceWord[since]})`)).join('; ');
}
