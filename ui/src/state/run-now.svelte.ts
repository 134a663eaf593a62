// The running plan that goes on: where it stands, and what may be done about it.

import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { RunOffer } from '../ipc/generated/RunOffer';
import type { RunningNow } from '../ipc/generated/RunningNow';
import type { WarmUp } from '../ipc/generated/WarmUp';
import { trouble, type Trouble } from '../text/errors';

export class RunNowState {
  view = $state.raw<RunningNow | null>(null);
  problem = $state.raw<Trouble | null>(null);
  busy = $state(false);
  /** As the last time, until another is chosen. */
  warmUp = $state<WarmUp>('walk');
  #looked = false;

  async load(): Promise<void> {
    try {
      this.view = await call('running_now');
      const due = this.view.plan?.due ?? null;
      if (!this.#looked && due !== null) this.warmUp = due.warm_up;
      this.#looked = true;
      this.problem = null;
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if ((['running', 'sessions', 'runs', 'answers'] as const).some((kind) => kinds.includes(kind))) await this.load();
  }

  /** On another day than its own, it is the person's word. */
  play(anyway: boolean): Promise<boolean> {
    return this.#ask(() => call('start_session', { play: { what: 'run', warm_up: this.warmUp, anyway } }));
  }

  toStep(step: number): Promise<boolean> {
    return this.#ask(() => call('move_run_step', { step }));
  }

  moveTo(to: string): Promise<boolean> {
    return this.#ask(() => call('move_run_day', { to }));
  }

  /** Monday first. */
  setDays(weekdays: readonly boolean[]): Promise<boolean> {
    return this.#ask(() => call('set_run_days', { weekdays }));
  }

  /** As it was seen. */
  answer({ run, mark }: RunOffer, accept: boolean): Promise<boolean> {
    return this.#ask(() => call('answer_run_offer', { answer: { run, mark, accept } }));
  }

  end(): Promise<boolean> {
    return this.#ask(() => call('end_run_plan'));
  }

  async #ask(act: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      await act();
      this.problem = null;
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
      await this.#again();
    }
  }

  /** The answer of what was asked stays on the page. */
  async #again(): Promise<void> {
    const problem = this.problem;
    await this.load();
    this.problem = problem ?? this.problem;
  }
}
