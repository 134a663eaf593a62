// Where a session leads once it is over: a run to its form, any other to its summary.

import { call } from '../ipc/client';
import { app } from './app.svelte';

/** `session`: null where there was none. */
export async function leaveSession(session: string | null): Promise<void> {
  if (session === null) {
    app.go('today');
    return;
  }
  // What cannot be told leads to the summary, which says so.
  const run = await call('run_of_session', { sessionId: session }).catch(() => null);
  if (run === null) app.go('summary', session);
  else app.go('log-run', run);
}
