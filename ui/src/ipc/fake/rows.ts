// What the fake backend knows: one person, mid-portion, in the fifth week.

import { kneeBent, kneeStraight, toFloor } from '../../figure/fixtures';
import type { ExerciseView } from '../generated/ExerciseView';
import type { Figure } from '../generated/Figure';
import type { Interrupted } from '../generated/Interrupted';
import type { SessionDetail } from '../generated/SessionDetail';
import type { SessionListItem } from '../generated/SessionListItem';
import type { SetRow } from '../generated/SetRow';
import type { Settings } from '../generated/Settings';
import type { Setup } from '../generated/Setup';
import type { SlotName } from '../generated/SlotName';
import type { StepView } from '../generated/StepView';

export const settings: Settings = {
  lower_ms: 4000, raise_ms: 2000, rest_ms: 60000, get_ready_ms: 10000, volume_percent: 80,
  theme: 'system', text_percent: 100, letter_keys: true, distance_unit: 'mi', good_weeks: true,
  reminders: {
    quiet: { from: '22:00', to: '06:00' }, names: false, sound: true, volume_percent: 60, sessions: true, morning_check: true, waking: false, waking_at: '06:00', weekly_check: true, weekly_on: 6,
    sit_breaks: false, sit_every_min: 45, appointments: true, unloading_week: true, shoes: true, close_to_tray: true, tray_explained: true,
  },
  backup_folder: null,
  run_folder: null,
  metronome: null,
};

export const setup: Setup = { disclaimer: 1 };

// The fixtures leave out what the wire writes as null.
export const wire = (figure: unknown) => figure as Figure;

export const exercises: ExerciseView[] = [
  { id: 'E01', name: 'Heel drop, knee straight', cue: 'Knee straight. Hold the rail.', other_leg_raises: true, count: 'reps', figure: wire(kneeStraight) },
  { id: 'E02', name: 'Heel drop, knee bent', cue: 'Keep the knee bent. Hold the rail.', other_leg_raises: true, count: 'reps', figure: wire(kneeBent) },
  { id: 'E03', name: 'Heel drop to the floor', cue: 'Down to the floor and no further.', other_leg_raises: true, count: 'reps', figure: wire(toFloor) },
  { id: 'own-wall-lean', name: 'Wall lean', cue: 'Heels stay down.', other_leg_raises: false, count: 'reps', figure: null },
];

export const interruptedStep: StepView = {
  index: 3, exercise_id: 'E01', exercise_name: 'Heel drop, knee straight', exercise_no: 1, exercise_of: 2, side: 'left',
  set_no: 2, set_of: 3, rep: 7, reps_target: 15, reps_done: 6, load_kg: 5, cue: 'Knee straight. Hold the rail.',
};

export const interrupted: Interrupted = {
  session_id: 's-open', slot: 'morning', title: 'Alfredson heel drops', started_at_ms: 1_775_110_320_000, started_at: '07:12', day: '2026-04-02',
  sets_done: 1, sets_of: 6, step: interruptedStep,
};

function item(n: number, day: string, slot: SlotName | null, more: Partial<SessionListItem> = {}): SessionListItem {
  return {
    session_id: `s-${String(n)}`, day, plan: slot === null ? null : 'p-1', slot, started_at: slot === 'evening' ? '19:04' : '07:12',
    programme_name: 'Alfredson heel drops', session_name: null, sets_done: 6, sets_partial: 0, sets_of: 6, reps_done: 90, reps_of: 90,
    pain_during: 2, pain_after: 1, effort: 5, by_hand: false, extra: false, recalled: false, voided: false, open: false, ...more,
  };
}

export const sessions: SessionListItem[] = [
  item(9, '2026-04-02', 'morning', { pain_during: null, pain_after: null, effort: null, sets_done: 5, sets_partial: 1, reps_done: 87 }),
  item(8, '2026-04-01', 'morning', { pain_during: 3, pain_after: 2 }),
  item(10, '2026-04-01', null, {
    programme_name: 'Clamshell', started_at: '12:30', sets_done: 2, sets_of: 2, reps_done: 24, reps_of: 24, pain_during: null, pain_after: null, effort: null,
  }),
  item(7, '2026-03-31', 'evening', { sets_done: 4, sets_partial: 1, reps_done: 72, pain_during: 5, pain_after: 4, effort: 7 }),
  item(6, '2026-03-31', 'morning', { by_hand: true, recalled: true }),
  item(5, '2026-03-30', 'evening', { pain_during: 4, pain_after: 2, effort: 6 }),
  item(4, '2026-03-30', 'morning', { effort: null, started_at: '16:20', extra: true }),
  item(3, '2026-03-29', 'evening', { pain_during: 0, pain_after: 0, effort: 4 }),
  item(2, '2026-03-29', 'morning'),
  item(1, '2026-03-28', 'evening', { sets_done: 2, sets_of: 6, reps_done: 30, pain_during: null, pain_after: null, effort: null }),
];

function set(n: number, exercise: 0 | 1, more: Partial<SetRow> = {}): SetRow {
  const of = exercises[exercise];
  return {
    set_id: `set-${String(n)}`, exercise_id: of?.id ?? '', exercise_name: of?.name ?? '', side: 'left', set_no: ((n - 1) % 3) + 1, set_of: 3,
    attempt: 1, state: 'done', reason: null, reps_done: 15, reps_target: 15, load_kg: 5, tempo_ms: [4000, 0, 2000],
    under_tension_ms: 60000, gap_ms: n === 1 ? null : 60000, corrected: false, was_reps: null, was_load_kg: null, voided: false, ...more,
  };
}

export function detail(id: string): SessionDetail {
  const of = sessions.find((s) => s.session_id === id) ?? item(9, '2026-04-02', 'morning', { session_id: id });
  const partial = of.sets_partial > 0;
  return {
    item: of, ended_at: of.slot === 'evening' ? '19:22' : '07:31', ended_early: of.sets_done + of.sets_partial < of.sets_of,
    end_reason: of.sets_done + of.sets_partial < of.sets_of ? 'no_time' : null,
    note: of.effort === null ? null : 'Step at the back door. Slight pull in the second set.',
    signs: null, course: null, may_change: !of.open, changes: [], active_ms: 1_098_000, paused_ms: 42_000, under_tension_ms: 348_000,
    sets: [
      set(1, 0), set(2, 0, { corrected: true, was_reps: 14, was_load_kg: 5 }), set(3, 0), set(4, 1), set(5, 1),
      set(6, 1, partial ? { state: 'partial', reps_done: 12, reason: 'tired', under_tension_ms: 48000 } : {}),
    ],
  };
}
