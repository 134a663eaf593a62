// What the two builders share: a number as it is typed, with the origin it keeps or loses, a tempo, and the problems by
// the place where they stand.

import type { Beat } from '../ipc/generated/Beat';
import type { Grade } from '../ipc/generated/Grade';
import type { Problem } from '../ipc/generated/Problem';
import type { Sourced } from '../ipc/generated/Sourced';
import type { TempoPart } from '../ipc/generated/TempoPart';
import { wrongNumber, wrongSingle, wrongWhole } from '../text/builder';

const typed = /^(\d{1,4}(?:[.,]\d{1,2})?)(?:\s*(?:-|–|to)\s*(\d{1,4}(?:[.,]\d{1,2})?))?$/;

/** A number as it is typed: "10", "2,5", "10 to 15". While it says what it came with, it keeps that origin. */
export class Num {
  text = $state('');
  kept: Sourced<number> | null;
  readonly whole: boolean;
  readonly optional: boolean;
  /** No range, and at most so much. */
  readonly single: number | null;

  constructor(kept: Sourced<number> | null | undefined, how: { whole?: boolean; optional?: boolean; single?: number } = {}) {
    this.kept = kept ?? null;
    this.whole = how.whole ?? true;
    this.optional = how.optional ?? false;
    this.single = how.single ?? null;
    this.text = this.kept === null ? '' : asTyped(this.kept);
  }

  /** Null while it is empty or no number. */
  readonly number: Sourced<number> | null = $derived.by(() => this.#read());
  readonly wrong: string | null = $derived.by(() => {
    if (this.text.trim() === '' && this.optional) return null;
    if (this.number !== null) return null;
    return this.single !== null ? wrongSingle(this.single) : this.whole ? wrongWhole : wrongNumber;
  });
  readonly grade: Grade | null = $derived(this.number?.grade ?? null);

  /** What goes into the file; where it is no number, one that no rule lets pass. */
  get must(): Sourced<number> {
    return this.number ?? own(0);
  }
  get may(): Sourced<number> | null {
    return this.text.trim() === '' ? null : this.must;
  }

  #read(): Sourced<number> | null {
    const found = typed.exec(this.text.trim());
    if (found === null) return null;
    const value = numberOf(found[1]);
    const to = found[2] === undefined ? null : numberOf(found[2]);
    if (this.single !== null && (to !== null || value > this.single)) return null;
    if (this.whole && ![value, to ?? 0].every(Number.isInteger)) return null;
    if (this.kept !== null && this.kept.value === value && (this.kept.to ?? null) === to) return this.kept;
    return { ...own(value), ...(to === null ? {} : { to }) };
  }
}

export function own(value: number): Sourced<number> {
  return { value, to: null, source: 'own', grade: 'own' };
}

function numberOf(text: string | undefined): number {
  return Number((text ?? '').replace(',', '.'));
}

function asTyped(n: Sourced<number>): string {
  return n.to == null ? String(n.value) : `${String(n.value)} to ${String(n.to)}`;
}

/** One part of a rep. */
export class Part {
  readonly key = nextKey();
  phase = $state<Beat>('lower');
  loads = $state(true);
  readonly seconds: Num;

  constructor(part: TempoPart) {
    this.phase = part.phase;
    this.loads = part.loads;
    this.seconds = new Num(part.seconds, { whole: false });
  }
}

/** The tempo of a rep; without parts the reps are in the person's own time. */
export class Tempo {
  parts = $state<Part[]>([]);

  constructor(parts: readonly TempoPart[]) {
    this.parts = parts.map((part) => new Part(part));
  }

  readonly value: TempoPart[] = $derived(this.parts.map((p) => ({ phase: p.phase, loads: p.loads, seconds: p.seconds.must })));

  add(phase: Beat): void {
    // The way up may be the other leg's: what is known of the same phase holds for the new part too.
    const alike = this.parts.find((p) => p.phase === phase);
    this.parts.push(new Part({ phase, loads: alike?.loads ?? true, seconds: own(2) }));
  }

  remove(part: Part): void {
    this.parts = this.parts.filter((p) => p.key !== part.key);
  }
}

/** What is wrong, by its place. What was typed and is no number stands before what the check says of it. */
export class Problems {
  all = $state.raw<Problem[]>([]);

  set(typed: readonly Problem[], checked: readonly Problem[]): void {
    const said = new Set(typed.map((p) => p.path));
    this.all = [...typed, ...checked.filter((p) => ![...said].some((path) => under(p.path, path)))];
  }

  /** At this place or anywhere beneath it. */
  at(path: string): string[] {
    return this.all.filter((p) => under(p.path, path)).map((p) => p.message);
  }

  /** At this place itself, not beneath it. */
  on(path: string): string[] {
    return this.all.filter((p) => p.path === path).map((p) => p.message);
  }
}

/** `phases[0].to.value` lies under `phases[0].to`. */
export function under(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`) || path.startsWith(`${above}[`);
}

let keys = 0;
export function nextKey(): number {
  keys += 1;
  return keys;
}

/** Moves one entry of a list up or down; at an end it stays. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const to = at + by;
  const out = [...list];
  const [here, there] = [out[at], out[to]];
  if (here === undefined || there === undefined) return out;
  out[at] = there;
  out[to] = here;
  return out;
}

/** `My heel drops` is called `my-heel-drops`, or `my-heel-drops-2` where that is taken. */
export function idFor(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 54)
    .replace(/-+$/, '');
  const id = plain === '' ? 'own' : plain;
  if (!taken.has(id)) return id;
  for (let n = 2; ; n += 1) if (!taken.has(`${id}-${String(n)}`)) return `${id}-${String(n)}`;
}

/** One line each, without the empty ones. */
export function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '');
}

/** The field of a place in the file, or of the nearest place above it that has one. */
export function fieldOf(within: HTMLElement, path: string): HTMLElement | null {
  const places = [...within.querySelectorAll<HTMLElement>('[data-path]')];
  for (let at = path; at !== ''; at = at.replace(/(\.[^.[]*|\[[^.[]*|^[^.[]*)$/, '')) {
    const place = places.find((p) => p.dataset['path'] === at);
    const field = place?.querySelector<HTMLElement>('input, select, textarea, button') ?? null;
    if (field !== null) return field;
  }
  return null;
}
