// Your data: what is written out, the backups, and going back to one. Erasing is in `erase.svelte.ts`, a file that comes in
// in `import.svelte.ts`.

import { call } from '../ipc/client';
import type { BackupLine } from '../ipc/generated/BackupLine';
import type { BackupLook } from '../ipc/generated/BackupLook';
import type { Changed } from '../ipc/generated/Changed';
import type { DataView } from '../ipc/generated/DataView';
import type { ExportKind } from '../ipc/generated/ExportKind';
import { data as words, restoredSaid, SHORTEST_PASSPHRASE } from '../text/data';
import { trouble, type Trouble } from '../text/errors';
import { app } from './app.svelte';

/** How many backups are shown before all are asked for. */
const FIRST = 5;

export class DataState {
  view = $state.raw<DataView | null>(null);
  problem = $state.raw<Trouble | null>(null);
  /** Which form is being written. */
  writing = $state<ExportKind | null>(null);
  written = $state<{ kind: ExportKind; path: string } | null>(null);
  wrong = $state.raw<{ kind: ExportKind; trouble: Trouble } | null>(null);
  bom = $state(true);
  passphrase = $state('');
  folder = $state('');
  folderProblem = $state.raw<Trouble | null>(null);
  backupProblem = $state.raw<Trouble | null>(null);
  busy = $state(false);
  all = $state(false);
  /** The backup that is looked into. */
  inside = $state.raw<{ line: BackupLine; look: BackupLook | null } | null>(null);
  lookProblem = $state.raw<Trouble | null>(null);

  readonly shown: BackupLine[] = $derived(this.view === null ? [] : this.all ? this.view.backups : this.view.backups.slice(0, FIRST));
  readonly passphraseShort: boolean = $derived([...this.passphrase].length < SHORTEST_PASSPHRASE);
  readonly folderChanged: boolean = $derived(this.view !== null && this.folder.trim() !== (this.view.chosen ? this.view.folder : ''));

  async load(): Promise<void> {
    try {
      this.#show(await call('data'));
      this.problem = null;
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.includes('data')) await this.load();
  }

  /** Gives the path, or null where it was refused. */
  async write(kind: ExportKind): Promise<string | null> {
    if (this.writing !== null || (kind === 'locked' && this.passphraseShort)) return null;
    this.writing = kind;
    this.written = null;
    this.wrong = null;
    try {
      const draft = { kind, passphrase: kind === 'locked' ? this.passphrase : null, byte_order_mark: this.bom };
      const { path } = await call('export_data', { draft });
      this.written = { kind, path };
      if (kind === 'locked') this.passphrase = '';
      return path;
    } catch (thrown) {
      this.wrong = { kind, trouble: trouble(thrown) };
      return null;
    } finally {
      this.writing = null;
    }
  }

  async backUp(): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    this.backupProblem = null;
    try {
      await call('back_up');
      app.say(words.backedUp);
    } catch (thrown) {
      this.backupProblem = trouble(thrown);
    } finally {
      this.busy = false;
    }
    await this.load();
  }

  async keepFolder(): Promise<void> {
    const folder = this.folder.trim();
    this.folderProblem = null;
    try {
      this.#show(await call('choose_backup_folder', { folder: folder === '' ? null : folder }));
      app.say(words.folderKept);
    } catch (thrown) {
      this.folderProblem = trouble(thrown);
    }
  }

  async look(line: BackupLine): Promise<void> {
    this.inside = { line, look: null };
    this.lookProblem = null;
    try {
      const look = await call('look_at_backup', { path: line.path });
      if (this.inside?.line === line) this.inside = { line, look };
    } catch (thrown) {
      this.lookProblem = trouble(thrown);
    }
  }

  async restore(): Promise<void> {
    const path = this.inside?.line.path;
    if (path === undefined || this.busy) return;
    this.busy = true;
    this.lookProblem = null;
    try {
      const aside = await call('restore_backup', { path });
      this.inside = null;
      app.say(restoredSaid(aside));
      await this.load();
    } catch (thrown) {
      this.lookProblem = trouble(thrown);
    } finally {
      this.busy = false;
    }
  }

  #show(view: DataView): void {
    const before = this.view;
    this.view = view;
    // What is being typed is not typed over by a backup that was made meanwhile.
    if (before === null || before.folder !== view.folder || before.chosen !== view.chosen) this.folder = view.chosen ? view.folder : '';
  }
}
