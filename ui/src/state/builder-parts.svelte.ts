// The parts of a programme that is being made: phases, sessions and the exercises in them, as they are typed.

import type { Count } from '../ipc/generated/Count';
import type { Exercise } from '../ipc/generated/Exercise';
import type { Item } from '../ipc/generated/Item';
import type { ItemSides } from '../ipc/generated/ItemSides';
import type { Load } from '../ipc/generated/Load';
import type { Phase } from '../ipc/generated/Phase';
import type { Problem } from '../ipc/generated/Problem';
import type { Programme } from '../ipc/generated/Programme';
import type { RepsBySet } from '../ipc/generated/RepsBySet';
import type { SessionPlan } from '../ipc/generated/SessionPlan';
import type { TempoPart } from '../ipc/generated/TempoPart';
import { builder as words, wrongList } from '../text/builder';
import { moved, nextKey, Num, own, Tempo } from './draft.svelte';

export type DoseKind = 'reps' | 'reps_by_set' | 'hold_s' | 'move_s';
export type LoadKind = 'none' | 'rm' | 'kg' | 'text';

export class ItemDraft {
  readonly key = nextKey();
  exercise = $state('');
  name = $state('');
  readonly sets: Num;
  kind = $state<DoseKind>('reps');
  readonly reps: Num;
  bySet = $state('');
  readonly hold: Num;
  readonly move: Num;
  readonly tempo: Tempo;
  readonly rest: Num;
  sides = $state<ItemSides | ''>('');
  loadKind = $state<LoadKind>('none');
  readonly rm: Num;
  readonly kg: Num;
  loadText = $state('');
  note = $state('');
  readonly count: Count;
  readonly optional: boolean;
  readonly keptTempo: string | null;
  readonly #bySet: RepsBySet | null;
  readonly #load: Load | null;

  constructor(item: Item, name: string, tempo: readonly TempoPart[]) {
    this.exercise = item.exercise;
    this.name = name;
    this.sets = new Num(item.sets);
    this.kind = item.reps_by_set != null ? 'reps_by_set' : item.hold_s != null ? 'hold_s' : item.move_s != null ? 'move_s' : 'reps';
    this.reps = new Num(item.reps);
    this.bySet = item.reps_by_set?.value.join(', ') ?? '';
    this.hold = new Num(item.hold_s, { whole: false });
    this.move = new Num(item.move_s, { whole: false });
    this.tempo = new Tempo(tempo);
    this.rest = new Num(item.rest_s, { whole: false, optional: true });
    this.sides = item.sides ?? '';
    this.loadKind = item.load?.rm != null ? 'rm' : item.load?.kg != null ? 'kg' : item.load?.text != null ? 'text' : 'none';
    this.rm = new Num(item.load?.rm);
    this.kg = new Num(item.load?.kg, { whole: false });
    this.loadText = item.load?.text ?? '';
    this.note = item.note ?? '';
    this.count = item.count;
    this.optional = item.optional;
    this.keptTempo = item.tempo;
    this.#bySet = item.reps_by_set;
    this.#load = item.load;
  }

  readonly timed: boolean = $derived(this.kind === 'hold_s' || this.kind === 'move_s');
  /** The parts that the file gets: only reps have a tempo. */
  readonly parts: TempoPart[] = $derived.by(() => (this.timed ? [] : this.tempo.value));

  #repsBySet(): RepsBySet {
    const value = this.bySet.split(/[\s,;]+/).filter((n) => n !== '').map(Number);
    const kept = this.#bySet;
    if (kept !== null && kept.value.join() === value.join()) return kept;
    return { value: value.map((n) => (Number.isInteger(n) && n >= 0 && n < 10_000 ? n : 0)), source: 'own', grade: 'own', note: null };
  }

  #loadNow(): Load | null {
    const none = { rm: null, kg: null, text: null, source: null, grade: null };
    const text = this.loadText.trim();
    if (this.loadKind === 'rm') return { ...none, rm: this.rm.must };
    if (this.loadKind === 'kg') return { ...none, kg: this.kg.must };
    if (this.loadKind === 'none') return null;
    if (this.#load?.text === text) return this.#load;
    return { ...none, text, source: 'own', grade: 'own' };
  }

  item(tempo: string | null): Item {
    return {
      exercise: this.exercise,
      sets: this.sets.must,
      reps: this.kind === 'reps' ? this.reps.must : null,
      reps_by_set: this.kind === 'reps_by_set' ? this.#repsBySet() : null,
      hold_s: this.kind === 'hold_s' ? this.hold.must : null,
      move_s: this.kind === 'move_s' ? this.move.must : null,
      tempo,
      count: this.count,
      sides: this.sides === '' ? null : this.sides,
      load: this.#loadNow(),
      rest_s: this.rest.may,
      note: this.note.trim() === '' ? null : this.note.trim(),
      optional: this.optional,
    };
  }

  /** What is typed and is no number. */
  wrong(path: string, tempo: string | null): Problem[] {
    const out: Problem[] = [];
    const look = (at: string, number: Num) => number.wrong !== null && out.push({ path: `${path}.${at}`, message: number.wrong });
    look('sets', this.sets);
    if (this.kind === 'reps') look('reps', this.reps);
    if (this.kind === 'hold_s') look('hold_s', this.hold);
    if (this.kind === 'move_s') look('move_s', this.move);
    if (this.kind === 'reps_by_set' && !/^\d{1,3}([\s,;]+\d{1,3})*$/.test(this.bySet.trim())) {
      out.push({ path: `${path}.reps_by_set`, message: wrongList });
    }
    look('rest_s', this.rest);
    if (this.loadKind === 'rm') look('load.rm', this.rm);
    if (this.loadKind === 'kg') look('load.kg', this.kg);
    if (!this.timed && tempo !== null) {
      this.tempo.parts.forEach((part, i) => {
        if (part.seconds.wrong !== null) out.push({ path: `tempos.${tempo}[${String(i)}].seconds`, message: part.seconds.wrong });
      });
    }
    return out;
  }
}

export class SessionDraft {
  readonly key = nextKey();
  name = $state('');
  /** Days a week, or every so-many-eth day. */
  days = $state<'week' | 'every'>('week');
  readonly perWeek: Num;
  readonly every: Num;
  readonly perDay: Num;
  items = $state<ItemDraft[]>([]);

  constructor(session: SessionPlan, items: ItemDraft[]) {
    this.name = session.name;
    this.days = session.every_days == null ? 'week' : 'every';
    this.perWeek = new Num(session.days_per_week);
    this.every = new Num(session.every_days);
    this.perDay = new Num(session.per_day, { optional: true });
    this.items = items;
  }

  move(at: number, by: -1 | 1): void {
    this.items = moved(this.items, at, by);
  }

  remove(item: ItemDraft): void {
    this.items = this.items.filter((i) => i.key !== item.key);
  }
}

/** What the check allows; a range makes no sense for a week. */
const WEEKS_MOST = 104;

export class PhaseDraft {
  readonly key = nextKey();
  name = $state('');
  readonly from: Num;
  readonly to: Num;
  goal = $state('');
  sessions = $state<SessionDraft[]>([]);
  readonly advance: Phase['advance'];

  constructor(phase: Phase, sessions: SessionDraft[]) {
    this.name = phase.name;
    this.from = new Num(own(phase.from), { single: WEEKS_MOST });
    this.to = new Num(own(phase.to), { single: WEEKS_MOST });
    this.goal = phase.goal ?? '';
    this.advance = phase.advance;
    this.sessions = sessions;
  }

  addSession(): void {
    const plan: SessionPlan = { name: words.newSession, days_per_week: own(3), every_days: null, per_day: own(1), items: [] };
    this.sessions.push(new SessionDraft(plan, []));
  }

  removeSession(session: SessionDraft): void {
    this.sessions = this.sessions.filter((s) => s.key !== session.key);
  }
}

/** The names that the tempos of a file have: that of the original while it is unchanged, else a new one. */
export function nameTempos(items: readonly ItemDraft[], original: Programme['tempos']): Map<number, string> {
  const names = new Map<number, string>();
  const byShape = new Map<string, string>();
  for (const item of items) {
    if (item.parts.length === 0) continue;
    const shape = JSON.stringify(item.parts);
    const kept = item.keptTempo;
    const unchanged = kept !== null && JSON.stringify(original[kept] ?? null) === shape ? kept : null;
    let name = unchanged ?? byShape.get(shape);
    for (let n = 1; name === undefined; n += 1) {
      const free = `own-${String(n)}`;
      if (!(free in original) && ![...byShape.values()].includes(free)) name = free;
    }
    byShape.set(shape, name);
    names.set(item.key, name);
  }
  return names;
}

/** An exercise in its usual dose, as an item of a session. */
export function itemFor(exercise: Exercise): ItemDraft {
  const { sets, reps, hold_s, move_s, rest_s, count, tempo } = exercise.dose;
  const item: Item = {
    exercise: exercise.id, sets, reps, reps_by_set: null, hold_s, move_s, rest_s, count, tempo: null, sides: null, load: null, note: null, optional: false,
  };
  return new ItemDraft(item, exercise.name, tempo);
}
