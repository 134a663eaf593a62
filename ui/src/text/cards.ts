// The words of texts, questions, explained words and lists to tick.

import type { CardKind } from '../ipc/generated/CardKind';
import { list } from './words';

export const kindKicker: Record<CardKind, string> = {
  card: 'Library, to read',
  faq: 'Library, questions',
  term: 'Library, words',
  body: 'Library, recovery by part of the body',
};

export const shelfTitle: Record<CardKind, string> = {
  faq: 'Questions',
  card: 'To read',
  body: 'Recovery by part of the body',
  term: 'Words',
};

export const cards = {
  appointment: 'Write an appointment down',
  listKicker: 'Library, lists to tick',
  lists: 'Lists to tick',
  tick: 'To tick',
  numbers: 'In numbers',
  topics: 'Belongs to',
  related: 'Read on',
  tickLead: 'Ticks stay on this page and go when you leave it.',
  promise: 'A range to plan with, not a promise.',
  none: 'No word or text fits.',
  shelves: 'Parts of this list',
} as const;

/** "Also found under step rate and stride rate." Not every one means the same: an opposite is found there too. */
export function alsoSaid(also: readonly string[]): string {
  return `Also found under ${list([...also])}.`;
}

/** "2 of 5 ticked" */
export function tickedSaid(n: number, of: number): string {
  return `${String(n)} of ${String(of)} ticked`;
}
