// Which screen is shown, and what every screen needs: settings, theme, the place in the programme, one toast.

import { call, onChanged } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { Settings } from '../ipc/generated/Settings';
import type { StartUp } from '../ipc/generated/StartUp';
import type { Theme } from '../ipc/generated/Theme';
import type { Today } from '../ipc/generated/Today';
import type { TodayPlan } from '../ipc/generated/TodayPlan';

export type ScreenName =
  | 'today' | 'session' | 'summary' | 'history' | 'session-page' | 'settings' | 'first-start' | 'resume'
  | 'library' | 'exercise' | 'programme' | 'run-plan' | 'injury' | 'card' | 'red-flags' | 'builder' | 'exercise-builder' | 'load-file'
  | 'start-plan' | 'plan' | 'plans' | 'care' | 'capacity' | 'morning' | 'weekly' | 'by-hand' | 'questions';
/**
 * `id`: of what is shown. Of the library its tab; of a builder what is changed, or `copy:` and what is duplicated. Of
 * `start-plan`: `topic:` or `programme:` and what was chosen already. Of `by-hand`: the place of the ask in today's list.
 */
export type Screen = { name: ScreenName; id?: string };
export type Toast = { text: string; undo?: () => void };

/** Without a rail: the far screen, and what comes before everything else. */
const bare: readonly ScreenName[] = ['session', 'first-start', 'resume', 'start-plan'];
/** The way back does not lead to these: they are over once they are left. */
const passing: readonly ScreenName[] = ['session', 'summary', 'first-start', 'resume', 'builder', 'exercise-builder', 'load-file', 'start-plan', 'morning', 'weekly', 'by-hand'];
/** Where every way begins. */
const top: readonly ScreenName[] = ['today', 'library', 'history', 'settings'];
/** The way back where nothing came before. */
const parents: Partial<Record<ScreenName, Screen>> = {
  exercise: { name: 'library', id: 'exercises' },
  'exercise-builder': { name: 'library', id: 'exercises' },
  injury: { name: 'library', id: 'injuries' },
  programme: { name: 'library', id: 'programmes' },
  'run-plan': { name: 'library', id: 'programmes' },
  builder: { name: 'library', id: 'programmes' },
  'load-file': { name: 'library', id: 'programmes' },
  card: { name: 'library', id: 'words' },
  'session-page': { name: 'history' },
  plan: { name: 'plans' },
};

class App {
  screen = $state.raw<Screen | null>(null);
  startUp = $state.raw<StartUp | null>(null);
  settings = $state.raw<Settings | null>(null);
  /** The programmes that run, for the foot of the rail. */
  place = $state.raw<readonly TodayPlan[]>([]);
  toast = $state.raw<Toast | null>(null);
  /** The window could not even start: what was thrown. */
  failure = $state.raw<unknown>(null);

  /** Called when a screen is on the page. */
  arrive: () => void = () => undefined;
  /** Kept once the first screen is on the page, whole. */
  readonly arrived = new Promise<void>((kept) => (this.arrive = kept));
  #first: Today | null = null;

  readonly rail = $derived(this.screen !== null && !bare.includes(this.screen.name));
  /** Single-letter keys are on. */
  readonly letterKeys = $derived(this.settings?.letter_keys ?? true);
  /** The number keys of the rail; the summary needs them for its scales. */
  readonly railKeys = $derived(this.rail && this.letterKeys && this.screen?.name !== 'summary');

  /** Asked before a screen is left; false holds it back, and `go` goes on later. */
  guard: ((go: () => void) => boolean) | null = null;

  #trail: Screen[] = [];

  go(name: ScreenName, id?: string): void {
    if (this.guard?.(() => this.go(name, id)) === false) return;
    // Nothing lies over the keys of a session.
    if (name === 'session') this.toast = null;
    // What was read at the start is old once somebody has been anywhere else.
    this.#first = null;
    const from = this.screen;
    const to = id === undefined ? { name } : { name, id };
    if (top.includes(name)) this.#trail = [];
    else if (from !== null && !passing.includes(from.name) && !same(from, to)) this.#trail.push(from);
    this.screen = to;
  }

  /** In the place of the screen that is on: the way back does not change. */
  replace(name: ScreenName, id?: string): void {
    this.screen = id === undefined ? { name } : { name, id };
  }

  /** To where one came from, or to what this screen belongs to. */
  back(): void {
    if (this.guard?.(() => this.back()) === false) return;
    this.screen = this.#trail.pop() ?? parents[this.screen?.name ?? 'today'] ?? { name: 'today' };
  }

  say(text: string, undo?: () => void): void {
    this.toast = undo === undefined ? { text } : { text, undo };
  }

  async start(opening: Screen | null): Promise<void> {
    try {
      // Asked together, so that the first screen is not drawn in two steps. Without today it asks again, and tells why.
      const [startUp, today] = await Promise.all([call('start_up'), call('today').catch(() => null)]);
      this.startUp = startUp;
      this.settings = startUp.settings;
      this.place = today?.plans ?? [];
      this.#first = today;
      this.screen = opening ?? { name: firstScreen(startUp) };
    } catch (thrown) {
      this.failure = thrown;
      this.arrive();
      return;
    }
    onChanged((kinds) => void this.#changed(kinds));
  }

  /** Today as it was at the start, once: later it may be another day. */
  takeFirst(): Today | null {
    const first = this.#first;
    this.#first = null;
    return first;
  }

  /** After the first questions, or after the session that was cut off: where the start-up leads now. */
  async begin(): Promise<void> {
    const startUp = await call('start_up');
    this.startUp = startUp;
    this.settings = startUp.settings;
    this.screen = { name: firstScreen(startUp) };
  }

  async #changed(kinds: Changed[]): Promise<void> {
    if (kinds.includes('settings') || kinds.includes('setup')) {
      this.startUp = await call('start_up');
      this.settings = this.startUp.settings;
    }
    if (kinds.some((kind) => kind === 'setup' || kind === 'sessions' || kind === 'plans')) await this.#locate();
  }

  async #locate(): Promise<void> {
    if (this.startUp?.setup == null) return;
    // Without it the rail has an empty foot; the screen that needs today says what is wrong.
    this.place = await call('today').then(
      (today) => today.plans,
      () => [],
    );
  }
}

export const app = new App();

function firstScreen(startUp: StartUp): ScreenName {
  if (startUp.setup === null) return 'first-start';
  if (startUp.session_open) return 'session';
  return startUp.interrupted === null ? 'today' : 'resume';
}

function same(a: Screen, b: Screen): boolean {
  return a.name === b.name && a.id === b.id;
}

/** What the chosen theme means on this computer. */
export function themeNow(theme: Theme, prefers: (query: string) => boolean): Exclude<Theme, 'system'> {
  if (theme !== 'system') return theme;
  if (prefers('(prefers-contrast: more)')) return 'contrast';
  return prefers('(prefers-color-scheme: dark)') ? 'dark' : 'light';
}
