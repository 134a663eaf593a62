// The files that a run was read from, and the way back out: each as it came, and nothing that was not recorded.

import { call } from '../ipc/client';
import type { RunFileLine } from '../ipc/generated/RunFileLine';
import { trouble, type Trouble } from '../text/errors';

export class RunOriginalsState {
  files = $state.raw<readonly RunFileLine[]>([]);
  /** Where the last one was written. */
  written = $state('');
  problem = $state.raw<Trouble | null>(null);
  busy = $state(false);

  async load(run: string): Promise<void> {
    try {
      this.files = await call('run_files', { run });
    } catch (thrown) {
      this.problem = trouble(thrown);
    }
  }

  async save(run: string, file: string): Promise<void> {
    if (this.busy) return;
    this.busy = true;
    [this.written, this.problem] = ['', null];
    try {
      this.written = (await call('export_run_file', { run, file })).path;
    } catch (thrown) {
      this.problem = trouble(thrown);
    } finally {
      this.busy = false;
    }
  }
}
