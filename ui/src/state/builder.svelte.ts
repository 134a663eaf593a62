// A programme as it is being made. Every number that the person sets is the person's own; one that still says what it
// came with keeps its source and grade.

import { call } from '../ipc/client';
import type { ExerciseLine } from '../ipc/generated/ExerciseLine';
import type { Item } from '../ipc/generated/Item';
import type { Order } from '../ipc/generated/Order';
import type { PainRule } from '../ipc/generated/PainRule';
import type { Phase } from '../ipc/generated/Phase';
import type { Problem } from '../ipc/generated/Problem';
import type { Programme } from '../ipc/generated/Programme';
import type { ProgrammeKind } from '../ipc/generated/ProgrammeKind';
import type { SessionPreview } from '../ipc/generated/SessionPreview';
import { builder as words, copyName, madeFrom } from '../text/builder';
import { trouble, type Trouble } from '../text/errors';
import { ItemDraft, itemFor, nameTempos, PhaseDraft, SessionDraft } from './builder-parts.svelte';
import { idFor, Num, own, Problems } from './draft.svelte';

const PAIN_MOST = 10;

export class BuilderState {
  /** The id of what is changed, `copy:<id>` of what is duplicated, or nothing. */
  readonly of: string;
  ready = $state(false);
  problem = $state.raw<Trouble | null>(null);
  busy = $state(false);
  name = $state('');
  summary = $state('');
  kind = $state<ProgrammeKind>('rehab');
  order = $state<Order>('by_exercise');
  weeks = $state.raw(new Num(null));
  rest = $state.raw(new Num(null, { whole: false }));
  between = $state.raw(new Num(null, { whole: false, optional: true }));
  pain = $state('');
  during = $state.raw(new Num(null, { optional: true, single: PAIN_MOST }));
  after = $state.raw(new Num(null, { optional: true, single: PAIN_MOST }));
  phases = $state<PhaseDraft[]>([]);
  /** To search exercises in. */
  lines = $state.raw<ExerciseLine[]>([]);
  readonly problems = new Problems();
  sessions = $state.raw<SessionPreview[]>([]);

  #base = $state.raw<Programme>(blank());
  #taken: ReadonlySet<string> = new Set();
  #start = $state.raw('');
  #asked = 0;

  constructor(of: string) {
    this.of = of;
  }

  readonly isNew: boolean = $derived.by(() => this.of === '' || this.of.startsWith('copy:'));
  readonly items: ItemDraft[] = $derived(this.phases.flatMap((p) => p.sessions).flatMap((s) => s.items));
  readonly tempoNames: Map<number, string> = $derived(nameTempos(this.items, this.#base.tempos));
  readonly built: Programme = $derived.by(() => this.#build());
  readonly wrong: Problem[] = $derived.by(() => this.#wrong());
  readonly dirty: boolean = $derived(this.ready && (JSON.stringify(this.built) !== this.#start || this.wrong.length > 0));

  async load(): Promise<void> {
    try {
      const index = await call('library');
      this.lines = index.exercises;
      this.#taken = new Set([...index.programmes, ...index.exercises, ...index.run_plans].map((r) => r.id));
      if (this.of === '') this.take(blank(), {});
      else {
        const { programme, names } = await call('programme', { id: this.of.replace(/^copy:/, '') });
        this.take(this.isNew ? copyOf(programme) : programme, names);
      }
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  take(programme: Programme, names: Record<string, string>): void {
    this.#base = programme;
    this.name = programme.name;
    this.summary = programme.summary;
    this.kind = programme.kind;
    this.order = programme.order;
    this.weeks = new Num(programme.weeks);
    this.rest = new Num(programme.rest_s, { whole: false });
    this.between = new Num(programme.between_exercises_s, { whole: false, optional: true });
    this.pain = programme.pain_rule?.text ?? '';
    const limit = (n: number | null | undefined) => new Num(n == null ? null : own(n), { optional: true, single: PAIN_MOST });
    this.during = limit(programme.pain_rule?.during_max);
    this.after = limit(programme.pain_rule?.after_max);
    const itemOf = (item: Item) => new ItemDraft(item, names[item.exercise] ?? item.exercise, item.tempo === null ? [] : (programme.tempos[item.tempo] ?? []));
    this.phases = programme.phases.map((p) => new PhaseDraft(p, p.sessions.map((s) => new SessionDraft(s, s.items.map(itemOf)))));
    this.ready = true;
    this.#start = JSON.stringify(this.built);
  }

  /** The phase that a problem lies in; a tempo lies where it is used first. */
  phaseOf(path: string): number | null {
    const found = /^phases\[(\d+)\]/.exec(path);
    if (found !== null) return Number(found[1]);
    const tempo = /^tempos\.([^.[]+)/.exec(path)?.[1];
    if (tempo === undefined) return null;
    const at = this.phases.findIndex((p) => p.sessions.some((s) => s.items.some((i) => this.tempoNames.get(i.key) === tempo)));
    return at < 0 ? null : at;
  }

  addPhase(): void {
    const last = this.phases.at(-1);
    const from = (last?.to.number?.value ?? 0) + 1;
    const phase: Phase = { name: words.newPhase(this.phases.length + 1), from, to: Math.max(from, this.weeks.number?.value ?? from), goal: null, advance: [], sessions: [] };
    const draft = new PhaseDraft(phase, []);
    draft.addSession();
    this.phases.push(draft);
  }

  removePhase(phase: PhaseDraft): void {
    this.phases = this.phases.filter((p) => p.key !== phase.key);
  }

  /** The exercise comes with its usual dose, and with where that is from. */
  async addExercise(session: SessionDraft, id: string): Promise<boolean> {
    try {
      const { exercise } = await call('exercise', { id });
      session.items.push(itemFor(exercise));
      this.#base = { ...this.#base, sources: { ...exercise.sources, ...this.#base.sources } };
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    }
  }

  /** What is wrong, and what it would be like. */
  async check(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const draft = await call('check_programme', { programme: this.built });
      if (mine !== this.#asked) return;
      const begun = this.of !== '' || this.dirty || this.busy;
      // An empty form has nothing wrong with it yet.
      this.problems.set(this.wrong, begun ? draft.problems : []);
      this.sessions = this.problems.all.length === 0 ? draft.sessions : [];
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    }
  }

  /** Gives the id of what was kept. */
  async save(): Promise<string | null> {
    if (this.busy) return null;
    this.busy = true;
    this.problem = null;
    try {
      await this.check();
      if (this.problems.all.length > 0) return null;
      const id = await call('save_programme', { programme: this.built });
      this.#start = JSON.stringify(this.built);
      return id;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return null;
    } finally {
      this.busy = false;
    }
  }

  #painRule(): PainRule | null {
    const kept = this.#base.pain_rule;
    const text = this.pain.trim();
    const limits = { during_max: this.during.may?.value ?? null, after_max: this.after.may?.value ?? null };
    if (text === '' && limits.during_max === null && limits.after_max === null) return null;
    const same = kept !== null && kept.text === text && kept.during_max === limits.during_max && kept.after_max === limits.after_max;
    return same ? kept : { text, ...limits, source: 'own', grade: 'own' };
  }

  #build(): Programme {
    const base = this.#base;
    const named = new Map(this.items.map((item) => [item, this.tempoNames.get(item.key) ?? null]));
    const tempos: Programme['tempos'] = {};
    for (const [item, name] of named) if (name !== null) tempos[name] = item.parts;
    return {
      ...base,
      id: this.isNew ? idFor(this.name, this.#taken) : base.id,
      name: this.name.trim(),
      summary: this.summary.trim(),
      kind: this.kind,
      order: this.order,
      weeks: this.weeks.must,
      rest_s: this.rest.must,
      between_exercises_s: this.between.may,
      pain_rule: this.#painRule(),
      tempos,
      phases: this.phases.map((p) => ({
        name: p.name.trim(),
        from: p.from.must.value,
        to: p.to.must.value,
        goal: p.goal.trim() === '' ? null : p.goal.trim(),
        advance: p.advance,
        sessions: p.sessions.map((s) => ({
          name: s.name.trim(),
          days_per_week: s.days === 'week' ? s.perWeek.must : null,
          every_days: s.days === 'every' ? s.every.must : null,
          per_day: s.perDay.may,
          items: s.items.map((item) => item.item(named.get(item) ?? null)),
        })),
      })),
    };
  }

  #wrong(): Problem[] {
    const out: Problem[] = [];
    const look = (path: string, number: Num) => number.wrong !== null && out.push({ path, message: number.wrong });
    look('weeks', this.weeks);
    look('rest_s', this.rest);
    look('between_exercises_s', this.between);
    look('pain_rule.during_max', this.during);
    look('pain_rule.after_max', this.after);
    this.phases.forEach((phase, p) => {
      const at = `phases[${String(p)}]`;
      look(`${at}.from`, phase.from);
      look(`${at}.to`, phase.to);
      phase.sessions.forEach((session, s) => {
        const here = `${at}.sessions[${String(s)}]`;
        if (session.days === 'week') look(`${here}.days_per_week`, session.perWeek);
        else look(`${here}.every_days`, session.every);
        look(`${here}.per_day`, session.perDay);
        session.items.forEach((item, i) => out.push(...item.wrong(`${here}.items[${String(i)}]`, this.tempoNames.get(item.key) ?? null)));
      });
    });
    return out;
  }
}

/** What was studied is the original: the copy keeps its numbers with their sources, not what became of the people. */
export function copyOf(programme: Programme): Programme {
  return {
    ...programme,
    id: '',
    version: 1,
    name: copyName(programme.name),
    evidence: madeFrom(programme.name),
    missing: null,
    as_tolerated: null,
    people: [],
  };
}

function blank(): Programme {
  return {
    id: '', version: 1, name: '', summary: '', kind: 'rehab', topics: [], forms: [], evidence: null, credit: null, missing: null,
    weeks: own(6), rest_s: { value: 60, to: null, source: 'app', grade: 'APP' }, between_exercises_s: null, min_gap_h: null, order: 'by_exercise',
    pain_rule: null, as_tolerated: null, advance: [], people: [], tempos: {},
    phases: [{ name: words.newPhase(1), from: 1, to: 6, goal: null, advance: [], sessions: [{ name: words.newSession, days_per_week: own(3), every_days: null, per_day: own(1), items: [] }] }],
    sources: {},
  };
}
