// Finding records by what somebody types: an index in memory, made once for a list. Pure: it knows no window.

export interface Entry {
  name: string;
  /** Other names. */
  also?: readonly string[];
  /** What it belongs to: places on the body, injuries, things, muscles. */
  tags?: readonly string[];
  /** Sentences. */
  text?: string;
}

/** How much a hit in a field is worth; a whole word counts twice its beginning. */
const WORTH = { name: 16, also: 12, tags: 7, text: 2 } as const;
/** The name begins with what was typed. */
const FIRST = 8;
/** Shorter words are not guessed at. */
const GUESS_FROM = 4;
const INSIDE_FROM = 3;
/** More words than this ask nothing more. */
const MOST_WORDS = 12;
const MOST_WORTH = MOST_WORDS * 2 * WORTH.name + FIRST;
/** Of these a question is made, not an answer; they count only when nothing else was typed. */
const SMALL = new Set(['a', 'an', 'and', 'at', 'for', 'in', 'my', 'of', 'on', 'or', 'the', 'to', 'with', 'without']);

/** Lower case, without accents, cut at everything that is neither a letter nor a digit. */
export function wordsOf(text: string): string[] {
  return text.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function telling(words: string[]): string[] {
  const some = words.filter((word) => !SMALL.has(word));
  return some.length > 0 ? some : words;
}

export class SearchIndex {
  readonly size: number;
  /** Every word that occurs, sorted. */
  readonly #words: string[];
  /** Word `w` occurs in the records `#records[#starts[w]]` to `#records[#starts[w + 1]]`, with that worth. */
  readonly #starts: Uint32Array;
  readonly #records: Uint32Array;
  readonly #worths: Uint8Array;
  readonly #firsts: readonly string[];
  readonly #best: Uint8Array;
  readonly #total: Uint16Array;

  constructor(entries: readonly Entry[]) {
    this.size = entries.length;
    const places = new Map<string, Map<number, number>>();
    // The same places, things and muscles come again and again.
    const cut = new Map<string, string[]>();
    const wordsIn = (text: string) => {
      let words = cut.get(text);
      if (words === undefined) cut.set(text, (words = wordsOf(text)));
      return words;
    };
    entries.forEach((entry, record) => {
      const put = (text: string, worth: number) => {
        for (const word of wordsIn(text)) {
          let at = places.get(word);
          if (at === undefined) places.set(word, (at = new Map()));
          if (worth > (at.get(record) ?? 0)) at.set(record, worth);
        }
      };
      put(entry.name, WORTH.name);
      entry.also?.forEach((text) => put(text, WORTH.also));
      entry.tags?.forEach((text) => put(text, WORTH.tags));
      put(entry.text ?? '', WORTH.text);
    });
    this.#words = [...places.keys()].sort();
    this.#starts = new Uint32Array(this.#words.length + 1);
    const hits = [...places.values()].reduce((sum, at) => sum + at.size, 0);
    this.#records = new Uint32Array(hits);
    this.#worths = new Uint8Array(hits);
    let next = 0;
    this.#words.forEach((word, w) => {
      this.#starts[w] = next;
      for (const [record, worth] of places.get(word) ?? []) {
        this.#records[next] = record;
        this.#worths[next] = worth;
        next += 1;
      }
    });
    this.#starts[this.#words.length] = next;
    this.#firsts = entries.map((entry) => telling(wordsIn(entry.name)).join(' '));
    this.#best = new Uint8Array(this.size);
    this.#total = new Uint16Array(this.size);
  }

  /**
   * The places of the records in their list, best first, then in the order of the list. Every word that was typed must
   * begin a word of the record; one that begins none is looked for inside words, and with one letter wrong. Nothing
   * typed finds everything.
   */
  find(typed: string): number[] {
    const asked = telling(wordsOf(typed)).slice(0, MOST_WORDS);
    if (asked.length === 0) return Array.from(this.#total.keys());
    const total = this.#total.fill(0);
    asked.forEach((word, k) => {
      const best = this.#best.fill(0);
      if (!this.#beginning(word)) this.#guessed(word);
      for (let i = 0; i < this.size; i += 1) {
        const hit = best[i] as number, before = total[i] as number;
        total[i] = hit === 0 || (k > 0 && before === 0) ? 0 : before + hit;
      }
    });
    return this.#sorted(asked.join(' '));
  }

  /** True when any word begins so. */
  #beginning(word: string): boolean {
    const words = this.#words;
    let low = 0, high = words.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((words[middle] as string) < word) low = middle + 1;
      else high = middle;
    }
    let any = false;
    for (let w = low; w < words.length && (words[w] as string).startsWith(word); w += 1) {
      any = true;
      this.#take(w, words[w] === word ? 2 : 1);
    }
    return any;
  }

  #guessed(word: string): void {
    if (word.length < INSIDE_FROM) return;
    this.#words.forEach((known, w) => {
      if (known.includes(word) || (word.length >= GUESS_FROM && nearly(word, known))) this.#take(w, 0.5, WORTH.text);
    });
  }

  /** What is worth no more than `above` is left out: a guess in a sentence is no find. */
  #take(w: number, share: number, above = 0): void {
    const best = this.#best;
    for (let i = this.#starts[w] as number, end = this.#starts[w + 1] as number; i < end; i += 1) {
      const record = this.#records[i] as number;
      const whole = this.#worths[i] as number;
      if (whole <= above) continue;
      const worth = Math.max(1, whole * share);
      if (worth > (best[record] as number)) best[record] = worth;
    }
  }

  /** Counted into places by worth: there are few worths and many records. */
  #sorted(typed: string): number[] {
    const total = this.#total;
    const starts = new Uint32Array(MOST_WORTH + 1);
    let n = 0;
    for (let i = 0; i < this.size; i += 1) {
      let worth = total[i] as number;
      if (worth === 0) continue;
      if ((this.#firsts[i] as string).startsWith(typed)) total[i] = worth += FIRST;
      starts[worth] = (starts[worth] as number) + 1;
      n += 1;
    }
    for (let worth = MOST_WORTH, next = 0; worth > 0; worth -= 1) {
      next += starts[worth] as number;
      starts[worth] = next - (starts[worth] as number);
    }
    const found = new Array<number>(n);
    for (let i = 0; i < this.size; i += 1) {
      const worth = total[i] as number;
      if (worth === 0) continue;
      const at = starts[worth] as number;
      starts[worth] = at + 1;
      found[at] = i;
    }
    return found;
  }
}

/** Whether `known` begins with `typed` when one letter is put right: another, one too many, one too few, or two swapped. */
export function nearly(typed: string, known: string): boolean {
  let i = 0;
  while (i < typed.length && typed[i] === known[i]) i += 1;
  if (i === typed.length) return true;
  return (
    known.startsWith(typed.slice(i + 1), i + 1) || known.startsWith(typed.slice(i), i + 1) || known.startsWith(typed.slice(i + 1), i) ||
    (typed[i] === known[i + 1] && typed[i + 1] === known[i] && known.startsWith(typed.slice(i + 2), i + 2))
  );
}
