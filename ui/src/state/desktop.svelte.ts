// How the desktop does what it is asked for: notifications, sound, tray, start at login, and what it tells of the person.

import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { DesktopView } from '../ipc/generated/DesktopView';
import type { NoticeTest } from '../ipc/generated/NoticeTest';
import { findings, type Finding } from '../text/desktop';
import { trouble, type Trouble } from '../text/errors';
import { app } from './app.svelte';

export class DesktopState {
  view = $state.raw<DesktopView | null>(null);
  problem = $state.raw<Trouble | null>(null);
  testing = $state(false);
  busy = $state(false);
  #tested = $state.raw<NoticeTest | null>(null);

  /** Null before the first test. */
  readonly found: Finding[] | null = $derived(this.#tested === null ? null : findings(this.#tested, app.settings?.reminders ?? null));

  async load(): Promise<void> {
    try {
      this.view = await call('desktop_state');
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.includes('desktop')) await this.load();
  }

  async test(): Promise<void> {
    if (this.testing) return;
    this.testing = true;
    this.problem = null;
    try {
      this.#tested = await call('test_notices');
      this.view = this.#tested.desktop;
    } catch (thrown) {
      this.problem = trouble(thrown);
    } finally {
      this.testing = false;
    }
  }

  async startAtLogin(on: boolean): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.problem = null;
    try {
      this.view = await call('set_start_at_login', { on });
      return true;
    } catch (thrown) {
      // What the box shows is what is so.
      this.view = this.view === null ? null : { ...this.view };
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
