// What may be chosen. A change is kept at once; a value outside its range changes nothing.

import { call } from '../ipc/client';
import type { AchillesSite } from '../ipc/generated/AchillesSite';
import type { Changed } from '../ipc/generated/Changed';
import type { Legs } from '../ipc/generated/Legs';
import type { Settings } from '../ipc/generated/Settings';
import type { Setup } from '../ipc/generated/Setup';
import { trouble, type Trouble } from '../text/errors';
import { changes, outside, settings as words, timings, type Timing } from '../text/settings';

export class SettingsState {
  kept = $state.raw<Settings | null>(null);
  setup = $state.raw<Setup | null>(null);
  version = $state('');
  problem = $state.raw<Trouble | null>(null);
  /** One sentence for a timing that was out of range. */
  wrong = $state<Partial<Record<Timing, string>>>({});
  /** Said politely: "Saved." */
  said = $state('');
  playing = $state(false);

  legs = $state<Legs | null>(null);
  site = $state<AchillesSite | null>(null);
  /** What the new leg or site would change; empty while they are as kept. */
  readonly pending: string[] = $derived.by(() => {
    if (this.setup === null || this.legs === null || this.site === null) return [];
    return changes(this.setup, { legs: this.legs, site: this.site });
  });

  #writing: Promise<boolean> = Promise.resolve(true);

  async load(): Promise<void> {
    try {
      const start = await call('start_up');
      this.kept = start.settings;
      this.version = start.version;
      this.#take(start.setup);
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.includes('setup')) await this.load();
  }

  /** Keeps a change. Writes go one after the other, and one that fails takes back only its own change. */
  async put(change: Partial<Settings>): Promise<boolean> {
    const before = this.kept;
    if (before === null) return false;
    this.kept = { ...before, ...change };
    this.said = '';
    this.problem = null;
    const write = this.#writing.then(async () => {
      if (this.kept === null) return false;
      try {
        await call('save_settings', { settings: this.kept });
        this.said = words.saved;
        return true;
      } catch (thrown) {
        this.kept = { ...this.kept, ...only(before, change) };
        this.problem = trouble(thrown);
        return false;
      }
    });
    this.#writing = write;
    return write;
  }

  /** Seconds as typed. Out of range: a sentence, and nothing is changed. */
  async putSeconds(what: Timing, typed: string): Promise<boolean> {
    if (this.kept === null) return false;
    const { least, most } = timings[what];
    const text = typed.trim().replace(',', '.');
    const value = /^\d{1,3}(\.\d{1,2})?$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most)) {
      this.said = '';
      this.wrong = { ...this.wrong, [what]: outside(what, this.kept[what]) };
      return false;
    }
    this.wrong = { ...this.wrong, [what]: undefined };
    const ms = Math.round(value * 1000);
    return ms === this.kept[what] ? true : this.put({ [what]: ms });
  }

  async testSound(): Promise<void> {
    if (this.playing) return;
    this.playing = true;
    this.problem = null;
    this.said = '';
    try {
      await call('test_sound');
      this.said = words.tested;
    } catch (thrown) {
      this.problem = trouble(thrown);
    } finally {
      this.playing = false;
    }
  }

  leaveSetup(): void {
    this.#take(this.setup);
  }

  /** Keeps the new leg and site, once what they change has been shown. */
  async keepSetup(): Promise<boolean> {
    if (this.setup === null || this.legs === null || this.site === null || this.pending.length === 0) return false;
    const next: Setup = { legs: this.legs, site: this.site, disclaimer: this.setup.disclaimer };
    this.said = '';
    this.problem = null;
    try {
      await call('set_up', { setup: next });
      this.#take(next);
      this.said = words.saved;
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    }
  }

  #take(setup: Setup | null): void {
    this.setup = setup;
    this.legs = setup?.legs ?? null;
    this.site = setup?.site ?? null;
  }
}

/** The fields of `from` that `change` names. */
function only(from: Settings, change: Partial<Settings>): Partial<Settings> {
  return Object.fromEntries(Object.entries(from).filter(([key]) => key in change));
}
