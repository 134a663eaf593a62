// An exercise of the person's own as it is being made. Its figure is none, or that of an exercise of the library, with
// the parts of the movement ending in poses of that figure.

import { call } from '../ipc/client';
import type { Beat } from '../ipc/generated/Beat';
import type { Equipment } from '../ipc/generated/Equipment';
import type { Exercise } from '../ipc/generated/Exercise';
import type { ExerciseKind } from '../ipc/generated/ExerciseKind';
import type { ExerciseLine } from '../ipc/generated/ExerciseLine';
import type { Figure } from '../ipc/generated/Figure';
import type { FigurePhase } from '../ipc/generated/FigurePhase';
import type { Problem } from '../ipc/generated/Problem';
import type { SideUse } from '../ipc/generated/SideUse';
import { copyName, exerciseBuilder as words } from '../text/builder';
import { trouble, type Trouble } from '../text/errors';
import { idFor, linesOf, Num, own, Problems, Tempo } from './draft.svelte';

export type ExerciseDose = 'reps' | 'hold_s' | 'move_s';

export class ExerciseBuilderState {
  readonly of: string;
  ready = $state(false);
  problem = $state.raw<Trouble | null>(null);
  busy = $state(false);
  name = $state('');
  purpose = $state('');
  start = $state('');
  steps = $state('');
  cues = $state('');
  stopIf = $state('');
  kind = $state<ExerciseKind>('strength');
  sides = $state<SideUse>('each');
  equipment = $state.raw<Equipment[]>([]);
  belowStep = $state(false);
  otherLeg = $state(false);
  doseKind = $state<ExerciseDose>('reps');
  sets = $state.raw(new Num(null));
  reps = $state.raw(new Num(null));
  hold = $state.raw(new Num(null, { whole: false }));
  move = $state.raw(new Num(null, { whole: false }));
  rest = $state.raw(new Num(null, { whole: false }));
  tempo = $state.raw(new Tempo([]));
  /** The figure that was taken, with all its poses. */
  taken = $state.raw<Figure | null>(null);
  takenFrom = $state('');
  /** The pose at the end of each part of the movement. */
  ends = $state.raw<Partial<Record<Beat, string>>>({});
  lines = $state.raw<ExerciseLine[]>([]);
  readonly problems = new Problems();

  #base = $state.raw<Exercise>(blank());
  #ids: ReadonlySet<string> = new Set();
  #start = $state.raw('');
  #asked = 0;

  constructor(of: string) {
    this.of = of;
  }

  readonly isNew: boolean = $derived.by(() => this.of === '' || this.of.startsWith('copy:'));
  /** The parts of the movement, each once, in the order of the rep. */
  readonly beats: Beat[] = $derived.by(() => {
    if (this.doseKind === 'hold_s') return ['hold'];
    const inTempo = this.doseKind === 'reps' ? [...new Set(this.tempo.parts.map((p) => p.phase))] : [];
    return inTempo.length > 0 ? inTempo : [...new Set(this.taken?.phases.map((p) => p.kind) ?? [])];
  });
  readonly poses: string[] = $derived(Object.keys(this.taken?.poses ?? {}));
  readonly figure: Figure | null = $derived.by(() => this.#figure());
  readonly built: Exercise = $derived.by(() => this.#build());
  readonly wrong: Problem[] = $derived.by(() => this.#wrong());
  readonly dirty: boolean = $derived(this.ready && (JSON.stringify(this.built) !== this.#start || this.wrong.length > 0));

  async load(): Promise<void> {
    try {
      const index = await call('library');
      this.lines = index.exercises;
      this.#ids = new Set([...index.programmes, ...index.exercises, ...index.run_plans].map((r) => r.id));
      if (this.of === '') this.take(blank());
      else {
        const { exercise } = await call('exercise', { id: this.of.replace(/^copy:/, '') });
        this.take(this.isNew ? { ...exercise, id: '', version: 1, name: copyName(exercise.name), also: [] } : exercise);
      }
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  take(exercise: Exercise): void {
    const { dose } = exercise;
    this.#base = exercise;
    this.name = exercise.name;
    this.purpose = exercise.purpose;
    this.start = exercise.start;
    this.steps = exercise.steps.join('\n');
    this.cues = exercise.cues.join('\n');
    this.stopIf = exercise.stop_if.join('\n');
    this.kind = exercise.kind;
    this.sides = exercise.sides;
    this.equipment = exercise.equipment;
    this.belowStep = exercise.below_step;
    this.otherLeg = exercise.other_leg_raises;
    this.doseKind = dose.hold_s != null ? 'hold_s' : dose.move_s != null ? 'move_s' : 'reps';
    this.sets = new Num(dose.sets);
    this.reps = new Num(dose.reps);
    this.hold = new Num(dose.hold_s, { whole: false });
    this.move = new Num(dose.move_s, { whole: false });
    this.rest = new Num(dose.rest_s, { whole: false });
    this.tempo = new Tempo(dose.tempo);
    this.taken = exercise.figure;
    this.takenFrom = '';
    this.ends = {};
    this.ready = true;
    this.#start = JSON.stringify(this.built);
  }

  has(thing: Equipment): boolean {
    return this.equipment.includes(thing);
  }

  toggle(thing: Equipment): void {
    this.equipment = this.has(thing) ? this.equipment.filter((e) => e !== thing) : [...this.equipment, thing];
  }

  /** Takes the figure of an exercise, or says why it has none to take. */
  async takeFigure(id: string): Promise<boolean> {
    this.problem = null;
    try {
      const { exercise } = await call('exercise', { id });
      if (exercise.figure === null || exercise.figure.pictogram != null) {
        this.problem = { title: words.signOnly, lines: [] };
        return false;
      }
      this.taken = exercise.figure;
      this.takenFrom = exercise.name;
      this.ends = {};
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    }
  }

  dropFigure(): void {
    this.taken = null;
    this.takenFrom = '';
    this.ends = {};
  }

  endOf(beat: Beat): string {
    return this.ends[beat] ?? this.taken?.phases.find((p) => p.kind === beat)?.to ?? this.poses[0] ?? '';
  }

  setEnd(beat: Beat, pose: string): void {
    this.ends = { ...this.ends, [beat]: pose };
  }

  async check(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const found = await call('check_exercise', { exercise: this.built });
      const begun = this.of !== '' || this.dirty || this.busy;
      // An empty form has nothing wrong with it yet.
      if (mine === this.#asked) this.problems.set(this.wrong, begun ? found : []);
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    }
  }

  async save(): Promise<string | null> {
    if (this.busy) return null;
    this.busy = true;
    this.problem = null;
    try {
      await this.check();
      if (this.problems.all.length > 0) return null;
      const id = await call('save_exercise', { exercise: this.built });
      this.#start = JSON.stringify(this.built);
      return id;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return null;
    } finally {
      this.busy = false;
    }
  }

  #figure(): Figure | null {
    const figure = this.taken;
    if (figure === null || figure.pictogram != null) return figure;
    const untouched = Object.keys(this.ends).length === 0 && this.beats.every((b) => figure.phases.some((p) => p.kind === b));
    if (untouched) return figure;
    const phases = this.beats.map((kind): FigurePhase => {
      const kept = figure.phases.find((p) => p.kind === kind);
      const to = this.endOf(kind);
      return kept?.to === to ? kept : { kind, to, ease: null, via: null };
    });
    return { ...figure, phases };
  }

  #build(): Exercise {
    const base = this.#base;
    return {
      ...base,
      id: this.isNew ? idFor(this.name, this.#ids) : base.id,
      name: this.name.trim(),
      purpose: this.purpose.trim(),
      start: this.start.trim(),
      steps: linesOf(this.steps),
      cues: linesOf(this.cues),
      stop_if: linesOf(this.stopIf),
      kind: this.kind,
      sides: this.sides,
      equipment: this.equipment,
      below_step: this.belowStep,
      other_leg_raises: this.otherLeg,
      dose: {
        ...base.dose,
        sets: this.sets.must,
        reps: this.doseKind === 'reps' ? this.reps.must : null,
        hold_s: this.doseKind === 'hold_s' ? this.hold.must : null,
        move_s: this.doseKind === 'move_s' ? this.move.must : null,
        rest_s: this.rest.must,
        tempo: this.doseKind === 'reps' ? this.tempo.value : [],
      },
      figure: this.figure,
    };
  }

  #wrong(): Problem[] {
    const out: Problem[] = [];
    const look = (path: string, number: Num) => number.wrong !== null && out.push({ path, message: number.wrong });
    look('dose.sets', this.sets);
    if (this.doseKind === 'reps') {
      look('dose.reps', this.reps);
      this.tempo.parts.forEach((part, i) => look(`dose.tempo[${String(i)}].seconds`, part.seconds));
    } else look(`dose.${this.doseKind}`, this.doseKind === 'hold_s' ? this.hold : this.move);
    look('dose.rest_s', this.rest);
    return out;
  }
}

function blank(): Exercise {
  return {
    id: '', version: 1, name: '', also: [], kind: 'strength', purpose: '', muscles: [], tissues: [], regions: [], equipment: [], optional: [],
    start: '', steps: [], cues: [], mistakes: [], easier: [], harder: [], stop_if: [], sides: 'each', below_step: false, other_leg_raises: false,
    stage: 'any',
    dose: {
      sets: own(3), reps: own(10), count: 'reps', hold_s: null, move_s: null, rest_s: { value: 60, to: null, source: 'app', grade: 'APP' },
      per_day: null, days_per_week: null, tempo: [],
    },
    figure: null, sources: {},
  };
}
