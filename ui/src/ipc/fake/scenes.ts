// Every state of the window by name, for pages and pictures: `?scene=session-rest&still`.

import type { LastSet } from '../generated/LastSet';
import type { OpenAt } from '../generated/OpenAt';
import type { ScreenName } from '../../state/app.svelte';
import type { Snapshot } from '../generated/Snapshot';
import type { StepView } from '../generated/StepView';
import type { Place } from './run';

type Opening = { place: Partial<Place> & Pick<Place, 'kind'>; more?: Partial<Snapshot> };

const lastSet: LastSet = {
  set_id: 'set-2', exercise_name: 'Heel drop, knee straight', side: 'left', set_no: 2, set_of: 3, reps_done: 15, reps_target: 15, load_kg: 5,
};
const part = (of: Partial<StepView>) => of as StepView;
const paused: Partial<Snapshot> = { status: 'paused', pause_cause: 'person' };

export const sessionScenes: Record<string, Opening> = {
  'session-run': { place: { kind: 'move', gone: 30_000 }, more: { run: true } },
  'session-lower': { place: { kind: 'lower', gone: 2300 } },
  'session-raise': { place: { kind: 'raise', gone: 1100 } },
  'session-hold': { place: { kind: 'hold', gone: 1700 } },
  'session-rest': { place: { kind: 'rest', set: 3, reps: 0, gone: 18_400 }, more: { last_set: lastSet } },
  'session-get-ready': { place: { kind: 'get_ready', set: 1, reps: 0, gone: 3400 } },
  'session-switch': {
    place: { kind: 'switch_side', set: 1, reps: 0 },
    more: { step: part({ side: 'right' }), last_set: { ...lastSet, set_no: 3, exercise_name: 'Heel drop, knee bent' } },
  },
  'session-self-paced': { place: { kind: 'self_paced', reps: 8 } },
  'session-paused': { place: { kind: 'lower', gone: 2300 }, more: paused },
  'session-paused-suspend': { place: { kind: 'lower', gone: 2300 }, more: { ...paused, pause_cause: 'suspend', slept_ms: 725_000 } },
  'session-silent': { place: { kind: 'lower', gone: 2300 }, more: { sound: 'no_device' } },
  'session-unsaved': { place: { kind: 'raise', gone: 1100 }, more: { unsaved: 2, awake: 'not_kept' } },
  'session-move': {
    place: { kind: 'move', set: 1, reps: 0, gone: 14_600 },
    more: { slot: null, title: 'Before the first step', next: { kind: 'rest', exercise_name: 'Heel drop to the floor', side: null, set_no: 2, set_of: 3, other_leg: false },
      step: part({ exercise_id: 'E03', exercise_name: 'Heel drop to the floor', side: null, rep: 0, reps_target: null, cue: 'Small and slow.' }) },
  },
  // An exercise of the person's own, that has no figure.
  'session-no-figure': {
    place: { kind: 'hold', gone: 1700, set: 1 },
    more: { slot: null, title: 'My evening routine', step: part({ exercise_id: 'own-wall-lean', exercise_name: 'Wall lean', cue: 'Heels stay down.' }) },
  },
  'session-right': { place: { kind: 'lower', gone: 2300, exercise: 1 }, more: { step: part({ side: 'right' }) } },
};

/** Scenes of other screens: the screen, and the id that it opens when `id` names no other. */
export const openings: Record<string, [name: ScreenName, id?: string]> = {
  library: ['library', 'exercises'], 'library-injuries': ['library', 'injuries'], 'library-programmes': ['library', 'programmes'],
  'library-words': ['library', 'words'], exercise: ['exercise', 'E01'], programme: ['programme', 'alfredson-1998'],
  'run-plan': ['run-plan', 'dunne-12-week'], injury: ['injury', 'achilles'], card: ['card', 'achilles-two-forms'], 'red-flags': ['red-flags'],
  builder: ['builder', ''], 'exercise-builder': ['exercise-builder', ''], 'load-file': ['load-file'],
  morning: ['morning'], weekly: ['weekly'], 'by-hand': ['by-hand', '0'],
  start: ['start-plan', ''], 'start-about': ['start-plan', ''], 'start-signs': ['start-plan', ''], 'start-emergency': ['start-plan', ''],
  'start-you': ['start-plan', ''], 'start-bone': ['start-plan', ''], 'start-limits': ['start-plan', ''], 'start-compare': ['start-plan', ''],
  'start-when': ['start-plan', ''], 'start-review': ['start-plan', ''], 'start-barred': ['start-plan', ''],
  'start-plan': ['start-plan'], plans: ['plans'], plan: ['plan', 'p-1'], care: ['care'], capacity: ['capacity'], questions: ['questions'],
  'plan-phases': ['plan', 'p-2'], 'plan-pause': ['plan', 'p-1:pause'], 'plan-return': ['plan', 'p-1:return'], 'plan-done': ['plan', 'p-1'], 'plan-rungs': ['plan', 'p-1'], 'plans-new': ['plans'],
  'care-today': ['care'], 'care-cleared': ['care'], 'care-weeks': ['care'], 'care-emergency': ['care'],
  'history-list': ['history-list'], 'history-list-empty': ['history-list'], 'history-day': ['history-day', '2026-03-31'], 'history-day-rest': ['history-day', '2026-03-22'],
  reminders: ['reminders'], 'reminders-empty': ['reminders'], 'reminders-no-daemon': ['reminders'], 'reminders-no-bus': ['reminders'],
  'reminders-no-buttons': ['reminders'], 'reminders-error': ['reminders'], 'settings-reminders': ['settings', 'reminders'],
  'by-hand-yesterday': ['by-hand', 'day'], 'by-hand-recalled': ['by-hand', 'day:2026-03-30'], journal: ['journal'], 'journal-empty': ['journal'], 'journal-search': ['journal', 'find:shoe caf'],
  data: ['data'], 'data-import': ['data', 'import'], 'data-import-problems': ['data', 'import'], 'data-import-locked': ['data', 'import'], 'data-backups': ['data', 'backup'],
  'data-gone': ['data'], 'data-erase': ['data', 'erase'],
  'physio-page': ['physio-page'], 'physio-page-empty': ['physio-page'], 'physio-page-error': ['physio-page'],
  load: ['load'], 'load-back': ['load'], races: ['races'], 'races-empty': ['races'],
  'run-gate': ['run-gate', 'dunne-12-week'], 'run-gate-bone': ['run-gate', 'bone-ladder'], 'run-now': ['run-now'], 'run-now-back': ['run-now'], 'run-now-first': ['run-now'], 'run-now-days': ['run-now'], 'run-none': ['run-now'],
  charts: ['charts'], 'charts-empty': ['charts'], 'charts-four-weeks': ['charts', 'weeks4'],
  'bring-runs': ['bring-runs'], 'bring-runs-empty': ['bring-runs'], 'bring-runs-folder-gone': ['bring-runs'],
  runs: ['runs'], 'runs-empty': ['runs'], 'log-run': ['log-run', ''], 'log-run-plan': ['log-run', 'plan'], 'log-run-of-plan': ['log-run', ''], 'log-run-cross': ['log-run', 'cross'], 'log-run-change': ['log-run', 'r-6'], 'log-run-bone': ['log-run', ''],
  'run-told': ['run', 'r-6'], 'log-run-told': ['log-run', 'r-6'], 'run-yellow': ['run', 'r-6'], 'run-changed': ['run', 'r-6'], 'run-red': ['run', 'r-3'], 'run-open': ['run', 'r-4'], 'shoes-pairs': ['shoes'], 'shoes-empty': ['shoes'], cross: ['cross'], 'cross-empty': ['cross'],
  'capacity-raises': ['capacity', 'heel_raises'], 'capacity-balance': ['capacity', 'balance'], 'capacity-empty': ['capacity'],
};

/** Where a reminder was answered while there was no window. */
export const reopened: Record<string, OpenAt> = {
  'open-weekly': { at: 'weekly' }, 'open-reminders': { at: 'reminders' }, 'open-ask': { at: 'ask', ask: { plan: 'p-1', day: '2026-04-02', slot: 'evening', session: 0 } },
};

export function placeOf(opening: Opening): Place {
  return { exercise: 0, set: 2, reps: 6, gone: 0, ...opening.place };
}
