// The library as lists, fetched once and kept while the window is open, and what is shown of it.

import { call, onChanged } from '../ipc/client';
import type { CardLine } from '../ipc/generated/CardLine';
import type { ExerciseDetail } from '../ipc/generated/ExerciseDetail';
import type { ExerciseKind } from '../ipc/generated/ExerciseKind';
import type { ExerciseLine } from '../ipc/generated/ExerciseLine';
import type { InjuryLine } from '../ipc/generated/InjuryLine';
import type { LibraryIndex } from '../ipc/generated/LibraryIndex';
import type { ProgrammeKind } from '../ipc/generated/ProgrammeKind';
import type { ProgrammeLine } from '../ipc/generated/ProgrammeLine';
import type { Ref } from '../ipc/generated/Ref';
import type { Region } from '../ipc/generated/Region';
import { equipmentWord } from '../text/equipment';
import { trouble, type Trouble } from '../text/errors';
import { exerciseKindWord, programmeKindWord, regionWord } from '../text/library';
import { SearchIndex, type Entry } from './search';
import { ShelfState } from './shelf.svelte';

export const tabs = ['exercises', 'injuries', 'programmes', 'words'] as const;
export type Tab = (typeof tabs)[number];

class LibraryState {
  index = $state.raw<LibraryIndex | null>(null);
  problem = $state.raw<Trouble | null>(null);
  readonly shelf = new ShelfState();

  #asked = 0;
  #heard = false;

  /** Fetches it when it was not yet, and again whenever it changes. */
  async ready(): Promise<void> {
    if (!this.#heard) {
      this.#heard = true;
      onChanged((kinds) => {
        if (kinds.includes('library')) void this.load();
      });
    }
    if (this.index === null) await this.load();
  }

  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const index = await call('library');
      if (mine !== this.#asked) return;
      this.index = index;
      this.shelf.take(index.shelf);
      this.problem = null;
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    }
  }
}

export const library = new LibraryState();

export type Found = {
  exercises: ExerciseLine[];
  injuries: InjuryLine[];
  programmes: ProgrammeLine[];
  runPlans: Ref[];
  cards: CardLine[];
  checklists: Ref[];
};

/** So many rows are made at once, about a windowful; the next ones when the last is nearly in sight. */
const ROWS = 12;

/** What was typed and which filters are on. Kept while the window is open, so that the way back leads to the same place. */
export class Browse {
  typed = $state('');
  region = $state<Region | null>(null);
  kind = $state<ExerciseKind | null>(null);
  programmeKind = $state<ProgrammeKind | null>(null);
  /** Only with what is at home. */
  have = $state(false);
  favourites = $state(false);
  own = $state(false);
  /** The exercise that is looked at beside the list. */
  chosen = $state<string | null>(null);
  rows = $state(ROWS);

  readonly found: Found = $derived.by(() => {
    const index = library.index;
    if (index === null) return { exercises: [], injuries: [], programmes: [], runPlans: [], cards: [], checklists: [] };
    const find = finderOf(index);
    const { favourites, equipment } = library.shelf;
    const typed = this.typed;
    const here = (regions: readonly Region[]) => this.region === null || regions.includes(this.region);
    const marked = (of: { id: string; own: boolean }) => (!this.favourites || favourites.has(of.id)) && (!this.own || of.own);
    const narrowed = this.favourites || this.own || this.programmeKind !== null;
    const exercises = pick(index.exercises, find.exercises, typed);
    return {
      exercises: this.filtered('exercises')
        ? exercises.filter((e) => here(e.regions) && (this.kind === null || e.kind === this.kind) && marked(e) && (!this.have || e.equipment.every((thing) => equipment.has(thing))))
        : exercises,
      injuries: pick(index.injuries, find.injuries, typed).filter((injury) => here(injury.regions)),
      programmes: pick(index.programmes, find.programmes, typed).filter(
        (p) => (this.programmeKind === null || p.kind === this.programmeKind) && marked(p),
      ),
      runPlans: narrowed ? [] : pick(index.run_plans, find.runPlans, typed),
      cards: pick(index.cards, find.cards, typed),
      checklists: pick(index.checklists, find.checklists, typed),
    };
  });
  /** What the list beside the figure stands at: what was chosen, else its first. */
  readonly shown: ExerciseLine | null = $derived(
    this.found.exercises.find((e) => e.id === this.chosen) ?? this.found.exercises[0] ?? null,
  );

  counted(tab: Tab): number {
    const found = this.found;
    if (tab === 'exercises') return found.exercises.length;
    if (tab === 'injuries') return found.injuries.length;
    if (tab === 'programmes') return found.programmes.length + found.runPlans.length;
    return found.cards.length + found.checklists.length;
  }

  filtered(tab: Tab): boolean {
    if (tab === 'exercises') return this.region !== null || this.kind !== null || this.have || this.favourites || this.own;
    if (tab === 'injuries') return this.region !== null;
    return tab === 'programmes' && (this.programmeKind !== null || this.favourites || this.own);
  }

  type(typed: string): void {
    this.typed = typed;
    this.chosen = null;
    this.rows = ROWS;
  }

  more(): void {
    this.rows += ROWS;
  }

  clearFilters(): void {
    this.region = this.kind = this.programmeKind = null;
    this.have = this.favourites = this.own = false;
    this.rows = ROWS;
  }
}

export const browse = new Browse();

/** The exercise beside the list: fetched a moment after it was chosen, so that typing is never held up. */
export class Beside {
  detail = $state.raw<ExerciseDetail | null>(null);
  #wanted: string | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  want(id: string | null, afterMs = 160): void {
    if (id === this.#wanted) return;
    this.#wanted = id;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#fetch(id), this.detail === null ? 0 : afterMs);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #fetch(id: string | null): Promise<void> {
    const detail = id === null ? null : await call('exercise', { id }).catch(() => null);
    if (id === this.#wanted) this.detail = detail;
  }
}

type Finder = Record<keyof Found, SearchIndex>;
const finders = new WeakMap<LibraryIndex, Finder>();

function finderOf(index: LibraryIndex): Finder {
  let finder = finders.get(index);
  if (finder === undefined) {
    const of = <T>(lines: readonly T[], entry: (line: T) => Entry) => new SearchIndex(lines.map(entry));
    const regions = (of: readonly Region[]) => of.map((region) => regionWord[region]);
    finder = {
      exercises: of(index.exercises, (e) => ({
        name: e.name, also: e.also, text: e.purpose,
        tags: [...regions(e.regions), ...e.topics, ...e.muscles, ...e.equipment.map((thing) => equipmentWord[thing]), exerciseKindWord[e.kind]],
      })),
      injuries: of(index.injuries, (i) => ({ name: i.name, also: i.also, tags: regions(i.regions), text: i.summary })),
      programmes: of(index.programmes, (p) => ({ name: p.name, tags: [...p.topics, programmeKindWord[p.kind]], text: p.summary })),
      runPlans: of(index.run_plans, (p) => ({ name: p.name, tags: ['running', 'return to run', 'run-walk'] })),
      cards: of(index.cards, (c) => ({ name: c.name, also: c.also, text: c.summary })),
      checklists: of(index.checklists, (c) => ({ name: c.name, tags: ['checklist'] })),
    };
    // The first question of all takes longest: not while somebody types.
    finder.exercises.find('a e');
    finders.set(index, finder);
  }
  return finder;
}

function pick<T>(lines: T[], index: SearchIndex, typed: string): T[] {
  if (typed.trim() === '') return lines;
  return index.find(typed).map((i) => lines[i] as T);
}
