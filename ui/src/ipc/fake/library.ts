// The library as the program itself answers it: the real answers in one file, fetched when the first is asked for.

import type { Command, Commands } from '../client';
import type { CardDetail } from '../generated/CardDetail';
import type { Changed } from '../generated/Changed';
import type { ChecklistDetail } from '../generated/ChecklistDetail';
import type { ErrorCode } from '../generated/ErrorCode';
import type { ExerciseDetail } from '../generated/ExerciseDetail';
import type { ExerciseLine } from '../generated/ExerciseLine';
import type { ExerciseView } from '../generated/ExerciseView';
import type { InjuryDetail } from '../generated/InjuryDetail';
import type { LibraryIndex } from '../generated/LibraryIndex';
import type { PagePreview } from '../generated/PagePreview';
import type { Play } from '../generated/Play';
import type { ProgrammeDetail } from '../generated/ProgrammeDetail';
import type { RunPlanDetail } from '../generated/RunPlanDetail';
import type { Today } from '../generated/Today';
import type { WireError } from '../generated/WireError';

export type Handler<C extends Command> = (args: Commands[C]['args']) => Commands[C]['gives'] | Promise<Commands[C]['gives']>;
export type Handlers = { [C in Command]: Handler<C> };

/** Everything the library says, by command and id. What the person makes is written into it. */
export interface Answers {
  library: LibraryIndex;
  exercise: Record<string, ExerciseDetail>;
  programme: Record<string, ProgrammeDetail>;
  run_plan: Record<string, RunPlanDetail>;
  injury: Record<string, InjuryDetail>;
  card: Record<string, CardDetail>;
  checklist: Record<string, ChecklistDetail>;
  /** The page for a visit, by range, paper, and the parts that are left out. */
  physio: Record<string, PagePreview>;
}

/** What all handlers share. */
export interface Desk {
  answers: () => Promise<Answers>;
  tell: (...kinds: Changed[]) => void;
  scene: string;
  /** What was changed since the page was opened, laid over the today of the scene: a pause, a sign. */
  over: Partial<Today>;
  /** Everything is gone: the first questions come next. */
  erased?: () => void;
}

type LibraryCommand = 'library' | 'exercise' | 'programme' | 'run_plan' | 'injury' | 'card' | 'checklist' | 'set_shelf';

/** `many`: so many exercises, for measuring. */
export function deskOf(tell: Desk['tell'], many: number, scene: string): Desk {
  let asked: Promise<Answers> | null = null;
  const fetched = async (): Promise<Answers> => {
    const answers = (await (await fetch('/library.json')).json()) as Answers;
    if (many > 0) answers.library = { ...answers.library, exercises: multiplied(answers.library.exercises, many) };
    return answers;
  };
  return { answers: () => (asked ??= fetched()), tell, scene, over: {} };
}

export function libraryHandlers(desk: Desk): Pick<Handlers, LibraryCommand> {
  const one = async <K extends Exclude<keyof Answers, 'library'>>(kind: K, id: string): Promise<Answers[K][string]> => {
    const of = (await desk.answers())[kind] as Answers[K];
    const found = of[id.split('~')[0] ?? id];
    if (found === undefined) throw refused('not_found');
    return found as Answers[K][string];
  };
  return {
    library: async () => ({ ...(await desk.answers()).library }),
    exercise: ({ id }) => one('exercise', id),
    programme: ({ id }) => one('programme', id),
    run_plan: ({ id }) => one('run_plan', id),
    injury: ({ id }) => one('injury', id),
    card: ({ id }) => one('card', id),
    checklist: ({ id }) => one('checklist', id),
    set_shelf: async ({ shelf }) => {
      (await desk.answers()).library.shelf = shelf;
      desk.tell('library');
      return null;
    },
  };
}

/** What the session screen needs for a session that was started from the library. */
export async function playedFrom(desk: Desk, play: Exclude<Play, { what: 'plan' }>): Promise<{ title: string; views: ExerciseView[] }> {
  const answers = await desk.answers();
  const programme = play.what === 'programme' ? answers.programme[play.id]?.programme : undefined;
  const session = play.what === 'programme' ? programme?.phases[play.phase]?.sessions[play.session] : undefined;
  const ids = play.what === 'exercise' ? [play.id] : (session?.items.map((item) => item.exercise) ?? []);
  const views = ids.flatMap((id) => {
    const exercise = answers.exercise[id]?.exercise;
    if (exercise === undefined) return [];
    const { name, cues, other_leg_raises, dose, figure } = exercise;
    return [{ id, name, cue: cues[0] ?? null, other_leg_raises, count: dose.count, figure }];
  });
  if (views.length === 0) throw refused('not_found');
  return { title: programme?.name ?? views[0]?.name ?? '', views };
}

export function refused(code: ErrorCode, detail: string[] = []): WireError {
  return { code, message: `fake: ${code}`, detail };
}

const endings = ['on a slope', 'with a pause', 'slowly', 'in the morning', 'for two', 'against the wall', 'with eyes closed', 'half way', 'light', 'heavy'];

function multiplied(lines: readonly ExerciseLine[], many: number): ExerciseLine[] {
  return Array.from({ length: many }, (_, i) => {
    const line = lines[i % lines.length] as ExerciseLine;
    const round = Math.floor(i / lines.length);
    return round === 0 ? line : { ...line, id: `${line.id}~${String(round)}`, name: `${line.name}, ${endings[round % endings.length] ?? ''} ${String(round)}` };
  });
}
