// Starting a session from the library. The leg that was chosen last is chosen again.

import { call } from '../ipc/client';
import type { Legs } from '../ipc/generated/Legs';
import type { Play } from '../ipc/generated/Play';
import { trouble, type Trouble } from '../text/errors';
import { app } from './app.svelte';

class LastLegs {
  chosen = $state<Legs | null>(null);
  /** Before the first choice: the leg that the person is here for. */
  readonly legs: Legs = $derived(this.chosen ?? app.place[0]?.line.legs ?? 'both');
}

export const lastLegs = new LastLegs();

export class PlayState {
  busy = $state(false);
  problem = $state.raw<Trouble | null>(null);
  /** A session is on already: it can be gone to. */
  running = $state(false);

  /** True once the session runs. */
  async start(play: Play): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = null;
    this.running = false;
    try {
      await call('start_session', { play });
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      this.running = typeof thrown === 'object' && thrown !== null && 'code' in thrown && thrown.code === 'session_running';
      return false;
    } finally {
      this.busy = false;
    }
  }
}
