// Which screen is shown, and what every screen needs: settings, theme, the place in the programme, one toast.

import { call, onChanged, onOpen } from '../ipc/client';
import type { AskKey } from '../ipc/generated/AskKey';
import type { Changed } from '../ipc/generated/Changed';
import type { OpenAt } from '../ipc/generated/OpenAt';
import type { RemindersNow } from '../ipc/generated/RemindersNow';
import type { Settings } from '../ipc/generated/Settings';
import type { StartUp } from '../ipc/generated/StartUp';
import type { Theme } from '../ipc/generated/Theme';
import type { Today } from '../ipc/generated/Today';
import type { TodayPlan } from '../ipc/generated/TodayPlan';
import { backupTrouble } from '../text/errors';
import { newFilesSaid } from '../text/run-files';
import { pageOf, screenAt, screenOf, type Screen, type ScreenName } from './route';

export type { Screen, ScreenName } from './route';
export type Toast = { text: string; undo?: () => void };

/** Without a rail: the far screen, and what comes before everything else. */
const bare: readonly ScreenName[] = ['session', 'first-start', 'resume', 'start-plan'];
/** The way back does not lead to these: they are over once they are left. */
const passing: readonly ScreenName[] = ['session', 'summary', 'first-start', 'resume', 'builder', 'exercise-builder', 'load-file', 'start-plan', 'morning', 'weekly', 'by-hand', 'log-run'];
/** Where every way begins. */
const top: readonly ScreenName[] = ['today', 'library', 'runs', 'history', 'settings'];
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
  'history-day': { name: 'history' },
  'history-list': { name: 'history' },
  plan: { name: 'plans' },
  reminders: { name: 'settings' },
  'bring-runs': { name: 'settings' },
  journal: { name: 'history' },
  data: { name: 'settings' },
  'physio-page': { name: 'history' },
  charts: { name: 'history' },
  'log-run': { name: 'runs' },
  run: { name: 'runs' },
  shoes: { name: 'runs' },
  cross: { name: 'runs' },
  'run-now': { name: 'runs' },
  'run-gate': { name: 'run-now' },
  load: { name: 'runs' },
  races: { name: 'runs' },
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
  /** The session that a reminder leads to: Today shows it, once. */
  pick = $state.raw<AskKey | null>(null);
  #first: { today: Today; reminders: RemindersNow | null } | null = null;
  /** The last screen that was told. */
  #page: string | null = null;

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

  /** To where a reminder leads. A session that is on is not left, and what comes before everything is answered first. */
  follow(at: OpenAt): void {
    const here = this.screen?.name;
    // Not up yet: the start-up brings it.
    if (here === undefined) return;
    if (here !== 'session' && here !== 'first-start' && here !== 'resume') {
      const { name, id } = screenAt(at);
      this.pick = at.at === 'ask' ? at.ask : null;
      if (here !== name) this.go(name, id);
    }
    void call('opened').catch(() => undefined);
  }

  /** Keeps where the window is, for a window that is made anew. */
  remember(screen: Screen | null): void {
    const page = screen === null ? null : pageOf(screen);
    if (page === null || page === this.#page) return;
    this.#page = page;
    // Nothing is lost without it: the window opens at Today.
    void call('page_is', { page }).catch(() => undefined);
  }

  async start(opening: Screen | null): Promise<void> {
    onOpen((at) => this.follow(at));
    try {
      // Asked together, so that the first screen is not drawn in two steps. Without today it asks again, and tells why.
      const [startUp, today, reminders] = await Promise.all([call('start_up'), call('today').catch(() => null), call('reminders_now').catch(() => null)]);
      this.startUp = startUp;
      this.settings = startUp.settings;
      this.place = today?.plans ?? [];
      this.#first = today === null ? null : { today, reminders };
      this.#page = startUp.page;
      this.screen = opening ?? this.#opening(startUp);
    } catch (thrown) {
      this.failure = thrown;
      this.arrive();
      return;
    }
    onChanged((kinds) => void this.#changed(kinds));
    if (this.settings?.run_folder) void this.#tellOfRuns();
  }

  /** Where a window begins: what was answered while there was none, else where the last one was. */
  #opening(startUp: StartUp): Screen {
    const first = firstScreen(startUp);
    if (startUp.open !== null) void call('opened').catch(() => undefined);
    if (first !== 'today') return { name: first };
    if (startUp.open === null) return screenOf(startUp.page) ?? { name: 'today' };
    if (startUp.open.at === 'ask') this.pick = startUp.open.ask;
    // A session that is over by now has nothing to show.
    return startUp.open.at === 'session' ? { name: 'today' } : screenAt(startUp.open);
  }

  /** Today as it was at the start, once: later it may be another day. */
  takeFirst(): { today: Today; reminders: RemindersNow | null } | null {
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
    if (kinds.includes('data')) await this.#tellOfBackups();
    if (kinds.some((kind) => kind === 'setup' || kind === 'sessions' || kind === 'plans')) await this.#locate();
  }

  /** A backup that could not be made is said wherever one is; the page of the data has it until it can. */
  async #tellOfBackups(): Promise<void> {
    const trouble = await call('data').then(
      (data) => data.trouble,
      () => null,
    );
    if (trouble !== null) this.say(backupTrouble(trouble.folder, trouble.gone));
  }

  /** What is new in the folder of a watch is said; nothing of it comes in by itself. */
  async #tellOfRuns(): Promise<void> {
    const found = await call('look_through_run_folder').then(
      (review) => review.lines.filter((line) => line.state.is === 'new').length + review.more,
      () => 0,
    );
    if (found > 0) this.say(newFilesSaid(found));
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
