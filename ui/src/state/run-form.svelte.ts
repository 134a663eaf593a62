// The form of a run: everything is open until it is told. Numbers go as they were typed, with the person's unit.

import { call } from '../ipc/client';
import type { DistanceTyped } from '../ipc/generated/DistanceTyped';
import type { RunDraft } from '../ipc/generated/RunDraft';
import type { RunEnd } from '../ipc/generated/RunEnd';
import type { RunForm } from '../ipc/generated/RunForm';
import type { SetBy } from '../ipc/generated/SetBy';
import type { Sport } from '../ipc/generated/Sport';
import { trouble, type Trouble } from '../text/errors';
import { form as words, type OnsetWhen } from '../text/run-form';
import { Answers } from './summary.svelte';

/** A number as it was typed, with a point or a comma: nothing, the number, or false where it is none. */
export function typedNumber(text: string): number | null | false {
  const plain = text.trim().replace(',', '.');
  if (plain === '') return null;
  return /^-?\d{1,5}(\.\d{1,6})?$/.test(plain) ? Number(plain) : false;
}

type Row = 'surface' | 'camber' | 'hills' | 'shoe' | 'support';
type PaceName = 'easy' | 'strides' | 'speed';
/** What a field holds; empty is not told. */
type Kept<T> = Exclude<T, null> | '';

export class RunFormState {
  form = $state.raw<RunForm | null>(null);
  day = $state('');
  at = $state('');
  sport = $state<Sport>('run');
  distance = $state('');
  time = $state('');
  planned = $state('');
  plannedTime = $state('');
  ended = $state<RunEnd | null>(null);
  turned = $state('');
  onset = $state<OnsetWhen | null>(null);
  onsetAt = $state('');
  night = $state<number | null>(null);
  pace = $state<PaceName | null>(null);
  strides = $state<number | null>(null);
  limit = $state('');
  limitBy = $state<SetBy>('clinician');
  limitUntil = $state('');
  rows = $state<{ [R in Row]: Kept<RunDraft[R]> }>({ surface: '', camber: '', hills: '', shoe: '', support: '' });
  /** A run of the plan that goes on. */
  ofPlan = $state(false);
  answers = new Answers();
  problem = $state.raw<Trouble | null>(null);
  busy = $state(false);

  /** Only planned so far. */
  readonly planning: boolean;
  readonly cross: boolean;
  #run: string | null = null;
  #day: string | null = null;

  /** The fields that hold no number, by name. */
  readonly wrong: Partial<Record<'distance' | 'planned' | 'turned' | 'onset' | 'limit', string>> = $derived.by(() => {
    const fields = { distance: this.distance, planned: this.planned, turned: this.turned, onset: this.onsetAt, limit: this.limit };
    return Object.fromEntries(Object.entries(fields).flatMap(([name, text]) => (typedNumber(text) === false ? [[name, words.wrongNumber]] : [])));
  });
  /** Something is told that a run can be kept with. */
  readonly any: boolean = $derived.by(() => {
    const told = [this.distance, this.time, this.planned, this.plannedTime].some((text) => text.trim() !== '');
    return told || this.ended !== null || this.answers.during !== null || this.answers.after !== null || this.answers.effort !== null;
  });
  readonly mayKeep: boolean = $derived(this.any && Object.keys(this.wrong).length === 0 && !this.answers.noteTooLong);

  /** `id`: the entry that is changed, or `plan`, `cross`, or `day:` and a day. */
  constructor(id = '') {
    this.planning = id === 'plan';
    this.cross = id === 'cross';
    if (id.startsWith('day:')) this.#day = id.slice(4);
    else if (id !== '' && !this.planning && !this.cross) this.#run = id;
    if (this.cross) this.sport = 'bike';
  }

  /** Played, and nothing was told of how it felt. */
  get untold(): boolean {
    const draft = this.form?.draft;
    return this.changes && draft !== undefined && draft.pain_during === null && draft.pain_after === null && draft.onset === null && draft.signs === null && draft.ended !== null;
  }

  get changes(): boolean {
    return this.#run !== null;
  }

  async load(): Promise<void> {
    try {
      const loaded = await call('run_form', { day: this.#day, run: this.#run });
      this.form = loaded;
      this.#take(loaded.draft);
      this.problem = null;
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  /** The plan of the day is told: it becomes the run. */
  async takePlan(): Promise<void> {
    this.#run = this.form?.planned?.run ?? null;
    await this.load();
  }

  /** What the plan asks for is what was planned, where nobody typed otherwise. */
  takeStep(was: boolean): void {
    this.ofPlan = was;
    const run = this.form?.plan_run ?? null;
    if (!was || run === null) return;
    this.sport = run.sport;
    if (this.planned === '' && run.distance !== null) this.planned = String(run.distance.value);
    if (this.plannedTime === '') this.plannedTime = run.time ?? '';
  }

  /** What was told of pain on the way goes with it where nothing hurt there. */
  chooseOnset(onset: OnsetWhen | null): void {
    this.onset = onset;
    if (onset !== 'at') this.onsetAt = '';
    if (onset === 'never' || onset === 'afterwards' || onset === null) this.answers.course = null;
  }

  chooseEnd(ended: RunEnd | null): void {
    this.ended = ended;
    if (ended !== 'turned_back') this.turned = '';
  }

  /** Gives the entry's id once it is kept. */
  async save(): Promise<string | null> {
    if (this.busy || !this.mayKeep || this.form === null) return null;
    this.busy = true;
    this.problem = null;
    try {
      return await call('keep_run', { run: this.draft() });
    } catch (thrown) {
      this.problem = trouble(thrown);
      return null;
    } finally {
      this.busy = false;
    }
  }

  draft(): RunDraft {
    const { pain_during, pain_after, effort, signs, course, note } = this.answers.report('');
    const text = (typed: string) => (typed.trim() === '' ? null : typed.trim());
    const limit = this.#typed(this.limit);
    const onset = this.onset === null ? null : this.onset !== 'at' ? { when: this.onset } : this.#at(this.#typed(this.onsetAt));
    return {
      run: this.#run, day: this.day, at: text(this.at), sport: this.sport, plan_step: this.#planStep(), planned: this.#typed(this.planned), planned_time: text(this.plannedTime),
      cap: limit === null ? null : { distance: limit, by: this.limitBy, until: text(this.limitUntil) },
      distance: this.#typed(this.distance), time: text(this.time), ended: this.ended, turned: this.#typed(this.turned),
      pace: this.pace === null ? null : this.pace !== 'strides' ? this.pace : this.strides === null ? null : { strides: { percent: this.strides } },
      effort, surface: this.rows.surface || null, camber: this.rows.camber || null, hills: this.rows.hills || null, shoe: this.rows.shoe || null, support: this.rows.support || null,
      pain_during, pain_after, pain_night: this.night, signs, onset, course, note,
    };
  }

  /** Of a plan that is over it stays as it was. */
  #planStep(): number | null {
    const run = this.form?.plan_run ?? null;
    if (run === null) return this.form?.draft.plan_step ?? null;
    return this.ofPlan ? run.step.n : null;
  }

  #typed(text: string): DistanceTyped | null {
    const value = typedNumber(text);
    return value === null || value === false ? null : { value, unit: this.form?.unit ?? null };
  }

  #at(distance: DistanceTyped | null): RunDraft['onset'] {
    return distance === null ? null : { when: 'at', distance };
  }

  #take(draft: RunDraft): void {
    const shown = (of: DistanceTyped | null) => (of === null ? '' : String(of.value));
    this.#run = draft.run;
    this.day = draft.day;
    if (draft.run !== null || !this.cross) this.sport = draft.sport;
    [this.at, this.time, this.plannedTime] = [draft.at ?? '', draft.time ?? '', draft.planned_time ?? ''];
    [this.distance, this.planned, this.turned] = [shown(draft.distance), shown(draft.planned), shown(draft.turned)];
    this.ofPlan = draft.plan_step !== null;
    this.ended = draft.ended;
    this.onset = draft.onset?.when ?? null;
    this.onsetAt = draft.onset?.when === 'at' ? shown(draft.onset.distance) : '';
    this.night = draft.pain_night;
    this.pace = draft.pace === null ? null : typeof draft.pace === 'string' ? draft.pace : 'strides';
    this.strides = draft.pace !== null && typeof draft.pace === 'object' ? draft.pace.strides.percent : null;
    if (!this.cross) [this.limit, this.limitBy, this.limitUntil] = [shown(draft.cap?.distance ?? null), draft.cap?.by ?? 'clinician', draft.cap?.until ?? ''];
    this.rows = { surface: draft.surface ?? '', camber: draft.camber ?? '', hills: draft.hills ?? '', shoe: draft.shoe ?? '', support: draft.support ?? '' };
    const told = new Answers();
    [told.during, told.after, told.effort, told.signs, told.course, told.note] = [draft.pain_during, draft.pain_after, draft.effort, draft.signs, draft.course, draft.note ?? ''];
    this.answers = told;
  }
}
