// A programme's page: its phases and sessions, and what can be done with one of the person's own. And the page of a
// run-walk plan, which can only be read.

import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { Figure } from '../ipc/generated/Figure';
import type { Grade } from '../ipc/generated/Grade';
import type { Phase } from '../ipc/generated/Phase';
import type { ProgrammeDetail } from '../ipc/generated/ProgrammeDetail';
import type { RunPlanDetail } from '../ipc/generated/RunPlanDetail';
import type { SessionPlan } from '../ipc/generated/SessionPlan';
import type { SessionPreview } from '../ipc/generated/SessionPreview';
import { trouble, type Trouble } from '../text/errors';
import { ShelfState } from './shelf.svelte';

export class ProgrammeState {
  readonly id: string;
  detail = $state.raw<ProgrammeDetail | null>(null);
  problem = $state.raw<Trouble | null>(null);
  /** Places in the lists, from 0. */
  phaseNo = $state(0);
  sessionNo = $state(0);
  busy = $state(false);
  asking = $state(false);
  /** Of the first exercise of the session that is shown, once it is known. */
  figure = $state.raw<Figure | null>(null);
  /** Where a file was written to. */
  written = $state<string | null>(null);

  #asked = 0;
  readonly #figures = new Map<string, Figure | null>();

  constructor(id: string) {
    this.id = id;
  }

  readonly phase: Phase | null = $derived(this.detail?.programme.phases[this.phaseNo] ?? null);
  readonly session: SessionPlan | null = $derived(this.phase?.sessions[this.sessionNo] ?? null);
  readonly preview: SessionPreview | null = $derived(
    this.detail?.sessions.find((s) => s.phase === this.phaseNo && s.session === this.sessionNo) ?? null,
  );

  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const detail = await call('programme', { id: this.id });
      if (mine !== this.#asked) return;
      this.detail = detail;
      this.problem = null;
      this.choosePhase(this.phase === null ? 0 : this.phaseNo, this.session === null ? 0 : this.sessionNo);
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.includes('library') && !this.busy) await this.load();
  }

  choosePhase(phase: number, session = 0): void {
    this.phaseNo = phase;
    this.sessionNo = session;
    void this.#draw();
  }

  /** The figure beside a session is that of its first exercise; without it the page is whole all the same. */
  async #draw(): Promise<void> {
    const id = this.session?.items[0]?.exercise;
    if (id === undefined) return;
    if (!this.#figures.has(id)) {
      const found = await call('exercise', { id }).catch(() => null);
      this.#figures.set(id, found?.exercise.figure ?? null);
    }
    if (id === this.session?.items[0]?.exercise) this.figure = this.#figures.get(id) ?? null;
  }

  async export(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.problem = null;
    this.written = null;
    try {
      this.written = await call('export_file', { id: this.id });
    } catch (thrown) {
      this.problem = trouble(thrown);
    } finally {
      this.busy = false;
    }
  }

  /** Takes it out of the library. Gives what puts it back. */
  async remove(): Promise<(() => Promise<void>) | null> {
    const kept = this.detail?.programme;
    if (kept === undefined || this.busy) return null;
    this.busy = true;
    this.problem = null;
    this.asking = false;
    try {
      await call('remove_own', { id: this.id });
      return async () => void (await call('save_programme', { programme: kept }));
    } catch (thrown) {
      this.busy = false;
      this.problem = trouble(thrown);
      return null;
    }
  }
}

/** The star of a page. The shelf is fetched whole, because it is kept whole. */
export class Favourite {
  readonly #id: string;
  readonly #shelf = new ShelfState();

  constructor(id: string) {
    this.#id = id;
  }

  readonly on: boolean = $derived.by(() => this.#shelf.favourites.has(this.#id));

  async load(): Promise<void> {
    // Without it the star is empty, and nothing is lost.
    const index = await call('library').catch(() => null);
    if (index !== null) this.#shelf.take(index.shelf);
  }

  toggle(): void {
    this.#shelf.favour(this.#id);
  }
}

export class RunPlanState {
  detail = $state.raw<RunPlanDetail | null>(null);
  problem = $state.raw<Trouble | null>(null);
  readonly #id: string;

  constructor(id: string) {
    this.#id = id;
  }

  async load(): Promise<void> {
    try {
      this.detail = await call('run_plan', { id: this.#id });
      this.problem = null;
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.includes('library')) await this.load();
  }
}

/** Every source that a record names, each with the grades of the numbers that come from it, in order of mention. */
export function gradesBySource(record: unknown): Map<string, Grade[]> {
  const found = new Map<string, Grade[]>();
  const look = (at: unknown): void => {
    if (Array.isArray(at)) at.forEach(look);
    else if (typeof at === 'object' && at !== null) {
      const { source, grade } = at as { source?: unknown; grade?: unknown };
      if (typeof source === 'string' && typeof grade === 'string') {
        const grades = found.get(source) ?? [];
        if (!grades.includes(grade as Grade)) grades.push(grade as Grade);
        found.set(source, grades);
      }
      Object.values(at).forEach(look);
    }
  };
  look(record);
  return found;
}

export type Mark = { source: string; grade: Grade; note: string | null };

/** The marks of numbers that stand together: one for each place that they are from, with all that is noted there. */
export function marksOf(numbers: readonly (Partial<Record<'source' | 'note', string | null>> & { grade?: Grade | null } | null | undefined)[]): Mark[] {
  const marks = new Map<string, Mark>();
  for (const n of numbers) {
    if (n?.source == null || n.grade == null) continue;
    const key = `${n.source} ${n.grade}`;
    const before = marks.get(key)?.note ?? null;
    const note = n.note == null || before?.includes(n.note) === true ? before : [before, n.note].filter(Boolean).join(' ');
    marks.set(key, { source: n.source, grade: n.grade, note });
  }
  return [...marks.values()];
}

/** The most that any of its sources can say: 3 trials, 2 a small one, 1 habit, 0 where all is the person's own. */
export function bestBars(detail: ProgrammeDetail): number {
  const named = [...gradesBySource(detail.programme).keys()];
  if (named.every((id) => id === 'own')) return 0;
  return Math.max(1, ...named.map((id) => detail.sources[id]?.bars ?? 1));
}
