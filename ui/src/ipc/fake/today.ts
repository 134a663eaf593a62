// What the fake answers about today: one person, mid-portion, in the fifth week.

import { lightOf, nobody, youNow } from './beside';
import { kneeStraight, toFloor } from '../../figure/fixtures';
import type { AskMark } from '../generated/AskMark';
import type { DayAsk } from '../generated/DayAsk';
import type { FlagView } from '../generated/FlagView';
import type { ReasonLine } from '../generated/ReasonLine';
import type { SlotName } from '../generated/SlotName';
import type { SourceNote } from '../generated/SourceNote';
import type { Today } from '../generated/Today';
import type { TodayAsk } from '../generated/TodayAsk';
import type { TodayPlan } from '../generated/TodayPlan';
import { refused, type Desk, type Handlers } from './library';
import { wire } from './rows';
import { suggestion } from './suggestions';
import { due } from './run-plan';

export type TodayCommand = 'today' | 'decide' | 'skip_session' | 'log_by_hand' | 'answer_morning' | 'answer_week';

export const TODAY = '2026-04-02';
const alfredson = 'Alfredson H, Pietilä T, Jonsson P, Lorentzon R. Am J Sports Med 1998;26:360–366';
const doi = '10.1177/03635465980260030301';
const own = (what: string, value: string): SourceNote => ({ what, value, cite: 'Sinew’s own default', doi: null, bars: 1, grade: 'APP', own_default: true });
const sources: SourceNote[] = [
  { what: 'sets and reps', value: '3 × 15 for each exercise', cite: alfredson, doi, bars: 3, grade: 'V', own_default: false },
  { what: 'how often', value: 'twice a day, 7 days a week, 12 weeks', cite: alfredson, doi, bars: 3, grade: 'V', own_default: false },
  own('lowering time', '4 s'), own('rest', '60 s between sets'),
];
const painRule: SourceNote = { what: 'pain during', value: 'may hurt; stop if it becomes disabling', cite: alfredson, doi, bars: 2, grade: 'V2', own_default: false };

const accepted: ReasonLine = {
  what: 'accepted', day: '2026-03-27', change: { lever: 'load', from: 2.5, to: 5 }, rule: 'L7',
  sentence: 'Pain stayed low enough, the morning was as usual, and the work was done. One thing may rise.', source: own('L7', ''),
};
const reasons: ReasonLine[] = [accepted, { what: 'load_told', day: '2026-03-20', exercise: 'Heel drop, knee straight' }, { what: 'week', week: 5, of: 12, phase: 'Twelve weeks' }];
const everyReason: ReasonLine[] = [
  { what: 'limit', kind: 'load_kg', at_most: 5, by: 'clinician', who: 'M. Sand, physio', until: '2026-04-20' },
  accepted,
  { what: 'unloading', from: '2026-03-30', source: { what: 'lighter week', value: '75 %', cite: 'Diaries of running coaches', doi: null, bars: 1, grade: 'practice', own_default: false } },
  { what: 'below', caps: { sets: null, reps: 12, hold_s: null }, source: null },
  { what: 'restarted', day: '2026-03-16', step: 'one_back' },
  { what: 'person', day: '2026-03-12', above_suggestion: false },
  { what: 'week', week: 5, of: 12, phase: 'Twelve weeks' },
];

const times: Record<SlotName, [string, string]> = { morning: ['06:00', '10:00'], midday: ['11:00', '14:00'], evening: ['17:00', '21:00'] };

function ask(slot: SlotName, mark: AskMark, more: Partial<TodayAsk> = {}): TodayAsk {
  return {
    key: { plan: 'p-1', day: TODAY, slot, session: 0 }, programme: { id: 'alfredson-1998', name: 'Alfredson heel drops' }, session_name: null, mark, skipped: null,
    window: { slot, from: times[slot][0], to: times[slot][1] }, about_ms: 1_082_000, needs: ['step', 'rail', 'backpack'],
    doses: [
      { exercise_id: 'E01', exercise_name: 'Heel drop, knee straight', sets: 3, reps: 15, hold_s: null, legs: 'left', together: false, load_kg: 5, bars: 3 },
      { exercise_id: 'E02', exercise_name: 'Heel drop, knee bent', sets: 3, reps: 15, hold_s: null, legs: 'left', together: false, load_kg: 5, bars: 3 },
    ],
    sources, reasons, figure: wire(kneeStraight), figure_leg: 'left', pain_rule: painRule, extra_percent: 107, ...more,
  };
}

/** What a day that is over asked for. */
export function pastAsks(day: string, marks: [AskMark, AskMark]): TodayAsk[] {
  return (['morning', 'evening'] as const).map((slot, i) => ask(slot, marks[i] ?? 'missed', { key: { plan: 'p-1', day, slot, session: 0 } }));
}

const hip = (slot: SlotName, mark: AskMark): TodayAsk => ask(slot, mark, {
  key: { plan: 'p-2', day: TODAY, slot, session: 0 }, programme: { id: 'leap-gluteal', name: 'Outer hip, home programme' }, about_ms: 760_000, needs: ['band', 'wall'],
  doses: [
    { exercise_id: 'E30', exercise_name: 'Hip lift to the side', sets: 3, reps: 12, hold_s: null, legs: 'right', together: false, load_kg: null, bars: 2 },
    { exercise_id: 'E31', exercise_name: 'Bridge', sets: 2, reps: 15, hold_s: null, legs: 'both', together: true, load_kg: null, bars: 2 },
    { exercise_id: 'E32', exercise_name: 'Squat to a chair', sets: 2, reps: 10, hold_s: null, legs: 'both', together: true, load_kg: null, bars: 1 },
  ],
  reasons: [{ what: 'week', week: 2, of: 8, phase: 'Getting used to it' }], figure: wire(toFloor), figure_leg: 'right', pain_rule: null,
});

const plan = (more: Partial<TodayPlan['line']> = {}, day_no = 32, over = false): TodayPlan => ({
  line: {
    id: 'p-1', programme: { id: 'alfredson-1998', name: 'Alfredson heel drops' }, topic: { id: 'achilles', name: 'Achilles tendon' }, form: 'mid-portion', legs: 'left',
    week: 5, weeks: 12, started: '2026-03-02', paused: false, ended: null, ...more,
  },
  day_no, over,
});
const second = plan({ id: 'p-2', programme: { id: 'leap-gluteal', name: 'Outer hip, home programme' }, topic: { id: 'lateral-hip', name: 'Outer hip' }, form: null, legs: 'right', week: 2, weeks: 8, started: '2026-03-23' }, 11);

function week(asks: readonly TodayAsk[], past: AskMark[][], ahead: AskMark[] = ['to_come', 'to_come']): Today['week'] {
  const slots: SlotName[] = asks.length > 2 ? ['morning', 'morning', 'evening'] : ['morning', 'evening'];
  const of = (marks: AskMark[]): DayAsk[] => marks.map((mark, i) => ({ slot: slots[i] ?? 'evening', mark }));
  return ['2026-03-30', '2026-03-31', '2026-04-01', TODAY, '2026-04-03', '2026-04-04', '2026-04-05'].map((day, i) => ({
    day, today: i === 3, asks: i === 3 ? asks.map(({ key, mark }) => ({ slot: key.slot, mark })) : of(past[i] ?? ahead),
  }));
}
const pastMarks: AskMark[][] = [['done', 'done'], ['done', 'partial'], ['done', 'skipped']];

const flag: FlagView = {
  id: 'flag-1', day: TODAY, urgency: 'same_day', signs: ['Calf swollen, warm and sore'], flow: { card: 'seen_today', loading: 'paused', may_override: false },
  advice: [], cleared: null, overridden: null, slip: false, open: true,
};

/** The today of a scene, before anything was changed on the page. */
function opening(scene: string): Today {
  const base = (asks: TodayAsk[], more: Partial<Today> = {}): Today => ({
    day: TODAY, plans: [plan()], asks, due: asks.some((a) => a.mark === 'to_come') ? asks.findIndex((a) => a.mark === 'to_come') : null,
    week: week(asks, pastMarks), checks: { morning: null, recalled: false, weekly: false, activities: ['Climb stairs', 'Run 5 km', 'Stand through a concert'] },
    suggestions: [], pauses: [], flag: null, extra_line: { ...own('more than a week asks', '120 %') }, lights: lightOf(scene), you: scene === 'today-empty' || scene === 'today' ? nobody : { ...youNow(), temper: scene === 'today-done' || scene.endsWith('progress') ? 'overdoes' : null }, zone_changed: null, run: scene === 'today-run' ? due : null, ...more,
  });
  const both = (one: AskMark, two: AskMark, more: Partial<TodayAsk> = {}) => [ask('morning', one, more), ask('evening', two, more)];
  const suggested = suggestion(scene.replace('today-suggestion-', ''));
  if (suggested !== null) {
    const stop = scene.endsWith('stop');
    return base(both('to_come', 'to_come'), { suggestions: [suggested], flag: stop ? flag : null });
  }
  switch (scene) {
    case 'today-empty':
    case 'first-start':
    case 'history-empty':
      return base([], { plans: [], week: week([], [], []) });
    case 'today-first': {
      const asks = both('to_come', 'to_come', { reasons: [{ what: 'week', week: 1, of: 12, phase: 'Twelve weeks' }] });
      return base(asks, { plans: [plan({ week: 1, started: TODAY }, 1)], week: week(asks, [[], [], []]) });
    }
    case 'today-evening':
      return base(both('done', 'to_come'), { checks: { ...base([]).checks, weekly: true }, suggestions: [suggestion('early', { session: 's-9', of_day: TODAY, with_morning: false })].filter((s) => s !== null) });
    case 'today-why':
      return base(both('to_come', 'to_come', { reasons: everyReason }));
    case 'today-morning':
    case 'morning':
      return base(both('to_come', 'to_come'), { checks: { ...base([]).checks, morning: TODAY } });
    case 'today-recalled':
      return base(both('to_come', 'to_come'), { checks: { ...base([]).checks, morning: '2026-04-01', recalled: true } });
    case 'today-two':
      return base([ask('morning', 'done'), hip('morning', 'to_come'), ask('evening', 'to_come')], { plans: [plan(), second], week: week([ask('morning', 'done'), hip('morning', 'to_come'), ask('evening', 'to_come')], [['done', 'done', 'done'], ['done', 'partial'], ['done', 'skipped', 'missed']]) });
    case 'today-done':
      return base(both('done', 'done', { extra_percent: 126 }));
    case 'today-rest':
      return base([], { week: week([], [['done'], [], ['done']], ['to_come']) });
    case 'today-paused':
      return base(both('paused', 'paused'), {
        plans: [plan({ paused: true })], week: week(both('paused', 'paused'), [['paused', 'paused'], ['paused', 'paused'], ['paused', 'paused']], ['paused', 'paused']),
        pauses: [{
          id: 'pause-1', plan: null, kind: 'ill', from: '2026-03-28', until: '2026-04-06', days: 5,
          restarts: [{ plan: 'p-1', programme: plan().line.programme, step: 'one_back', wait: null, week: 5, then_week: 4, sets: 3, then_sets: 3, source: own('taking it up again', 'one week back after 4 days') }],
        }],
      });
    case 'today-hold':
      return base([ask('evening', 'to_come', { doses: [{ exercise_id: 'E10', exercise_name: 'Calf raise hold', sets: 5, reps: 0, hold_s: 45, legs: 'left', together: false, load_kg: null, bars: 2 }] })]);
    case 'today-flag':
      return base(both('to_come', 'to_come'), { flag });
    case 'today-ahead':
    case 'today-proposal':
      return base(both('done', 'to_come'));
    case 'today-missed':
      return base(both('missed', 'to_come'));
    case 'today-asking':
      return base([ask('morning', 'skipped', { skipped: 'not_said' }), ask('evening', 'to_come')]);
    default:
      return base(both('to_come', 'to_come'));
  }
}

export function todayHandlers(desk: Desk): Pick<Handlers, TodayCommand> {
  const today = opening(desk.scene);
  const now = (): Today => ({ ...today, ...desk.over });
  const marked = (plan: string, slot: SlotName, more: Partial<TodayAsk>) => {
    const asks = now().asks.map((a) => (a.key.plan === plan && a.key.slot === slot ? { ...a, ...more } : a));
    const at = asks.findIndex((a) => a.mark === 'to_come');
    desk.over = { ...desk.over, asks, due: at < 0 ? null : at };
    desk.tell('sessions', 'plans');
  };
  return {
    today: () => {
      if (desk.scene === 'error') throw refused('internal');
      return now();
    },
    decide: ({ decision }) => {
      desk.over.suggestions = now().suggestions.map((s) => (s.session === decision.session ? { ...s, decided: decision.decided } : s));
      desk.tell('plans');
      return null;
    },
    skip_session: ({ skip }) => {
      marked(skip.key.plan, skip.key.slot, { mark: 'skipped', skipped: skip.reason });
      return null;
    },
    log_by_hand: ({ done }) => {
      marked(done.key.plan, done.key.slot, { mark: 'done' });
      return 's-20';
    },
    answer_morning: () => {
      desk.over.checks = { ...now().checks, morning: null };
      desk.tell('answers');
      return null;
    },
    answer_week: () => {
      desk.over.checks = { ...now().checks, weekly: false };
      desk.tell('answers');
      return null;
    },
  };
}
