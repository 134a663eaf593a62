// Erasing everything: a word to type, a file first, and a fresh first start.

import { call } from '../ipc/client';
import type { DataView } from '../ipc/generated/DataView';
import { trouble, type Trouble } from '../text/errors';
import { app } from './app.svelte';

export class EraseState {
  open = $state(false);
  word = $state('');
  /** The backups in the chosen folder, too. */
  chosenToo = $state(false);
  busy = $state(false);
  problem = $state.raw<Trouble | null>(null);

  ask(): void {
    this.open = true;
    this.word = '';
    this.chosenToo = false;
    this.problem = null;
  }

  ready(view: DataView): boolean {
    return this.word.trim() === view.erase_word && !this.busy;
  }

  async erase(view: DataView): Promise<void> {
    if (!this.ready(view)) return;
    this.busy = true;
    this.problem = null;
    try {
      await call('erase_data', { draft: { word: this.word, chosen_backups: view.chosen && this.chosenToo } });
      this.open = false;
      await app.begin();
    } catch (thrown) {
      this.problem = trouble(thrown);
    } finally {
      this.busy = false;
    }
  }
}
