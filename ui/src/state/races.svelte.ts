// Races: those to come with what speaks for them, those that are over, and a goal made smaller.

import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { RaceDraft } from '../ipc/generated/RaceDraft';
import type { RaceEnd } from '../ipc/generated/RaceEnd';
import type { RaceLine } from '../ipc/generated/RaceLine';
import type { Races } from '../ipc/generated/Races';
import { trouble, type Trouble } from '../text/errors';
import { races as words } from '../text/load';
import { app } from './app.svelte';

export class RaceForm {
  name = $state('');
  on = $state('');
  distance = $state('');
  note = $state('');

  constructor(readonly id: string | null, of?: RaceLine) {
    if (of === undefined) return;
    this.name = of.name;
    this.on = of.on;
    this.distance = String(of.distance_m / 1000);
    this.note = of.note ?? '';
  }

  draft(): RaceDraft {
    const metres = Math.round(Number(this.distance.replace(',', '.')) * 1000);
    return { id: this.id, name: this.name, on: this.on, distance_m: Number.isFinite(metres) ? metres : 0, surface: null, note: this.note.trim() === '' ? null : this.note };
  }
}

export class RacesState {
  view = $state.raw<Races | null>(null);
  problem = $state.raw<Trouble | null>(null);
  form = $state.raw<RaceForm | null>(null);
  busy = $state(false);

  readonly ahead: RaceLine[] = $derived((this.view?.races ?? []).filter((race) => race.over === null));
  readonly over: RaceLine[] = $derived((this.view?.races ?? []).filter((race) => race.over !== null));

  async load(): Promise<void> {
    try {
      this.view = await call('races');
      this.problem = null;
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.some((kind) => kind !== 'library' && kind !== 'desktop' && kind !== 'data')) await this.load();
  }

  begin(race?: RaceLine): void {
    this.problem = null;
    this.form = new RaceForm(race?.id ?? null, race);
  }

  async keep(): Promise<boolean> {
    const form = this.form;
    if (form === null || !(await this.#write(() => call('keep_race', { race: form.draft() })))) return false;
    this.form = null;
    app.say(words.kept);
    return true;
  }

  /** The same race over a shorter distance. */
  async smaller(race: RaceLine, metres: number): Promise<boolean> {
    const { id, name, on, surface, note } = race;
    if (!(await this.#write(() => call('keep_race', { race: { id, name, on, surface, note, distance_m: metres } })))) return false;
    app.say(words.kept);
    return true;
  }

  ended(race: RaceLine, how: RaceEnd): Promise<boolean> {
    return this.#write(() => call('race_over', { over: { id: race.id, how, on: null } }));
  }

  tick(race: RaceLine, line: string, met: boolean | null): Promise<boolean> {
    return this.#write(() => call('tick_race', { id: race.id, line, met }));
  }

  async #write(write: () => Promise<unknown>): Promise<boolean> {
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
