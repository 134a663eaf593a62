// What Today shows, and starting the session that is due.

import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { SourceNote } from '../ipc/generated/SourceNote';
import type { Today } from '../ipc/generated/Today';
import { trouble, type Trouble } from '../text/errors';

export class TodayState {
  view = $state.raw<Today | null>(null);
  problem = $state.raw<Trouble | null>(null);
  starting = $state(false);
  sourcesOpen = $state(false);

  #asked = 0;

  /** `view`, where it is known already. */
  constructor(view: Today | null = null) {
    this.view = view;
  }

  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const view = await call('today');
      if (mine !== this.#asked) return;
      this.view = view;
      this.problem = null;
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.some((kind) => kind !== 'live')) await this.load();
  }

  /** True once the session runs. */
  async start(): Promise<boolean> {
    const due = this.view?.due;
    if (due == null || this.starting) return false;
    this.starting = true;
    this.problem = null;
    try {
      await call('start_session', { play: { what: 'slot', slot: due.slot } });
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.starting = false;
    }
  }
}

/** What the programme itself says about pain, when it says anything. */
export function painRule(view: Today): SourceNote | null {
  return view.due?.sources.find((note) => /\bpain\b/i.test(note.what)) ?? null;
}
