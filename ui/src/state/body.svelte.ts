// The whole body, gone through: what is sore today, beside the times before.

import { SvelteSet } from 'svelte/reactivity';
import { call } from '../ipc/client';
import type { BodyView } from '../ipc/generated/BodyView';
import type { Changed } from '../ipc/generated/Changed';
import { body as words } from '../text/body';
import { trouble, type Trouble } from '../text/errors';
import { app } from './app.svelte';

export class BodyState {
  view = $state.raw<BodyView | null>(null);
  problem = $state.raw<Trouble | null>(null);
  busy = $state(false);
  readonly sore = new SvelteSet<string>();
  /** What was ticked stays ticked, whatever else changes meanwhile. */
  #touched = false;

  async load(): Promise<void> {
    try {
      this.view = await call('body_map');
      this.problem = null;
      if (this.#touched) return;
      this.sore.clear();
      this.view.today?.forEach((id) => this.sore.add(id));
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.includes('plans') || kinds.includes('running')) await this.load();
  }

  tick(id: string): void {
    this.#touched = true;
    if (!this.sore.delete(id)) this.sore.add(id);
  }

  async keep(): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      await call('keep_beside', { beside: { what: 'body', sore: [...this.sore] } });
      this.#touched = false;
      await this.load();
      app.say(words.saved);
      return this.problem === null;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
