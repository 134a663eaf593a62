// The only way out of the window. No other file may import @tauri-apps.

import { Channel, invoke } from '@tauri-apps/api/core';
import { listen } from '@tauri-apps/api/event';

import type { CardDetail } from './generated/CardDetail';
import type { Changed } from './generated/Changed';
import type { ChecklistDetail } from './generated/ChecklistDetail';
import type { Control } from './generated/Control';
import type { Correction } from './generated/Correction';
import type { Draft } from './generated/Draft';
import type { Exercise } from './generated/Exercise';
import type { ExerciseDetail } from './generated/ExerciseDetail';
import type { ExerciseView } from './generated/ExerciseView';
import type { FileReview } from './generated/FileReview';
import type { History } from './generated/History';
import type { InjuryDetail } from './generated/InjuryDetail';
import type { LibraryIndex } from './generated/LibraryIndex';
import type { Play } from './generated/Play';
import type { Problem } from './generated/Problem';
import type { Programme } from './generated/Programme';
import type { ProgrammeDetail } from './generated/ProgrammeDetail';
import type { Report } from './generated/Report';
import type { RunPlanDetail } from './generated/RunPlanDetail';
import type { SessionDetail } from './generated/SessionDetail';
import type { Settings } from './generated/Settings';
import type { Setup } from './generated/Setup';
import type { Shelf } from './generated/Shelf';
import type { Snapshot } from './generated/Snapshot';
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
  start_session: { args: { play: Play }; gives: null };
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
  library: { args: void; gives: LibraryIndex };
  exercise: { args: { id: string }; gives: ExerciseDetail };
  programme: { args: { id: string }; gives: ProgrammeDetail };
  run_plan: { args: { id: string }; gives: RunPlanDetail };
  injury: { args: { id: string }; gives: InjuryDetail };
  card: { args: { id: string }; gives: CardDetail };
  checklist: { args: { id: string }; gives: ChecklistDetail };
  set_shelf: { args: { shelf: Shelf }; gives: null };
  /** Looks, and changes nothing. */
  check_programme: { args: { programme: Programme }; gives: Draft };
  check_exercise: { args: { exercise: Exercise }; gives: Problem[] };
  /** Gives the id. */
  save_programme: { args: { programme: Programme }; gives: string };
  save_exercise: { args: { exercise: Exercise }; gives: string };
  remove_own: { args: { id: string }; gives: null };
  /** Looks, and changes nothing. `name` gives what is in the file another name. */
  review_file: { args: { text: string; name: string | null }; gives: FileReview };
  accept_file: { args: { text: string; name: string | null }; gives: string };
  /** Gives the path of the file that was written. */
  export_file: { args: { id: string }; gives: string };
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
