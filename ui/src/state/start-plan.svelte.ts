// The way to a programme: one step after the other, always the way back, nothing lost. It asks, and the companion decides.

import { call } from '../ipc/client';
import type { Bar } from '../ipc/generated/Bar';
import type { Checklist } from '../ipc/generated/Checklist';
import type { Injury } from '../ipc/generated/Injury';
import type { LibraryIndex } from '../ipc/generated/LibraryIndex';
import type { PlanDraft } from '../ipc/generated/PlanDraft';
import type { PlanOption } from '../ipc/generated/PlanOption';
import type { PlanOptions } from '../ipc/generated/PlanOptions';
import type { Programme } from '../ipc/generated/Programme';
import { listsFor } from './injury.svelte';
import {
  asksForm, draftOf, openAt, optionOf, originOf, stepsFor, unanswered,
  type Answers, type Facts, type Open, type StepName,
} from './start-answers';
import { Looking } from './start-look.svelte';
import { EVERY, signsOf, worstOf, type Sign } from './start-signs';
import { daysOf, slotsFrom } from './start-when';

interface Kept { id: string; answers: Answers; step: StepName; raised?: string | null }
/** What was answered on a way that was left; it is there again until the way is gone to its end or the program ends. */
let kept: Kept | null = null;

export function keep(way: Kept | null): void {
  kept = way;
}

export class StartPlan extends Looking {
  readonly answers: Answers = $state(unanswered());
  step: StepName = $state('topic');
  library = $state.raw<LibraryIndex | null>(null);
  injury = $state.raw<Injury | null>(null);
  options = $state.raw<PlanOptions | null>(null);
  /** Answers of an earlier visit are on the page. */
  resumed = $state(false);
  #day = $state('');
  #lists = $state.raw<Checklist[]>([]);
  #programme = $state.raw<Programme | null>(null);

  readonly origin;
  readonly signs: Sign[] = $derived(signsOf(this.#lists));
  /** How many days of a week the programme asks for; empty where they are no question. */
  readonly days: number[] = $derived(daysOf(this.#programme));
  readonly #facts: Facts = $derived.by(() => ({
    origin: this.origin, day: this.#day, injury: this.injury, options: this.options, signs: this.signs, days: this.days,
    review: this.review,
  }));
  readonly steps: StepName[] = $derived.by(() => stepsFor(this.origin, this.answers.routine));
  /** From 1. */
  readonly no: number = $derived(this.steps.indexOf(this.step) + 1);
  readonly open: Open[] = $derived(openAt(this.step, this.answers, this.#facts));
  readonly option: PlanOption | null = $derived(optionOf(this.answers, this.#facts));
  // Not of the review: what is looked at must not change because it was looked at. And not before the signs are here.
  readonly draft: PlanDraft | null = $derived(this.options === null ? null : draftOf(this.answers, { day: this.#day, signs: this.signs }));
  readonly worst = $derived(worstOf(this.answers.signs, this.signs));
  /** No step follows: somebody has to see this now. */
  readonly emergency: boolean = $derived(this.worst === 'emergency');
  readonly asksForm: boolean = $derived(asksForm(this.#facts, this.#programme?.forms.length === 1));
  readonly day: string = $derived(this.#day);

  #asked = 0;
  #begun = false;
  #worn = false;
  /** The sign that was raised on this way; empty while it is being kept. */
  #raised: string | null = null;

  constructor(private readonly id: string) {
    super();
    this.origin = originOf(id);
    if (kept?.id === id) {
      Object.assign(this.answers, structuredClone(kept.answers));
      this.step = kept.step;
      this.#raised = kept.raised ?? null;
      this.resumed = true;
    } else this.again();
  }

  /** Nothing is answered yet. */
  again(): void {
    Object.assign(this.answers, unanswered());
    if (this.origin.from === 'topic') this.answers.topic = this.origin.id;
    if (this.origin.from === 'programme') this.answers.programme = this.origin.id;
    this.step = stepsFor(this.origin, false)[0] ?? 'topic';
    this.resumed = false;
    this.injury = this.options = this.review = null;
    if (this.library !== null) void this.load();
  }

  /** The screen is left. */
  leave(): void {
    kept = this.#begun ? null : { id: this.id, answers: $state.snapshot(this.answers), step: this.step, raised: this.#raised };
  }

  async load(): Promise<void> {
    await this.attempt(async () => {
      const { origin, answers: a } = this;
      const programme = origin.from === 'programme' ? call('programme', { id: origin.id }) : null;
      const [today, library, detail] = await Promise.all([call('today'), call('library'), programme]);
      this.#day = today.day;
      this.library = library;
      if (detail !== null) {
        this.#programme = detail.programme;
        const topic = detail.topics.length === 1 ? (detail.topics[0]?.id ?? null) : null;
        a.topic ??= topic;
        if (a.topic !== null && detail.programme.forms.length === 1) a.form = detail.programme.forms[0] ?? null;
      }
      await this.#topicFacts();
    });
  }

  /** Null: nothing hurts. What belonged to another topic goes with it. */
  async chooseTopic(id: string | null): Promise<void> {
    const a = this.answers;
    if (id === a.topic && a.routine === (id === null)) return;
    // A routine is for the whole person.
    const legs = id === null ? 'both' : a.routine ? null : a.legs;
    Object.assign(a, { topic: id, routine: id === null, legs, form: null, factors: [], site: null, programme: null, signs: [], none: false, past: [] });
    this.injury = null;
    this.options = null;
    await this.attempt(() => this.#topicFacts());
  }

  async chooseForm(form: string): Promise<void> {
    if (form === this.answers.form) return;
    this.answers.form = form;
    if (this.origin.from !== 'programme') this.answers.programme = null;
    this.options = null;
    await this.attempt(() => this.#offers());
  }

  async chooseProgramme(id: string): Promise<void> {
    if (this.answers.programme === id) return;
    this.answers.programme = id;
    await this.attempt(() => this.#propose());
  }

  tickSign(key: string): void {
    const a = this.answers;
    a.signs = a.signs.includes(key) ? a.signs.filter((k) => k !== key) : [...a.signs, key];
    if (a.signs.length > 0) a.none = false;
    // What was known was known of other ticks.
    this.goPast('sign_to_be_seen', false);
  }

  /** A sign that cannot wait is kept at once; once more, and it is the same. */
  async raise(ticked: readonly Sign[]): Promise<void> {
    if (this.#raised !== null || ticked.length === 0) return;
    this.#raised = '';
    await this.attempt(async () => {
      const flag = await call('raise_flag', { flag: { signs: ticked.map(({ checklist, item }) => ({ checklist, item })) } });
      this.#raised = flag.id;
    });
    if (this.#raised === '') this.#raised = null;
  }

  /** It was ticked by mistake. */
  async slip(): Promise<void> {
    const flag = this.#raised;
    if (flag === null || flag === '') return;
    this.#raised = null;
    await this.attempt(async () => {
      await call('flag_slip', { flag });
    });
  }

  sayNone(none: boolean): void {
    Object.assign(this.answers, { none, signs: [], past: [] });
  }

  goPast(bar: Bar, on: boolean): void {
    const others = this.answers.past.filter((b) => b !== bar);
    this.answers.past = on ? [...others, bar] : others;
  }

  next(): void {
    const next = this.steps[this.no];
    if (this.open.length > 0 || next === undefined) return;
    this.step = next;
    this.resumed = false;
  }

  /** False where nothing came before: the screen is left. */
  back(): boolean {
    const before = this.steps[this.no - 2];
    if (before !== undefined) this.step = before;
    return before !== undefined;
  }

  /** Back is always open; forward as far as everything before is answered. */
  reaches(step: StepName): boolean {
    const to = this.steps.indexOf(step);
    if (to < 0 || this.emergency) return false;
    return this.steps.slice(0, to).every((s) => openAt(s, this.answers, this.#facts).length === 0) || to < this.no;
  }

  goTo(step: StepName): void {
    if (this.reaches(step)) this.step = step;
  }

  /** The programme's name once it runs. */
  async begin(): Promise<string | null> {
    const { draft, option } = this;
    if (this.busy || draft === null || option === null || this.open.length > 0) return null;
    this.#begun = await this.start($state.snapshot(draft));
    return this.#begun ? option.programme.name : null;
  }

  /** What runs already is told where times are chosen, and everything is looked over at the end. */
  async look(): Promise<void> {
    if (this.draft !== null) await this.lookAt($state.snapshot(this.draft));
  }

  async #topicFacts(): Promise<void> {
    const mine = ++this.#asked;
    const { topic, routine } = this.answers;
    if (topic === null && !routine && this.origin.from === 'start') return;
    const lists = [...listsFor(topic ?? '', this.library?.checklists ?? []).map(({ id }) => id), ...EVERY];
    const [injury, ...details] = await Promise.all([
      topic === null ? null : call('injury', { id: topic }),
      ...lists.map((id) => call('checklist', { id })),
    ]);
    if (mine !== this.#asked) return;
    this.injury = injury?.injury ?? null;
    this.#lists = details.map((detail) => detail.checklist);
    await this.#offers();
  }

  async #offers(): Promise<void> {
    const mine = ++this.#asked;
    const { topic, form } = this.answers;
    const options = await call('plan_options', { topic, form, programme: this.origin.from === 'programme' ? this.origin.id : null });
    if (mine !== this.#asked) return;
    this.options = options;
    const a = this.answers;
    // The log answers it once; what the person makes of it stays.
    if (options.worn !== null && !this.#worn && a.shoes.trim() === '') a.shoes = String(options.worn.km);
    this.#worn ||= options.worn !== null;
    const [only, ...others] = options.programmes;
    const settled = a.form !== null || (this.injury?.forms.length ?? 0) === 0;
    // One is no choice; between several nobody is led, nor before the form is known.
    if (this.option === null) a.programme = null;
    if (a.programme === null && settled && only !== undefined && others.length === 0) a.programme = only.programme.id;
    await this.#propose();
  }

  /** As the programme asks for it, once; the person may change it. */
  async #propose(): Promise<void> {
    const { option, answers: a } = this;
    if (option === null) return;
    const { id } = option.programme;
    if (this.#programme?.id !== id) {
      const { programme } = await call('programme', { id });
      if (a.programme !== id) return;
      this.#programme = programme;
    }
    if (a.proposed === id) return;
    const fits = this.days.includes(option.weekdays.filter(Boolean).length);
    a.proposed = id;
    a.slots = slotsFrom(option.slots);
    // Sessions of different rhythms have no days in common: all of them leaves each its own.
    a.weekdays = fits ? [...option.weekdays] : Array<boolean>(7).fill(true);
    a.mode = option.mode;
    a.volume = 'full';
  }


}
