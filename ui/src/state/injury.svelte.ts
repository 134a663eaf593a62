// A topic of the library: its forms, what is offered for the chosen one, and the geometry of the recovery band.
// It never decides what somebody has.

import { SvelteSet } from 'svelte/reactivity';
import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { InjuryDetail } from '../ipc/generated/InjuryDetail';
import type { InjuryLine } from '../ipc/generated/InjuryLine';
import type { LadderView } from '../ipc/generated/LadderView';
import type { LibraryIndex } from '../ipc/generated/LibraryIndex';
import type { Point } from '../ipc/generated/Point';
import type { RecoveryBand } from '../ipc/generated/RecoveryBand';
import type { Ref } from '../ipc/generated/Ref';
import type { TopicExercise } from '../ipc/generated/TopicExercise';
import type { TopicForm } from '../ipc/generated/TopicForm';
import type { WayStage } from '../ipc/generated/WayStage';
import { trouble, type Trouble } from '../text/errors';
import { topic } from '../text/injury';

export type Way = { stage: WayStage | null; exercises: TopicExercise[] };
export type Offer = { ways: Way[]; programmes: Ref[]; avoid: Point[]; floorOnly: boolean };

const stages: readonly (WayStage | null)[] = ['early', 'build', 'late', null];
/** Lists to tick that belong to a topic; those for every topic come after them. */
const listsOfTopic: Record<string, readonly string[]> = {
  'shin-splints': ['shin-or-bone'],
  'stress-fracture': ['stress-fracture-pattern', 'bone-risk', 'weight-bearing', 'bone-fuel'],
  'ankle-sprain': ['ankle-ladder', 'ankle-instability'],
};
const listsOfEvery: readonly string[] = ['injury-start', 'fix-the-why', 'clearance'];

/**
 * What the page may offer. Before a form is chosen only what fits every form; with a floor-only form nothing that goes
 * below the edge of a step; for a professional's topic nothing.
 */
export function offered(detail: InjuryDetail, form: TopicForm | null): Offer {
  const { injury, below_step: below } = detail;
  if (injury.kind === 'professional') return { ways: [], programmes: [], avoid: [], floorOnly: false };
  const floorOnly = form === null ? injury.forms.some((f) => f.floor_only) : form.floor_only;
  const own = form?.exercises ?? [];
  const shared = injury.exercises.filter((e) => !own.some((mine) => mine.id === e.id));
  const exercises = [...own, ...shared].filter((e) => !(floorOnly && below.includes(e.id)));
  // A programme of the whole topic may go below the step; with a floor-only form only its own are known to stay on it.
  const ids = new Set([...(form?.programmes ?? []), ...(floorOnly ? [] : injury.programmes)]);
  return {
    ways: stages
      .map((stage) => ({ stage, exercises: exercises.filter((e) => e.stage === stage) }))
      .filter((way) => way.exercises.length > 0),
    programmes: [...ids].map((id) => ({ id, name: detail.names[id] ?? id })),
    avoid: form?.avoid ?? [],
    floorOnly: form?.floor_only ?? false,
  };
}

export type SectionId =
  | 'form' | 'alike' | 'factors' | 'selfCare' | 'exercises' | 'programmes' | 'runPlans' | 'ladders' | 'criteria' | 'progression' | 'cross'
  | 'clinician' | 'lists' | 'cards';

/** The sections that have something to say, in reading order. A professional's topic is text only. */
export function sectionsOf(detail: InjuryDetail, offer: Offer, lists: readonly Ref[], ladders: readonly LadderView[] = []): { id: SectionId; title: string }[] {
  const { injury } = detail;
  const read = injury.kind === 'topic';
  const filled: [SectionId, boolean][] = [
    ['form', read && injury.forms.length > 0],
    ['alike', injury.look_alikes.length > 0],
    ['factors', read && injury.factors.length > 0],
    ['selfCare', read && injury.self_care.length > 0],
    ['exercises', offer.ways.length > 0],
    ['programmes', offer.programmes.length > 0],
    ['runPlans', read && detail.run_plans.length > 0],
    ['ladders', read && ladders.length > 0],
    ['criteria', read && injury.return_criteria.length > 0],
    ['progression', read && injury.progression.length > 0],
    ['cross', read && injury.cross_training.good.length + injury.cross_training.careful.length > 0],
    ['clinician', injury.clinician_options.length > 0],
    ['lists', read && lists.length > 0],
    ['cards', detail.cards.length > 0],
  ];
  return filled.flatMap(([id, has]) => (has ? [{ id, title: topic[id] }] : []));
}

/** Lists to tick for a topic, as far as the library has them. */
export function listsFor(topic: string, all: readonly Ref[]): Ref[] {
  return [...(listsOfTopic[topic] ?? []), ...listsOfEvery].flatMap((id) => all.find((list) => list.id === id) ?? []);
}

export type Described = Ref & { summary?: string };

/** References with the sentence that the library has for them. */
export function described(refs: readonly Ref[], lines: readonly Required<Described>[]): Described[] {
  return refs.map((ref) => {
    const line = lines.find(({ id }) => id === ref.id);
    return line === undefined ? ref : { ...ref, summary: line.summary };
  });
}

/** Topics to read apart from those that only a professional can sort out. */
export function byKind(lines: readonly InjuryLine[]): { topics: InjuryLine[]; professional: InjuryLine[] } {
  return {
    topics: lines.filter((line) => line.kind === 'topic'),
    professional: lines.filter((line) => line.kind === 'professional'),
  };
}

export type Bar = { band: RecoveryBand; left: number; width: number; tail: number };
export type BandAxis = { weeks: number; ticks: number[]; bars: Bar[] };

const STEPS: readonly number[] = [1, 2, 4, 8, 13, 26];
const MOST_TICKS = 8;

/** Shares of the axis, 0 to 1. Where it may be longer, the tail runs on to the axis' end. */
export function bandAxis(bands: readonly RecoveryBand[]): BandAxis {
  const last = Math.max(1, ...bands.map(endOf));
  const step = STEPS.find((s) => last / s <= MOST_TICKS - 1) ?? Math.ceil(last / (MOST_TICKS - 1));
  // A band that may go on needs room to be seen going on.
  const room = bands.some((band) => band.or_longer && endOf(band) === last) ? step / 2 : 0;
  const weeks = Math.ceil((last + room) / step) * step;
  return {
    weeks,
    ticks: Array.from({ length: weeks / step + 1 }, (_, n) => n * step),
    bars: bands.map((band) => {
      const left = band.from_weeks.value / weeks;
      const width = endOf(band) / weeks - left;
      return { band, left, width, tail: band.or_longer ? 1 - left - width : 0 };
    }),
  };
}

/** What the file says beside the numbers, such as that months stand behind the weeks. */
export function noteOf(band: RecoveryBand): string {
  return band.to_weeks.note ?? band.from_weeks.note ?? '';
}

function endOf(band: RecoveryBand): number {
  return band.to_weeks.to ?? band.to_weeks.value;
}

export class InjuryState {
  detail = $state.raw<InjuryDetail | null>(null);
  /** The library beside the topic: sentences, kinds and lists. The page is whole without it. */
  #library = $state.raw<LibraryIndex | null>(null);
  ladders = $state.raw<LadderView[]>([]);
  problem = $state.raw<Trouble | null>(null);
  /** Contributing factors that were ticked; kept while the page is open. */
  readonly factors = new SvelteSet<string>();
  #chosen = $state<string | null>(null);

  readonly form: TopicForm | null = $derived.by(() => {
    const forms = this.detail?.injury.forms ?? [];
    const wanted = this.#chosen ?? this.known();
    return forms.find((form) => form.id === wanted) ?? null;
  });
  /** The choice comes from a programme that runs, not from this page. */
  readonly fromSetup: boolean = $derived(this.#chosen === null && this.form !== null);
  readonly offer: Offer | null = $derived(this.detail === null ? null : offered(this.detail, this.form));
  readonly programmes: Described[] = $derived(described(this.offer?.programmes ?? [], this.#library?.programmes ?? []));
  readonly lists: Ref[] = $derived.by(() => listsFor(this.id, this.#library?.checklists ?? []));
  readonly #terms = $derived(new Set(this.#library?.cards.filter((card) => card.kind === 'term').map(({ id }) => id)));
  readonly cards: Described[] = $derived(described(this.detail?.cards.filter(({ id }) => !this.#terms.has(id)) ?? [], this.#library?.cards ?? []));
  readonly words: Ref[] = $derived(this.detail?.cards.filter(({ id }) => this.#terms.has(id)) ?? []);

  #asked = 0;

  /** `known`: the form that a running programme is for, if there is one. */
  constructor(
    private readonly id: string,
    private readonly known: () => string | null,
  ) {}

  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const detail = await call('injury', { id: this.id });
      if (mine !== this.#asked) return;
      this.detail = detail;
      this.problem = null;
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
      return;
    }
    this.#library = await call('library').catch(() => null);
    this.ladders = (await call('ladders', { topic: this.id }).catch(() => null)) ?? [];
  }

  async rung(ladder: string, rung: string, reached: boolean, on: string | null): Promise<void> {
    try {
      await call('keep_beside', { beside: { what: 'rung', topic: this.id, ladder, rung, reached, on } });
      this.ladders = await call('ladders', { topic: this.id });
      this.problem = null;
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.includes('library')) await this.load();
  }

  choose(form: string): void {
    this.#chosen = form;
  }

  tick(factor: string): void {
    if (!this.factors.delete(factor)) this.factors.add(factor);
  }
}
