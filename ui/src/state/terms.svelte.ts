// Words of the library that are explained wherever they are met: which of them stand in a text, and which explanation is open.

import { call, onChanged } from '../ipc/client';
import type { CardLine } from '../ipc/generated/CardLine';

/** Text as it is, or a word with the card that explains it. */
export type Piece = { text: string; term: CardLine | null };
export type Matcher = { pattern: RegExp; find: (word: string) => CardLine | null };

/** Synonyms that people type in a search and that are plain English in a sentence. */
const plainEnglish: ReadonlySet<string> = new Set(['hold', 'effort', 'intervals', 'rebound', 'negatives', 'lifting phase', 'sessions done']);
/** From this length on a plural is the same word. */
const PLURAL_FROM = 5;

export function matcherOf(cards: readonly CardLine[]): Matcher | null {
  const loose = new Map<string, CardLine>();
  const exact = new Map<string, CardLine>();
  for (const card of cards) {
    if (card.kind !== 'term') continue;
    for (const phrase of [card.name, ...card.also]) {
      // An abbreviation counts only as it is written: PRICE is not a price.
      const [words, key] = phrase === phrase.toUpperCase() ? [exact, phrase] : [loose, phrase.toLowerCase()];
      if (key !== '' && !plainEnglish.has(key) && !words.has(key)) words.set(key, card);
    }
  }
  const phrases = [...exact.keys(), ...loose.keys()].sort((a, b) => b.length - a.length);
  if (phrases.length === 0) return null;
  return {
    // Whole words: no letter on either side. A digit may stand before, as in 6RM.
    pattern: new RegExp(`(?<!\\p{L})(?:${phrases.map(asPattern).join('|')})(?![\\p{L}\\p{N}])`, 'giu'),
    find(word) {
      const low = word.toLowerCase();
      return exact.get(word) ?? loose.get(low) ?? (low.endsWith('s') ? (loose.get(low.slice(0, -1)) ?? null) : null);
    },
  };
}

/** The text in pieces; each card is marked at the first of its words only. */
export function split(text: string, matcher: Matcher | null, except: readonly string[] = []): Piece[] {
  const pieces: Piece[] = [];
  const seen = new Set(except);
  let from = 0;
  for (const match of matcher === null ? [] : text.matchAll(matcher.pattern)) {
    const term = matcher?.find(match[0]) ?? null;
    if (term === null || seen.has(term.id)) continue;
    seen.add(term.id);
    if (match.index > from) pieces.push({ text: text.slice(from, match.index), term: null });
    pieces.push({ text: match[0], term });
    from = match.index + match[0].length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), term: null });
  return pieces;
}

/** The last word, and what stands before it. */
export function lastWord(text: string): [before: string, word: string] {
  const at = text.trimEnd().lastIndexOf(' ') + 1;
  return [text.slice(0, at), text.slice(at)];
}

function asPattern(phrase: string): string {
  const escaped = phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
  return phrase.length >= PLURAL_FROM && /[a-rt-z]$/i.test(phrase) ? `${escaped}s?` : escaped;
}

class TermBook {
  #matcher = $state.raw<Matcher | null>(null);
  #begun = false;
  #heard: (() => void) | null = null;
  #asked = 0;

  /** Fetched once for the window, by the first text that asks. */
  begin(): void {
    if (this.#begun) return;
    this.#begun = true;
    void this.#load();
  }

  split(text: string, except: readonly string[]): Piece[] {
    return split(text, this.#matcher, except);
  }

  async #load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      this.#heard ??= onChanged((kinds) => {
        if (kinds.includes('library')) void this.#load();
      });
      const { cards } = await call('library');
      if (mine === this.#asked) this.#matcher = matcherOf(cards);
    } catch {
      // Without the words every text is still whole; the next one asks again.
      this.#begun = this.#matcher !== null;
    }
  }
}

export const termBook = new TermBook();

/** Long enough for the pointer to travel from the word to its explanation. */
const LEAVE_MS = 160;

class Shown {
  tip = $state.raw<Tip | null>(null);
}
const shown = new Shown();

/** The explanation of one word. At most one is open in the window. */
export class Tip {
  readonly open = $derived(shown.tip === this);
  /** For the polite region: pressed where the focus already was. */
  said = $state(false);
  #focused = false;
  #pinned = false;
  #leaving: ReturnType<typeof setTimeout> | undefined;

  over = () => {
    clearTimeout(this.#leaving);
    shown.tip = this;
  };

  out = () => {
    clearTimeout(this.#leaving);
    if (this.#focused || this.#pinned) return;
    this.#leaving = setTimeout(() => this.close(), LEAVE_MS);
  };

  focus = () => {
    this.#focused = true;
    this.over();
  };

  blur = () => {
    this.#focused = false;
    this.close();
  };

  /** Opens and stays; a second press closes. */
  press = () => {
    if (this.open && this.#pinned) return this.close();
    this.over();
    this.#pinned = true;
    this.said = true;
  };

  close = () => {
    clearTimeout(this.#leaving);
    this.#pinned = false;
    this.said = false;
    if (this.open) shown.tip = null;
  };
}

type Box = { left: number; top: number; bottom: number };
type Size = { width: number; height: number };
const GAP = 6;
const EDGE = 12;

/** Below the word, above it where there is no room, and never past the window's edge. */
export function placed(word: Box, tip: Size, view: Size): { left: number; top: number } {
  const left = Math.max(EDGE, Math.min(word.left - GAP, view.width - tip.width - EDGE));
  const below = word.bottom + GAP;
  const above = word.top - GAP - tip.height;
  return { left, top: below + tip.height <= view.height - EDGE || above < EDGE ? below : above };
}
