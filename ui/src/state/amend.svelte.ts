// Putting a session right after it is over: a set, what was logged by mistake, and taking the last change back.

import { call } from '../ipc/client';
import type { ChangeLine } from '../ipc/generated/ChangeLine';
import type { EndReason } from '../ipc/generated/EndReason';
import type { Leg } from '../ipc/generated/Leg';
import type { SetAmendment } from '../ipc/generated/SetAmendment';
import type { SetOutcome } from '../ipc/generated/SetOutcome';
import type { SetRow } from '../ipc/generated/SetRow';
import { amend as words } from '../text/amend';
import { trouble, type Trouble } from '../text/errors';
import { wrongLoad, wrongReps } from '../text/summary';
import { app } from './app.svelte';

/** One set while it is put right. It begins as the set stands. */
export class SetForm {
  reps = $state('');
  load = $state('');
  side = $state<Leg | null>(null);
  outcome = $state<SetOutcome>('done');
  reason = $state<EndReason | null>(null);

  /** What became of a timed set does not follow from reps. */
  readonly timed: boolean;
  readonly wrongReps: string | null = $derived(this.#reps === null ? wrongReps : null);
  readonly wrongLoad: string | null = $derived(this.#load === false ? wrongLoad : null);
  readonly wrong: boolean = $derived(this.wrongReps !== null || this.wrongLoad !== null);

  constructor(
    readonly set: SetRow,
    readonly id: string,
  ) {
    this.timed = set.reps_target === null;
    this.reps = String(set.reps_done);
    this.load = set.load_kg === null ? '' : String(set.load_kg);
    this.side = set.side;
    this.outcome = outcomeOf(set);
    this.reason = set.reason;
  }

  get #reps(): number | null {
    if (this.timed) return 0;
    const typed = this.reps.trim();
    return /^\d{1,3}$/.test(typed) ? Number(typed) : null;
  }

  get #load(): number | null | false {
    const typed = this.load.trim().replace(',', '.');
    if (typed === '') return null;
    return /^\d{1,3}(\.\d{1,2})?$/.test(typed) && Number(typed) <= 500 ? Number(typed) : false;
  }

  /** The reps say what became of it, unless somebody says otherwise afterwards. */
  typed(reps: string): void {
    this.reps = reps;
    const target = this.set.reps_target;
    const told = this.#reps;
    if (target === null || told === null) return;
    this.outcome = told >= target ? 'done' : told > 0 ? 'partial' : 'skipped';
  }

  amendment(): SetAmendment | null {
    const reps = this.#reps;
    const load = this.#load;
    if (reps === null || load === false) return null;
    const reason = this.outcome === 'done' ? null : this.reason;
    return { set_id: this.id, reps, load_kg: load, side: this.side, outcome: this.outcome, reason };
  }
}

export class AmendState {
  form = $state.raw<SetForm | null>(null);
  showVoided = $state(false);
  busy = $state(false);
  problem = $state.raw<Trouble | null>(null);

  constructor(private readonly sessionId: string) {}

  open(set: SetRow): void {
    this.problem = null;
    this.form = set.set_id === null ? null : new SetForm(set, set.set_id);
  }

  close(): void {
    this.form = null;
  }

  /** True once the change is kept. */
  async save(): Promise<boolean> {
    const amendment = this.form?.amendment() ?? null;
    if (amendment === null || !(await this.#keep(() => call('amend_set', { amendment }), words.kept))) return false;
    this.form = null;
    return true;
  }

  async voidSet(setId: string, voided: boolean): Promise<boolean> {
    const kept = await this.#keep(() => call('void_set', { setId, voided }), voided ? words.voidedNow : words.broughtBack);
    if (kept) this.form = null;
    return kept;
  }

  voidSession(voided: boolean): Promise<boolean> {
    return this.#keep(() => call('void_session', { sessionId: this.sessionId, voided }), voided ? words.voidedNow : words.broughtBack);
  }

  undo(change: ChangeLine): Promise<boolean> {
    return this.#write(() => call('undo_change', { sessionId: this.sessionId, change: change.id }), () => app.say(words.undone));
  }

  /** Kept, and one press takes it back. */
  #keep(write: () => Promise<unknown>, said: string): Promise<boolean> {
    return this.#write(write, () => app.say(said, () => void this.#undoNewest()));
  }

  async #undoNewest(): Promise<void> {
    await this.#write(
      async () => {
        const newest = (await call('session_detail', { sessionId: this.sessionId })).changes[0];
        if (newest !== undefined) await call('undo_change', { sessionId: this.sessionId, change: newest.id });
      },
      () => app.say(words.undone),
    );
  }

  async #write(write: () => Promise<unknown>, kept: () => void): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      await write();
      this.problem = null;
      kept();
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

function outcomeOf(set: SetRow): SetOutcome {
  switch (set.state) {
    case 'done':
    case 'partial':
    case 'skipped':
      return set.state;
    case 'now':
    case 'to_come':
      return 'skipped';
  }
}
