// Running programmes: the list of them, and one of them whole. Every change goes to the program and is fetched again.

import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { LadderRung } from '../ipc/generated/LadderRung';
import type { LimitLine } from '../ipc/generated/LimitLine';
import type { OverrideLine } from '../ipc/generated/OverrideLine';
import type { PlanDetail } from '../ipc/generated/PlanDetail';
import type { PlanEdit } from '../ipc/generated/PlanEdit';
import type { PlanLine } from '../ipc/generated/PlanLine';
import type { Point } from '../ipc/generated/Point';
import type { RevisionLine } from '../ipc/generated/RevisionLine';
import type { Source } from '../ipc/generated/Source';
import { trouble, type Trouble } from '../text/errors';
import { plan as words } from '../text/plan';
import { app } from './app.svelte';

export class PlansState {
  lines = $state.raw<PlanLine[] | null>(null);
  problem = $state.raw<Trouble | null>(null);
  readonly running: PlanLine[] = $derived((this.lines ?? []).filter((line) => line.ended === null));
  readonly ended: PlanLine[] = $derived((this.lines ?? []).filter((line) => line.ended !== null));

  async load(): Promise<void> {
    try {
      this.lines = await call('plans');
      this.problem = null;
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.includes('plans')) await this.load();
  }
}

/** A phase of the ladder with its weeks, and what is to be so before the next. */
export type LadderPhase = { name: string; goal: string | null; rungs: LadderRung[]; gate: Point[] };

/** Weeks that follow one another in the same phase stand together. */
export function phasesOf(ladder: readonly LadderRung[]): LadderPhase[] {
  const phases: LadderPhase[] = [];
  for (const rung of ladder) {
    const last = phases.at(-1);
    const phase = last?.name === rung.phase ? last : { name: rung.phase, goal: rung.goal, rungs: [], gate: [] };
    if (phase !== last) phases.push(phase);
    phase.rungs.push(rung);
    phase.gate = rung.advance;
  }
  return phases;
}

export type ChangeLine = { kind: 'revision'; of: RevisionLine } | { kind: 'override'; of: OverrideLine };

/** What changed and what was decided otherwise, in one line of time, newest first. */
export function changesOf(detail: Pick<PlanDetail, 'revisions' | 'overrides'>): ChangeLine[] {
  const lines: ChangeLine[] = [
    ...detail.overrides.map((of) => ({ kind: 'override', of }) as const),
    ...detail.revisions.map((of) => ({ kind: 'revision', of }) as const),
  ];
  return lines.sort((a, b) => b.of.day.localeCompare(a.of.day));
}

/** Numbers that differ from those of the week before are worth reading; the others only repeat. */
export function isNew(rung: LadderRung, before: LadderRung | undefined): boolean {
  return before === undefined || rung.now || before.now || before.sessions !== rung.sessions || before.doses.join() !== rung.doses.join();
}

export class PlanState {
  detail = $state.raw<PlanDetail | null>(null);
  /** Of the programme and of its topic, so that each sentence can open where it comes from. */
  sources = $state.raw<Record<string, Source>>({});
  problem = $state.raw<Trouble | null>(null);
  busy = $state(false);

  readonly phases: LadderPhase[] = $derived(phasesOf(this.detail?.ladder ?? []));
  readonly changes: ChangeLine[] = $derived(this.detail === null ? [] : changesOf(this.detail));
  readonly lighter: boolean = $derived(this.detail?.reasons.some((reason) => reason.what === 'unloading') ?? false);

  readonly #id: string;
  #asked = 0;

  constructor(id: string) {
    this.#id = id;
  }

  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const detail = await call('plan', { id: this.#id });
      if (mine !== this.#asked) return;
      const known = this.detail !== null;
      this.detail = detail;
      this.problem = null;
      if (!known) await this.#cite(detail.line);
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.some((kind) => kind === 'plans' || kind === 'sessions' || kind === 'answers' || kind === 'flags')) await this.load();
  }

  /** A page without its sources still says everything else. */
  async #cite(line: PlanLine): Promise<void> {
    const of = await Promise.all([
      call('programme', { id: line.programme.id }).catch(() => null),
      line.topic === null ? null : call('injury', { id: line.topic.id }).catch(() => null),
    ]);
    this.sources = Object.assign({}, ...of.map((detail) => detail?.sources ?? {})) as Record<string, Source>;
  }

  edit(change: Partial<Omit<PlanEdit, 'plan'>>): Promise<boolean> {
    const edit: PlanEdit = { plan: this.#id, legs: null, mode: null, slots: null, weekdays: null, week: null, sets: null, reps: null, unloading: null, newest: false, ...change };
    return this.#keep(() => call('edit_plan', { edit }));
  }

  /** Taken away at once, and put back as it was where that was a mistake. */
  async endLimit({ id, plan, kind, at_most, by, who, until }: LimitLine): Promise<boolean> {
    if (!(await this.#keep(() => call('end_limit', { id })))) return false;
    app.say(words.takenAway, () => void this.#keep(() => call('set_limit', { limit: { plan, kind, at_most, by, who, until } })));
    return true;
  }

  /** A tick that stands is taken back, not turned into a no. */
  tick(criterion: string, met: boolean): Promise<boolean> {
    return this.#keep(() => call('tick_criterion', { plan: this.#id, criterion, met: met ? true : null }));
  }

  rung(ladder: string, rung: string, reached: boolean, on: string | null): Promise<boolean> {
    const topic = this.detail?.line.topic?.id;
    return topic === undefined ? Promise.resolve(false) : this.#keep(() => call('keep_beside', { beside: { what: 'rung', topic, ladder, rung, reached, on } }));
  }

  end(): Promise<boolean> {
    return this.#keep(() => call('end_plan', { id: this.#id }), words.endedSaid);
  }

  /** The id of the upkeep that follows. */
  async graduate(): Promise<string | null> {
    let next: string | null = null;
    await this.#keep(async () => {
      next = await call('graduate', { id: this.#id });
    });
    return next;
  }

  async #keep(write: () => Promise<unknown>, said: string = words.saved): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      await write();
      this.problem = null;
      app.say(said);
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
