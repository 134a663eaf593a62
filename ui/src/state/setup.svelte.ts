// The notice at the first start, and what to do with a session that was cut off.

import { call } from '../ipc/client';
import { trouble, type Trouble } from '../text/errors';

/** What Sinew is and is not is read once, and said to have been read. */
export class FirstStart {
  agreed = $state(false);
  busy = $state(false);
  problem = $state.raw<Trouble | null>(null);

  readonly #disclaimer: number;

  /** `disclaimer` is the version of the notice that this build shows. */
  constructor(disclaimer: number) {
    this.#disclaimer = disclaimer;
  }

  /** True once it is kept. */
  async go(): Promise<boolean> {
    if (this.busy || !this.agreed) return false;
    this.busy = true;
    this.problem = null;
    try {
      await call('set_up', { setup: { disclaimer: this.#disclaimer } });
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

/** The session that the last run did not end. */
export class CutOff {
  asking = $state(false);
  busy = $state(false);
  problem = $state.raw<Trouble | null>(null);

  async resume(): Promise<boolean> {
    return (await this.#ask(() => call('resume_interrupted'))) !== null;
  }

  /** The id of the session that was kept, for its summary. */
  async save(): Promise<string | null> {
    return (await this.#ask(() => call('save_interrupted')))?.gave ?? null;
  }

  async discard(): Promise<boolean> {
    this.asking = false;
    return (await this.#ask(() => call('discard_interrupted'))) !== null;
  }

  async #ask<T>(what: () => Promise<T>): Promise<{ gave: T } | null> {
    if (this.busy) return null;
    this.busy = true;
    this.problem = null;
    try {
      return { gave: await what() };
    } catch (thrown) {
      this.problem = trouble(thrown);
      return null;
    } finally {
      this.busy = false;
    }
  }
}
