// What is kept beside the plans: rules of the person's own, how they tend to be, what contributed.

import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { FactorLine } from '../ipc/generated/FactorLine';
import type { OwnRuleLine } from '../ipc/generated/OwnRuleLine';
import type { Temper } from '../ipc/generated/Temper';
import type { WorkOn } from '../ipc/generated/WorkOn';
import type { You } from '../ipc/generated/You';
import { factors as factorWords, you as words } from '../text/beside';
import { trouble, type Trouble } from '../text/errors';
import { app } from './app.svelte';

export class YouState {
  you = $state.raw<You | null>(null);
  /** A rule that is being written. */
  typed = $state('');
  busy = $state(false);
  problem = $state.raw<Trouble | null>(null);
  /** It was said here that it stays open. */
  saidOpen = $state(false);

  readonly rules: OwnRuleLine[] = $derived(this.you?.rules ?? []);
  readonly temper: Temper | null = $derived(this.you?.temper ?? null);

  async load(): Promise<void> {
    try {
      this.you = await call('you');
      this.problem = null;
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.includes('plans')) await this.load();
  }

  async pin(): Promise<boolean> {
    const rule = this.typed.trim();
    if (rule === '' || !(await this.#keep(() => call('keep_beside', { beside: { what: 'own_rule', words: rule } })))) return false;
    this.typed = '';
    return true;
  }

  /** Taken away at once, and put back where that was a mistake. */
  async unpin({ id, words: rule }: OwnRuleLine): Promise<boolean> {
    if (!(await this.#keep(() => call('keep_beside', { beside: { what: 'own_rule_end', rule: id } })))) return false;
    app.say(words.takenAway, () => void this.#keep(() => call('keep_beside', { beside: { what: 'own_rule', words: rule } })));
    return true;
  }

  async tell(temper: Temper | null): Promise<boolean> {
    this.saidOpen = temper === null;
    return this.#keep(() => call('keep_beside', { beside: { what: 'temper', temper } }));
  }

  async #keep(write: () => Promise<unknown>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      await write();
      await this.load();
      return this.problem === null;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

export class FactorForm {
  work = $state<WorkOn>('open');
  note = $state('');
  busy = $state(false);
  problem = $state.raw<Trouble | null>(null);

  constructor(
    private readonly plan: string,
    private readonly line: Pick<FactorLine, 'factor' | 'work'>,
  ) {
    this.work = line.work ?? 'open';
  }

  async save(): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      await call('keep_beside', { beside: { what: 'factor', plan: this.plan, factor: this.line.factor, work: this.work, note: this.note.trim() || null } });
      app.say(factorWords.saved);
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
