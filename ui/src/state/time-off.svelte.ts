// What weeks without running cost: those since the newest run, or so many as are asked about.

import { call } from '../ipc/client';
import type { TimeOff } from '../ipc/generated/TimeOff';
import { trouble, type Trouble } from '../text/errors';

export class TimeOffState {
  view = $state.raw<TimeOff | null>(null);
  problem = $state.raw<Trouble | null>(null);
  #asked = 0;

  async ask(weeks: number | null = null): Promise<void> {
    const mine = ++this.#asked;
    try {
      const view = await call('time_off', { weeks });
      if (mine !== this.#asked) return;
      this.view = view;
      this.problem = null;
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    }
  }

  /** As it was typed: nothing asks about the log again. */
  type(text: string): Promise<void> {
    return this.ask(text.trim() === '' ? null : Number(text));
  }
}
