// A pause that is asked for, and the way back from one.

import { call } from '../ipc/client';
import type { PauseKind } from '../ipc/generated/PauseKind';
import type { PauseView } from '../ipc/generated/PauseView';
import type { Wait } from '../ipc/generated/Wait';
import { trouble, type Trouble } from '../text/errors';
import { back, pause as words } from '../text/pause';
import { app } from './app.svelte';

export class PauseForm {
  kind = $state<PauseKind | null>(null);
  /** Empty: today. */
  from = $state('');
  until = $state('');
  everything = $state(false);
  busy = $state(false);
  problem = $state.raw<Trouble | null>(null);
  readonly wrong: boolean = $derived(this.until !== '' && this.from !== '' && this.until < this.from);

  /** `plan`: the one whose page it is; null, for every plan. */
  constructor(private readonly plan: string | null) {}

  async begin(): Promise<boolean> {
    if (this.kind === null || this.wrong || this.busy) return false;
    this.busy = true;
    try {
      await call('pause', { pause: { plan: this.everything ? null : this.plan, kind: this.kind, from: this.from || null, until: this.until || null } });
      app.say(words.begun);
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

export class ReturnForm {
  /** Nothing is answered beforehand. */
  quiet = $state<boolean | null>(null);
  agrees = $state<boolean | null>(null);
  busy = $state(false);
  problem = $state.raw<Trouble | null>(null);

  /** What is asked first. */
  readonly asks: Wait | null;
  /** What is still waited for, with the answers so far. */
  readonly waits: Wait | null = $derived.by(() => {
    if (this.asks === 'quiet') return this.quiet === true ? null : 'quiet';
    return this.asks === 'clinician' && this.agrees !== true ? 'clinician' : null;
  });
  /** An answer that is asked for is given before anything can be taken up: not answered opens nothing. */
  readonly answered: boolean = $derived.by(() => this.asks === null || (this.asks === 'quiet' ? this.quiet : this.agrees) !== null);

  constructor(private readonly of: PauseView) {
    this.asks = of.kind === 'flare' ? 'quiet' : of.kind === 'clinician' ? 'clinician' : null;
  }

  async take(as_before: boolean): Promise<boolean> {
    if (!this.answered || this.busy) return false;
    this.busy = true;
    try {
      await call('resume', { resume: { pause: this.of.id, quiet: this.quiet, clinician_agrees: this.agrees === true, as_before } });
      app.say(back.kept);
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
