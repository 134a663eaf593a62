// The signs before a run and on the way: what is asked, what is ticked, and what was said to it.

import { call } from '../ipc/client';
import type { BeforeRun } from '../ipc/generated/BeforeRun';
import type { MidRun } from '../ipc/generated/MidRun';
import type { RunEventLine } from '../ipc/generated/RunEventLine';
import type { RunSign } from '../ipc/generated/RunSign';
import type { SignTicked } from '../ipc/generated/SignTicked';
import { trouble, type Trouble } from '../text/errors';

export const keyOf = (sign: RunSign): string => `${sign.checklist}#${String(sign.item)}`;

/** What is ticked of some lines; nothing to begin with. */
class Ticks {
  keys = $state.raw<readonly string[]>([]);

  toggle(sign: RunSign): void {
    const key = keyOf(sign);
    this.keys = this.keys.includes(key) ? this.keys.filter((other) => other !== key) : [...this.keys, key];
  }

  has(sign: RunSign): boolean {
    return this.keys.includes(keyOf(sign));
  }

  of(signs: readonly RunSign[]): SignTicked[] {
    return signs.filter((sign) => this.has(sign)).map(({ checklist, item }) => ({ checklist, item }));
  }
}

export class BeforeRunState {
  view = $state.raw<BeforeRun | null>(null);
  problem = $state.raw<Trouble | null>(null);
  busy = $state(false);
  readonly ticks = new Ticks();
  fatigue = $state<number | null>(null);
  slept = $state(false);
  ill = $state(false);

  async load(): Promise<boolean> {
    try {
      this.view = await call('before_run');
      this.problem = null;
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    }
  }

  /** Without a sign, none of them is so. What stands beside the signs is told only where it was ticked. */
  async answer(none: boolean): Promise<BeforeRun | null> {
    if (this.busy || this.view === null) return null;
    this.busy = true;
    const signs = none ? [] : this.ticks.of(this.view.signs);
    try {
      this.view = await call('answer_before_run', {
        draft: { signs, fatigue: this.fatigue, slept_badly: this.slept || null, ill: this.ill || null },
      });
      this.problem = null;
      return this.view;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return null;
    } finally {
      this.busy = false;
    }
  }
}

export class MidRunState {
  view = $state.raw<MidRun | null>(null);
  problem = $state.raw<Trouble | null>(null);
  busy = $state(false);
  /** What it means, once it was told. */
  said = $state.raw<RunEventLine | null>(null);
  readonly ticks = new Ticks();

  async load(): Promise<void> {
    try {
      this.view = await call('mid_run');
      this.problem = null;
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  async tell(): Promise<void> {
    if (this.busy || this.view === null) return;
    this.busy = true;
    try {
      this.said = await call('tell_mid_run', { draft: { felt: this.ticks.of([...this.view.stop, ...this.view.ease]) } });
      this.problem = null;
    } catch (thrown) {
      this.problem = trouble(thrown);
    } finally {
      this.busy = false;
    }
  }
}
