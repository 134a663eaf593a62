// The gate before a running plan, and the few answers that begin it.

import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { GateLine } from '../ipc/generated/GateLine';
import type { RunGateView } from '../ipc/generated/RunGateView';
import { trouble, type Trouble } from '../text/errors';

type Weekdays = [boolean, boolean, boolean, boolean, boolean, boolean, boolean];

export class RunGateState {
  view = $state.raw<RunGateView | null>(null);
  problem = $state.raw<Trouble | null>(null);
  busy = $state(false);
  by = $state('');
  on = $state('');
  started = $state('');
  step = $state(0);
  weekdays = $state<Weekdays>([true, false, true, false, true, false, false]);
  significant = $state<boolean | null>(null);

  constructor(readonly id: string) {}

  async load(): Promise<void> {
    try {
      const view = await call('run_gate', { id: this.id, topic: null });
      if (this.view === null) {
        this.started = view.today;
        this.on = view.today;
        this.step = view.steps[0]?.n ?? 1;
        if (view.apart > 2) this.weekdays = [true, false, false, true, false, false, false];
      }
      this.view = view;
      this.problem = null;
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.includes('running') || kinds.includes('plans')) await this.load();
  }

  tick(line: GateLine): Promise<boolean> {
    const met = line.met === true ? null : true;
    return this.#ask(() =>
      call('tick_run_gate', { tick: { plan: this.id, topic: this.view?.topic?.id ?? null, of: line.of, criterion: line.criterion.text, met } }),
    );
  }

  clear(): Promise<boolean> {
    const topic = this.view?.topic?.id ?? '';
    return this.#ask(() => call('clear_running', { draft: { topic, by: this.by, on: this.on } }));
  }

  /** True where the plan has begun. */
  start(): Promise<boolean> {
    const { id: plan, started, weekdays, step, significant } = this;
    const topic = this.view?.topic?.id ?? null;
    return this.#ask(() => call('start_run_plan', { draft: { plan, topic, started, weekdays: [...weekdays], step, significant } }));
  }

  async #ask(act: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      await act();
      await this.load();
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
