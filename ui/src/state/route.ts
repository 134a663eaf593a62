// Where the window is, in words that outlive it: it may be let go while it is hidden, and is made anew where it was.

import type { OpenAt } from '../ipc/generated/OpenAt';

const names = [
  'today', 'session', 'summary', 'history', 'history-list', 'history-day', 'session-page', 'settings', 'first-start', 'resume',
  'library', 'exercise', 'programme', 'run-plan', 'injury', 'card', 'red-flags', 'builder', 'exercise-builder', 'load-file',
  'start-plan', 'plan', 'plans', 'care', 'capacity', 'morning', 'weekly', 'by-hand', 'questions', 'reminders', 'journal', 'data',
  'physio-page', 'charts', 'bring-runs', 'load', 'races', 'runs', 'log-run', 'run', 'shoes', 'cross', 'run-gate', 'run-now',
] as const;
export type ScreenName = (typeof names)[number];
const isScreen = (name: string): name is ScreenName => (names as readonly string[]).includes(name);
/**
 * `id`: of what is shown. Of the library its tab; of a builder what is changed, or `copy:` and what is duplicated. Of
 * `start-plan`: `topic:` or `programme:` and what was chosen already. Of `by-hand`: the place of the ask in today's list,
 * or `day`, or `day:` and a day that is over. Of `journal`: `find:` and what is looked for. Of
 * `charts`: the name of a range. Of `log-run`: the run that is changed, or `plan`, `cross`, or `day:` and a day.
 */
export type Screen = { name: ScreenName; id?: string };

/** Not come back to: a session finds its own way, and a form that was not kept would be an empty one. */
const never: readonly ScreenName[] = [
  'session', 'summary', 'first-start', 'resume', 'builder', 'exercise-builder', 'load-file', 'start-plan', 'morning', 'weekly', 'by-hand', 'log-run',
];

/** Null for a screen that is not come back to. */
export function pageOf({ name, id }: Screen): string | null {
  if (never.includes(name)) return null;
  // What was begun with the data is begun anew.
  if (name === 'data') return JSON.stringify({ name });
  // What follows the colon of a plan's id opens a dialog.
  return JSON.stringify(id === undefined ? { name } : { name, id: name === 'plan' ? id.split(':')[0] : id });
}

/** Null where nothing is remembered, or what was remembered is no screen of this version. */
export function screenOf(page: string | null): Screen | null {
  if (page === null) return null;
  try {
    const read: unknown = JSON.parse(page);
    if (typeof read !== 'object' || read === null) return null;
    const { name, id } = read as Record<string, unknown>;
    if (typeof name !== 'string' || !isScreen(name) || never.includes(name)) return null;
    return typeof id === 'string' ? { name, id } : { name };
  } catch {
    return null;
  }
}

/** The screen that a reminder leads to. */
export function screenAt(open: OpenAt): Screen {
  switch (open.at) {
    case 'today':
    case 'ask':
      return { name: 'today' };
    case 'programme':
      return { name: 'programme', id: open.id };
    case 'session':
    case 'morning':
    case 'weekly':
    case 'reminders':
      return { name: open.at };
  }
}
