// Runs, one run, limits, shoes and other training, as the program tells them; what is changed is asked for again.

import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { CrossView } from '../ipc/generated/CrossView';
import type { DistanceTyped } from '../ipc/generated/DistanceTyped';
import type { DistanceUnit } from '../ipc/generated/DistanceUnit';
import type { RunPage } from '../ipc/generated/RunPage';
import type { RunsView } from '../ipc/generated/RunsView';
import type { SetBy } from '../ipc/generated/SetBy';
import type { ShoeLine } from '../ipc/generated/ShoeLine';
import type { ShoesView } from '../ipc/generated/ShoesView';
import { trouble, type Trouble } from '../text/errors';
import { questionOf } from '../text/running';
import { typedNumber } from './run-form.svelte';

/** One that asks, keeps the newest answer, and tells what went wrong. */
abstract class Asked<View> {
  view = $state.raw<View | null>(null);
  problem = $state.raw<Trouble | null>(null);
  busy = $state(false);
  #asked = 0;

  protected abstract ask(): Promise<View>;

  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const view = await this.ask();
      if (mine !== this.#asked) return;
      this.view = view;
      this.problem = null;
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if ((['runs', 'running', 'answers', 'settings', 'plans'] as const).some((kind) => kinds.includes(kind))) await this.load();
  }

  /** True once it is kept. */
  protected async keep(what: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = null;
    try {
      await what();
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
    await this.load();
    return true;
  }
}

const PAGE = 30;

export class RunsState extends Asked<RunsView> {
  #most = PAGE;

  protected ask(): Promise<RunsView> {
    return call('runs', { most: this.#most });
  }

  async more(): Promise<void> {
    this.#most = Math.min(this.#most + PAGE, 500);
    await this.load();
  }

  endCap(id: string): Promise<boolean> {
    return this.keep(() => call('end_cap', { id }));
  }

  /** What is suggested becomes the person's own limit. */
  async takeCap(): Promise<boolean> {
    const next = this.view?.next_cap;
    if (next == null) return false;
    return this.keep(() => call('set_cap', { cap: { distance: next.typed, by: 'person', who: null, until: null } }));
  }
}

export class RunPageState extends Asked<RunPage> {
  constructor(private readonly id: string) {
    super();
  }

  protected ask(): Promise<RunPage> {
    return call('run_page', { run: this.id });
  }

  void(voided: boolean): Promise<boolean> {
    return this.keep(() => call('void_run', { run: this.id, voided }));
  }

  /** The newest row, as it was seen. */
  async undo(): Promise<boolean> {
    const change = this.view?.rows[0]?.id;
    return change !== undefined && this.keep(() => call('undo_run', { run: this.id, change }));
  }

  async askPhysio(): Promise<boolean> {
    const of = this.view?.suggestion;
    const line = this.view?.line;
    return of != null && line !== undefined && this.keep(() => call('add_question', { words: questionOf(of, line), plan: null }));
  }

  /** What the plan is offered after this run, as it was seen. */
  async answer(accept: boolean): Promise<boolean> {
    const of = this.view?.offer;
    return of != null && this.keep(() => call('answer_run_offer', { answer: { run: of.run, mark: of.mark, accept } }));
  }

  async takeCap(): Promise<boolean> {
    const next = this.view?.next_cap;
    return next != null && this.keep(() => call('set_cap', { cap: { distance: next.typed, by: 'person', who: null, until: null } }));
  }
}

export class CrossState extends Asked<CrossView> {
  #chosen = $state<string | null>(null);
  readonly topic = $derived(this.view?.topics.find((of) => of.topic.id === this.#chosen) ?? this.view?.topics[0] ?? null);

  protected ask(): Promise<CrossView> {
    return call('cross_training', { most: 100 });
  }

  choose(topic: string): void {
    this.#chosen = topic;
  }
}

export class ShoesState extends Asked<ShoesView> {
  protected ask(): Promise<ShoesView> {
    return call('shoes');
  }

  retire(shoe: ShoeLine): Promise<boolean> {
    const form = new ShoeForm(this.view?.unit ?? 'km', shoe);
    form.retired = this.view?.today ?? '';
    return this.keep(() => call('keep_shoe', { shoe: form.draft() }));
  }
}

/** A form with a number in the person's unit. */
abstract class Typed {
  busy = $state(false);
  problem = $state.raw<Trouble | null>(null);

  constructor(protected readonly unit: DistanceUnit) {}

  protected typed(text: string): DistanceTyped | null {
    const value = typedNumber(text);
    return value === null || value === false ? null : { value, unit: this.unit };
  }

  protected async send(what: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = null;
    try {
      await what();
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

export class CapForm extends Typed {
  distance = $state('');
  by = $state<SetBy>('clinician');
  who = $state('');
  until = $state('');
  tried = $state(false);
  readonly wrong: boolean = $derived(this.tried && typeof typedNumber(this.distance) !== 'number');

  async save(): Promise<boolean> {
    this.tried = true;
    const distance = this.typed(this.distance);
    if (distance === null) return false;
    const who = this.by === 'clinician' ? this.who.trim() : '';
    return this.send(() => call('set_cap', { cap: { distance, by: this.by, who: who === '' ? null : who, until: this.until === '' ? null : this.until } }));
  }
}

export class ShoeForm extends Typed {
  name = $state('');
  start = $state('');
  drop = $state('');
  since = $state('');
  retired = $state('');
  readonly wrongStart: boolean = $derived(typedNumber(this.start) === false);
  readonly wrongDrop: boolean = $derived(typedNumber(this.drop) === false);

  /** `of`: the pair that is changed, or none. */
  constructor(unit: DistanceUnit, private readonly of: ShoeLine | null) {
    super(unit);
    if (of === null) return;
    this.name = of.name;
    this.start = of.start_typed.value === 0 ? '' : String(of.start_typed.value);
    this.drop = of.drop_mm === null ? '' : String(of.drop_mm);
    this.since = of.since ?? '';
    this.retired = of.retired ?? '';
  }

  draft() {
    const drop = typedNumber(this.drop);
    return {
      shoe: this.of?.id ?? null, name: this.name, start: this.typed(this.start), drop_mm: drop === false ? null : drop,
      since: this.since === '' ? null : this.since, retired: this.retired === '' ? null : this.retired,
    };
  }

  async save(): Promise<boolean> {
    if (this.wrongStart || this.wrongDrop) return false;
    return this.send(() => call('keep_shoe', { shoe: this.draft() }));
  }
}
