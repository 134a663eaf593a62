// Finding in everything that was written: asked with every letter, and the newest question alone is answered.

import { call } from '../ipc/client';
import type { Found } from '../ipc/generated/Found';
import type { SearchResult } from '../ipc/generated/SearchResult';
import { trouble, type Trouble } from '../text/errors';
import { search as words } from '../text/journal';

const LONGEST = 200;

export type FoundDay = { day: string; found: Found[] };
export type Piece = { text: string; match: boolean };

export class JournalSearch {
  typed = $state('');
  result = $state.raw<SearchResult | null>(null);
  problem = $state.raw<Trouble | null>(null);

  readonly on: boolean = $derived(this.typed.trim() !== '');
  readonly days: FoundDay[] = $derived(byDay(this.result?.found ?? []));

  #asked = 0;

  async type(typed: string): Promise<void> {
    this.typed = typed;
    const mine = ++this.#asked;
    this.problem = null;
    if (typed.trim() === '') {
      this.result = null;
      return;
    }
    if ([...typed].length > LONGEST) {
      this.result = null;
      this.problem = { title: words.tooLong, lines: [] };
      return;
    }
    try {
      const result = await call('search', { typed });
      if (mine === this.#asked) this.result = result;
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    }
  }

  /** After something else was written: the same question again. */
  async again(): Promise<void> {
    if (this.on) await this.type(this.typed);
  }
}

/** The text in pieces, those that match among them. */
export function pieces(found: Found): Piece[] {
  const parts: Piece[] = [];
  let at = 0;
  for (const [from, to] of found.marks) {
    if (from > at) parts.push({ text: found.words.slice(at, from), match: false });
    parts.push({ text: found.words.slice(from, to), match: true });
    at = to;
  }
  if (at < found.words.length) parts.push({ text: found.words.slice(at), match: false });
  return parts;
}

function byDay(found: Found[]): FoundDay[] {
  const days: FoundDay[] = [];
  for (const one of found) {
    const last = days.at(-1);
    if (last?.day === one.day) last.found.push(one);
    else days.push({ day: one.day, found: [one] });
  }
  return days;
}
