// What may be chosen. A change is kept at once; a value outside its range changes nothing.

import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { ReminderSettings } from '../ipc/generated/ReminderSettings';
import type { Settings } from '../ipc/generated/Settings';
import { choices } from '../text/desktop';
import { trouble, type Trouble } from '../text/errors';
import { outside, settings as words, timings, type Timing } from '../text/settings';
import { app } from './app.svelte';

/** What changes; of reminders only what is named. */
type Change = Partial<Omit<Settings, 'reminders'>> & { reminders?: Partial<ReminderSettings> };

export class SettingsState {
  kept = $state.raw<Settings | null>(null);
  version = $state('');
  problem = $state.raw<Trouble | null>(null);
  /** One sentence for a timing that was out of range. */
  wrong = $state<Partial<Record<Timing, string>>>({});
  /** One sentence for quiet hours that are none. */
  quietWrong = $state('');
  /** Said politely, of the test tone. */
  said = $state('');
  playing = $state(false);

  #writing: Promise<boolean> = Promise.resolve(true);

  async load(): Promise<void> {
    try {
      const start = await call('start_up');
      this.kept = start.settings;
      this.version = start.version;
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.includes('setup')) await this.load();
  }

  /** Keeps a change. Writes go one after the other, and one that fails takes back only its own change. */
  put(change: Change): Promise<boolean> {
    const before = this.kept;
    if (before === null) return Promise.resolve(false);
    const back = only(before, change);
    return this.#write(change, back, () => app.say(words.saved, () => void this.#write(back, change, () => app.say(words.undone))));
  }

  #write(change: Change, back: Change, kept: () => void): Promise<boolean> {
    if (this.kept === null) return Promise.resolve(false);
    this.kept = merged(this.kept, change);
    this.said = '';
    this.problem = null;
    const write = this.#writing.then(async () => {
      if (this.kept === null) return false;
      try {
        await call('save_settings', { settings: this.kept });
        kept();
        return true;
      } catch (thrown) {
        this.kept = merged(this.kept, back);
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

  remind(change: Partial<ReminderSettings>): Promise<boolean> {
    return this.put({ reminders: change });
  }

  /** From and to, as they stand in the fields: kept once they make sense. */
  async putQuiet(from: string, to: string): Promise<boolean> {
    const kept = this.kept?.reminders.quiet ?? null;
    this.quietWrong = from === '' || to === '' || from === to ? choices.quietWrong : '';
    if (this.quietWrong !== '' || (kept?.from === from && kept.to === to)) return this.quietWrong === '';
    return this.remind({ quiet: { from, to } });
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
}

/** The first word about the tray was read. */
export async function trayExplained(): Promise<boolean> {
  if (app.settings === null) return false;
  const settings = merged(app.settings, { reminders: { tray_explained: true } });
  try {
    app.settings = await call('save_settings', { settings });
    return true;
  } catch (thrown) {
    app.say(trouble(thrown).title);
    return false;
  }
}

function merged(settings: Settings, change: Change): Settings {
  return { ...settings, ...change, reminders: { ...settings.reminders, ...change.reminders } };
}

/** The fields of `from` that `change` names. */
function only(from: Settings, change: Change): Change {
  const { reminders, ...rest } = change;
  const named = <T extends object>(of: T, by: object): Partial<T> => Object.fromEntries(Object.entries(of).filter(([key]) => key in by)) as Partial<T>;
  const back: Change = named(from, rest);
  return reminders === undefined ? back : { ...back, reminders: named(from.reminders, reminders) };
}
