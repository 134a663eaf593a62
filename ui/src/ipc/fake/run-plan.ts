// What the fake answers about running: a plan in its third week, or the gate before one.

import type { RunDue } from '../generated/RunDue';
import type { RunGateView } from '../generated/RunGateView';
import type { RunOffer } from '../generated/RunOffer';
import type { RunningNow } from '../generated/RunningNow';
import type { RunPlanNow } from '../generated/RunPlanNow';
import type { SourceNote } from '../generated/SourceNote';
import { refused, type Desk, type Handlers } from './library';
import { runSigns } from './run-signs';

export type RunPlanCommand =
  | 'running_now' | 'run_gate' | 'tick_run_gate' | 'clear_running' | 'start_run_plan' | 'move_run_step' | 'move_run_day' | 'set_run_days' | 'answer_run_offer' | 'end_run_plan' | 'run_of_session'
  | 'before_run' | 'answer_before_run' | 'mid_run' | 'tell_mid_run';

const TODAY = '2026-04-02';
const plan = { id: 'dunne-12-week', name: 'Twelve weeks of run and walk' };

export const due: RunDue = {
  plan: 'r-1', name: plan.name, next: { day: TODAY, step: 3, moved_from: null, waits: [] }, today: true, step_name: 'Week 3', step_no: 3, step_of: 12,
  runs: 8, seconds: 1200, run_seconds: 960, metres: null, intensity: 'Easy', surface: null, warm_up_s: 300, warm_up: 'walk', cue: 'Let the shoulders drop.',
};

const runs = [600, 720, 960, 1440, 1920, 1800, 1800, 1800, 1200, 1500, 1800, 2100];

const now: RunningNow = {
  plan: {
    id: 'r-1', record: plan, topic: { id: 'achilles', name: 'Achilles pain' }, started: '2026-03-16', day_no: 18,
    weekdays: [true, false, false, true, false, true, false],
    steps: runs.map((run_s, i) => ({
      n: i + 1, name: `Week ${String(i + 1)}`, state: i < 2 ? 'behind' : i === 2 ? 'now' : 'ahead', run_s, metres: null, week_run_s: run_s * 3,
      runs: i < 2 ? 3 : i === 2 ? 1 : 0, note: null,
    })),
    due, apart: 2, offer: null, lever: 'volume',
    speed: {
      open: false, lacks: [{ days: { left: 67 } }], from_day: '2026-06-08', strides_percent: null,
      why: { what: 'No speed from the first run back', value: '84 days', cite: 'Diaries of runners and their coaches', doi: null, bars: 1, grade: 'practice', own_default: false },
    },
    moves: [
      { on: '2026-03-30', from: 2, to: 3, from_day: '2026-03-31', sentence: 'Two calm runs at this step. The next one may come.', above_suggestion: false },
      { on: '2026-03-23', from: 1, to: 2, from_day: '2026-03-24', sentence: null, above_suggestion: true },
    ],
    today: TODAY,
  },
  options: [],
};

const practice = (text: string) => ({ text, source: 'guide', grade: 'practice' as const });

const gate = (bone: boolean): RunGateView => ({
  plan: bone ? { id: 'bone-ladder', name: 'Bone ladder' } : plan,
  topic: bone ? { id: 'stress-fracture', name: 'Stress fracture' } : { id: 'achilles', name: 'Achilles pain' },
  tissue: bone ? 'bone' : 'tendon', fit: bone ? 'made_for' : 'general',
  lines: [
    { of: 'achilles', criterion: practice('Morning stiffness is minimal.'), met: true, from_log: true, figures: '0 of 3 mornings above the usual' },
    { of: 'achilles', criterion: practice('Your heel drops are nearly free of pain.'), met: true, from_log: true, figures: 'pain during, newest first: 1, 1, 2' },
    { of: 'achilles', criterion: practice('A brisk walk leaves the tendon no stiffer the next morning.'), met: null, from_log: false, figures: null },
  ],
  clinician: bone, clearance: null, open: false, flag: false,
  quiet: bone ? { days: 1, asked: 2, source: { what: 'Quiet days before a run', value: '2 days', cite: 'Sinew', doi: null, bars: 0, grade: 'APP', own_default: true } } : null,
  openings: [practice('First runs: easy, flat and short, every other day.'), practice('Hills come last, sprints after them.')],
  steps: runs.map((_, i) => ({ n: i + 1, name: `Week ${String(i + 1)}` })),
  most: bone ? null : 3, apart: 2, goes_on: null, sources: {}, today: TODAY,
});

const own: SourceNote = { what: '', value: '', cite: 'Sinew’s own default', doi: null, bars: 0, grade: 'APP', own_default: true };

/** `run-now-hold` and the like; otherwise one step more. */
export function offerOf(scene: string): RunOffer {
  const what = (over: Partial<RunOffer>): RunOffer => ({
    run: 'r-6', day: '2026-04-01', sport: 'run_walk', mark: 'step 4 from 2026-04-02', answered: null, next: '2026-04-04', speed: null,
    what: { lever: 'step', from: { n: 3, name: 'Week 3' }, to: { n: 4, name: 'Week 4' }, from_day: '2026-04-02', first: false },
    suggestion: {
      outcome: 'progress', change: { level: { from: 3, to: 4 } }, change_said: null, rest_days: null, quiet_days: null, may_override: true, with_morning: true, ways: [{ changes: [{ input: 'pain_during', seen: { number: 3 }, said: null }], then: 'hold' }],
      fired: [{ id: 'R2', says: 'progress', advice: null, sentence: 'These runs were calm, and so were the mornings after. One step more may come.', source: own, read: [{ input: 'pain_during', seen: { number: 0 }, said: null }, { input: 'clean_runs', seen: { number: 2 }, said: null }, { input: 'clean_runs_asked', seen: { number: 2 }, said: null }] }],
    },
    ...over,
  });
  const step = what({});
  const back = { ...step.suggestion, change: null, ways: [], outcome: { step_back: 'stage' as const }, rest_days: 2, fired: [{ ...step.suggestion.fired[0]!, id: 'R4', says: { step_back: 'stage' as const }, sentence: 'It hurt more than a run should. First days without running, then a step back.', read: [{ input: 'pain_during' as const, seen: { number: 5 }, said: null }] }] };
  if (scene.endsWith('-back')) return what({ next: '2026-04-06', what: { lever: 'step', from: { n: 3, name: 'Week 3' }, to: { n: 2, name: 'Week 2' }, from_day: '2026-04-04', first: false }, suggestion: back });
  if (scene.endsWith('-first')) return what({ next: '2026-04-06', what: { lever: 'step', from: { n: 1, name: 'Week 1' }, to: { n: 1, name: 'Week 1' }, from_day: '2026-04-04', first: true }, suggestion: back });
  if (scene.endsWith('-days')) return what({ what: { lever: 'days', from: [true, false, false, false, true, false, false], to: [true, false, true, false, true, false, false] }, suggestion: { ...step.suggestion, change: { days: { from: 2, to: 3 } }, fired: [{ ...step.suggestion.fired[0]!, id: 'R2-days', sentence: 'The table is done, and the last step went calmly. One more run a week may come, with a day between; length and pace stay as they are.', read: [{ input: 'run_days', seen: { number: 2 }, said: null }] }] } });
  return step;
}

export function runPlanHandlers(desk: Desk): Pick<Handlers, RunPlanCommand> {
  let view: RunGateView | null = null;
  let days: RunPlanNow['weekdays'] | null = null;
  let said: RunOffer['answered'] = null;
  const planNow = (): RunningNow => (now.plan === null ? now : { ...now, plan: { ...now.plan, weekdays: days ?? now.plan.weekdays, offer: { ...offerOf(desk.scene), answered: said } } });
  const shown = (id: string) => (view ??= gate(id === 'bone-ladder'));
  const open = (at: RunGateView): RunGateView => ({ ...at, open: at.lines.every((line) => line.met === true) && (!at.clinician || at.clearance !== null) });
  return {
    running_now: () => (desk.scene === 'run-none' ? { plan: null, options: [{ plan, summary: 'Three easy runs a week, from one minute at a time to a steady run.', fit: 'general', open: false }] } : planNow()),
    run_gate: ({ id }) => shown(id),
    tick_run_gate: ({ tick }) => {
      const at = shown(tick.plan);
      view = open({ ...at, lines: at.lines.map((line) => (line.criterion.text === tick.criterion ? { ...line, met: tick.met } : line)) });
      desk.tell('running');
      return null;
    },
    clear_running: ({ draft }) => {
      if (draft.by.trim() === '') throw refused('invalid', ['by: who agreed']);
      view = open({ ...shown('bone-ladder'), clearance: { by: draft.by, on: draft.on } });
      desk.tell('running');
      return null;
    },
    start_run_plan: () => 'r-1',
    move_run_step: () => null,
    move_run_day: () => null,
    set_run_days: ({ weekdays }) => {
      if (weekdays.some((on, i) => on && weekdays[(i + 1) % 7] === true)) throw refused('invalid', ['weekdays: 2 days from one run to the next']);
      days = weekdays as RunPlanNow['weekdays'];
      desk.tell('running');
      return null;
    },
    answer_run_offer: ({ answer }) => {
      said = { accepted: answer.accept, on: TODAY };
      desk.tell('running');
      return null;
    },
    end_run_plan: () => null,
    run_of_session: () => null,
    ...runSigns(desk),
  };
}
