// The only way out of the window. No other file may import @tauri-apps.

import { Channel, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import type { Changed } from './generated/Changed';
import type { Control } from './generated/Control';
import type { Correction } from './generated/Correction';
import type { ExerciseView } from './generated/ExerciseView';
import type { History } from './generated/History';
import type { Report } from './generated/Report';
import type { SessionDetail } from './generated/SessionDetail';
import type { Settings } from './generated/Settings';
import type { Setup } from './generated/Setup';
import type { Snapshot } from './generated/Snapshot';
import type { StartSession } from './generated/StartSession';
import type { StartUp } from './generated/StartUp';
import type { Today } from './generated/Today';

/** Every command: what it takes and what it gives. A refused call rejects with a `WireError`. */
export interface Commands {
  start_up: { args: void; gives: StartUp };
  /** The first picture is on the screen; `usable`: the first screen, whole. */
  ui_ready: { args: { usable: boolean }; gives: null };
  today: { args: void; gives: Today };
  set_up: { args: { setup: Setup }; gives: null };
  save_settings: { args: { settings: Settings }; gives: Settings };
  start_session: { args: { start: StartSession }; gives: null };
  session_exercises: { args: void; gives: ExerciseView[] };
  /** `step` is the one the person was looking at; the call is ignored when the session has moved on. */
  control: { args: { control: Control; step: number | null }; gives: null };
  resume_interrupted: { args: void; gives: null };
  save_interrupted: { args: void; gives: string };
  discard_interrupted: { args: void; gives: null };
  save_report: { args: { report: Report }; gives: null };
  session_detail: { args: { sessionId: string }; gives: SessionDetail };
  correct_set: { args: { correction: Correction }; gives: null };
  history: { args: void; gives: History };
  test_sound: { args: void; gives: null };
  quit: { args: void; gives: null };
}

export type Command = keyof Commands;
type Args<C extends Command> = Commands[C]['args'] extends void ? [] : [args: Commands[C]['args']];

export interface Backend {
  call<C extends Command>(command: C, ...args: Args<C>): Promise<Commands[C]['gives']>;
  /** Which rows a write touched. Gives what stops it. */
  onChanged(heard: (kinds: Changed[]) => void): () => void;
  /** The open session, whole and at every change. Gives what stops it. */
  subscribe(heard: (snapshot: Snapshot) => void, failed: (error: unknown) => void): () => void;
}

let chosen: Backend | null = null;

export function use(backend: Backend): void {
  chosen = backend;
}

export async function connect(): Promise<void> {
  if ('__TAURI_INTERNALS__' in window) use(desktop());
  else use((await import('./fake')).fakeBackend(new URLSearchParams(location.search)));
}

export function call<C extends Command>(command: C, ...args: Args<C>): Promise<Commands[C]['gives']> {
  return backend().call(command, ...args);
}

export function onChanged(heard: (kinds: Changed[]) => void): () => void {
  return backend().onChanged(heard);
}

export function subscribe(heard: (snapshot: Snapshot) => void, failed: (error: unknown) => void): () => void {
  return backend().subscribe(heard, failed);
}

function backend(): Backend {
  if (chosen === null) throw new Error('asked before connect()');
  return chosen;
}

function desktop(): Backend {
  return {
    call: (command, ...args) => invoke(command, args[0] as Record<string, unknown> | undefined),
    onChanged(heard) {
      const stop = listen<Changed[]>('changed', (event) => heard(event.payload));
      return () => void stop.then((unlisten) => unlisten());
    },
    subscribe(heard, failed) {
      const channel = new Channel<Snapshot>();
      let on = true;
      channel.onmessage = (snapshot) => {
        if (on) heard(snapshot);
      };
      invoke('subscribe', { channel }).catch((error: unknown) => {
        if (on) failed(error);
      });
      return () => {
        on = false;
      };
    },
  };
}
