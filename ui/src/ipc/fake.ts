// An in-memory backend: the whole window in a browser, without Rust. A chunk of its own that the app never loads.

import type { Backend, Command } from './client';
import { amendHandlers, detailOf } from './fake/amend';
import { besideHandlers } from './fake/beside';
import { careHandlers } from './fake/care';
import { journalHandlers } from './fake/journal';
import { dataHandlers } from './fake/data';
import { chartHandlers } from './fake/charts';
import { runPlanHandlers } from './fake/run-plan';
import { deskOf, libraryHandlers, playedFrom, refused, type Handlers } from './fake/library';
import { loadHandlers } from './fake/load';
import { lookBackHandlers } from './fake/look-back';
import { ownHandlers } from './fake/own';
import { physioHandlers } from './fake/physio';
import { planHandlers } from './fake/plan';
import { remindersHandlers } from './fake/reminders';
import { runFileHandlers } from './fake/run-files';
import { Run } from './fake/run';
import { runningHandlers } from './fake/running';
import * as rows from './fake/rows';
import { openings, placeOf, reopened, sessionScenes } from './fake/scenes';
import { startHandlers } from './fake/start';
import { todayHandlers } from './fake/today';
import type { Changed } from './generated/Changed';
import type { ExerciseView } from './generated/ExerciseView';
import type { OpenAt } from './generated/OpenAt';
import type { Report } from './generated/Report';
import type { Settings } from './generated/Settings';
import type { Snapshot } from './generated/Snapshot';
import type { StartUp } from './generated/StartUp';
import type { Theme } from './generated/Theme';
import type { Screen } from '../state/app.svelte';

/**
 * `scene` chooses the state, `theme` the theme, `text` the text size; `still` stops the session's clock; `many` is how
 * many exercises the library has.
 */
export function fakeBackend(query: URLSearchParams): Backend {
  const scene = query.get('scene') ?? 'today';
  const now = () => performance.now();
  const still = query.has('still');
  const opening = sessionScenes[scene];
  const followers = new Set<(at: OpenAt) => void>();
  const watchers = new Set<(kinds: Changed[]) => void>();
  const listeners = new Set<(snapshot: Snapshot) => void>();

  let run: Run | null = opening ? new Run(placeOf(opening), opening.more ?? {}, still, now) : null;
  let settings: Settings = { ...rows.settings, reminders: { ...rows.settings.reminders, tray_explained: scene !== 'today-notes' }, theme: (query.get('theme') as Theme | null) ?? rows.settings.theme, text_percent: Number(query.get('text') ?? 100) };
  let setup = scene === 'first-start' ? null : rows.setup;
  let interrupted = scene === 'resume' ? rows.interrupted : null;
  const reports = new Map<string, Report>();
  const calls: [Command, unknown][] = [];
  let views: ExerciseView[] = rows.exercises;

  const tell = (...kinds: Changed[]) => watchers.forEach((heard) => heard(kinds));
  const show = () => {
    if (run === null) return;
    const snapshot = run.snapshot();
    listeners.forEach((heard) => heard(snapshot));
    if (run.ended) {
      run = null;
      tell('sessions', 'live');
    }
  };
  const desk = deskOf(tell, Number(query.get('many') ?? 0), scene);
  desk.erased = () => {
    setup = null;
    tell('setup');
  };
  const begin = { kind: 'get_ready', exercise: 0, set: 1, reps: 0, gone: 0 } as const;
  let beat = 0;
  setInterval(() => {
    beat += 1;
    if (run && (run.tick() || beat % 20 === 0)) show();
  }, 50);

  const handlers: Handlers = {
    start_up: (): StartUp => ({
      setup, disclaimer: 1, settings, interrupted, session_open: run !== null,
      moved_aside: scene === 'moved-aside' ? 'sinew-2026-04-02T071200.db.unreadable' : null, version: '0.1.0', page: query.get('page'), open: reopened[scene] ?? null,
    }),
    ui_ready: () => null,
    set_up: ({ setup: given }) => {
      setup = given;
      tell('setup');
      return null;
    },
    save_settings: ({ settings: given }) => {
      settings = given;
      tell('settings');
      return settings;
    },
    start_session: async ({ play }) => {
      if (run !== null) throw refused('session_running');
      if (play.what === 'plan') {
        views = rows.exercises;
        run = new Run(begin, { slot: play.key.slot }, still, now);
      } else {
        const played = await playedFrom(desk, play);
        views = played.views;
        run = new Run(begin, { slot: null, title: played.title }, still, now, views);
      }
      tell('live');
      return null;
    },
    session_exercises: () => views,
    control: ({ control }) => {
      if (run === null) throw refused('no_session');
      run.control(control);
      show();
      return null;
    },
    resume_interrupted: () => {
      run = new Run({ kind: 'lower', exercise: 0, set: 2, reps: 6, gone: 0 }, { status: 'paused', pause_cause: 'restart' }, still, now);
      interrupted = null;
      return null;
    },
    save_interrupted: () => {
      interrupted = null;
      tell('sessions');
      return 's-7';
    },
    discard_interrupted: () => {
      interrupted = null;
      tell('sessions');
      return null;
    },
    save_report: ({ report }) => {
      if (scene === 'error') throw refused('not_saved');
      reports.set(report.session_id, report);
      tell('sessions');
      return null;
    },
    session_detail: ({ sessionId }) => {
      if (scene === 'error') throw refused('not_found');
      const detail = detailOf(rows.detail(sessionId));
      const report = reports.get(sessionId);
      if (report === undefined) return detail;
      const { pain_during, pain_after, effort, note } = report;
      return { ...detail, note, item: { ...detail.item, pain_during, pain_after, effort } };
    },
    correct_set: () => {
      tell('sessions');
      return null;
    },
    ...lookBackHandlers(desk, () => settings.good_weeks),
    ...libraryHandlers(desk),
    ...ownHandlers(desk),
    ...todayHandlers(desk),
    ...startHandlers(desk),
    ...planHandlers(desk),
    ...careHandlers(desk),
    ...besideHandlers(desk),
    ...remindersHandlers(desk),
    ...amendHandlers(desk),
    ...journalHandlers(desk),
    ...dataHandlers(desk),
    ...runFileHandlers(desk),
    ...physioHandlers(desk),
    ...chartHandlers(desk),
    ...loadHandlers(desk),
    ...runningHandlers(desk),
    ...runPlanHandlers(desk),
    test_sound: () => null,
    quit: () => null,
  };

  // Pages look here to see what a key asked for, and send the window where a reminder would.
  Object.assign(window, { sinewCalls: calls, sinewOpen: (at: OpenAt) => followers.forEach((heard) => heard(at)) });

  return {
    call(command, ...args) {
      calls.push([command, args[0]]);
      return Promise.resolve().then(() => handlers[command](args[0] as never));
    },
    onChanged(heard) {
      watchers.add(heard);
      return () => void watchers.delete(heard);
    },
    onOpen(heard) {
      followers.add(heard);
      return () => void followers.delete(heard);
    },
    subscribe(heard) {
      listeners.add(heard);
      if (run !== null) {
        const first = run.snapshot();
        queueMicrotask(() => listeners.has(heard) && heard(first));
      }
      return () => void listeners.delete(heard);
    },
  };
}

/** Which screen a scene opens, when it is not the one the start-up leads to. */
export function openingOf(query: URLSearchParams): Screen | null {
  const scene = query.get('scene') ?? '';
  if (scene === 'summary') return { name: 'summary', id: 's-9' };
  if (scene.startsWith('session-page')) return { name: 'session-page', id: 's-7' };
  if (scene === 'settings') return { name: 'settings' };
  const id = query.get('id') ?? undefined;
  const [name, tab] = openings[scene] ?? [];
  if (name !== undefined) return id === undefined && tab === undefined ? { name } : { name, id: id ?? tab ?? '' };
  return scene.startsWith('history') ? { name: 'history' } : null;
}
