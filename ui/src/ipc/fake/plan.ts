// What the fake answers about running programmes, their limits and pauses, and the list of questions. The rules are
// Rust's: here only the plainest are followed, so that a page can be walked through.

import type { Conflict } from '../generated/Conflict';
import type { CriterionLine } from '../generated/CriterionLine';
import type { LadderRung } from '../generated/LadderRung';
import type { LimitLine } from '../generated/LimitLine';
import type { PauseDraft } from '../generated/PauseDraft';
import type { PauseView } from '../generated/PauseView';
import type { PlanDetail } from '../generated/PlanDetail';
import type { PlanLine } from '../generated/PlanLine';
import type { ProgrammeDetail } from '../generated/ProgrammeDetail';
import type { QuestionLine } from '../generated/QuestionLine';
import type { SourceNote } from '../generated/SourceNote';
import { factorLines, laddersOf } from './beside';
import { refused, type Desk, type Handlers } from './library';

export type PlanCommand =
  | 'plans' | 'plan' | 'edit_plan' | 'end_plan' | 'graduate' | 'set_load' | 'pause' | 'resume' | 'set_limit' | 'end_limit'
  | 'questions' | 'add_question' | 'question_done' | 'tick_criterion';

const TODAY = '2026-04-02';
const ownNumber = (what: string, value: string): SourceNote => ({ what, value, cite: "Sinew's own default", doi: null, bars: 1, grade: 'APP', own_default: true });
const alfredson = { id: 'alfredson-1998', name: 'Alfredson heel drops' };
const achilles = { id: 'achilles', name: 'Achilles tendon' };

export const planLines: PlanLine[] = [
  { id: 'p-1', programme: alfredson, topic: achilles, form: 'In the tendon (mid-portion)', legs: 'left', week: 5, weeks: 12, started: '2026-03-02', paused: false, ended: null },
  {
    id: 'p-2', programme: { id: 'silbernagel-2007', name: 'Silbernagel progressive loading' }, topic: achilles, form: 'In the tendon (mid-portion)', legs: 'left', week: 4,
    weeks: 26, started: '2026-03-09', paused: false, ended: null,
  },
  { id: 'p-3', programme: { id: 'patellofemoral', name: 'Hip and knee strength for the kneecap' }, topic: { id: 'runners-knee', name: 'Runner’s knee' }, form: null, legs: 'right', week: 6, weeks: 6, started: '2025-08-18', paused: false, ended: 'graduated' },
  { id: 'p-4', programme: { id: 'isometric-calf', name: 'Calf raise holds' }, topic: achilles, form: null, legs: 'left', week: 1, weeks: 2, started: '2025-06-02', paused: false, ended: 'stopped' },
];

const criteria: CriterionLine[] = [
  { id: 'stiffness', text: { text: 'Morning stiffness is minimal.', source: 'guide', grade: 'practice' }, met: false, from_log: true, figures: '2 of 3 mornings above your usual', counted: ownNumber('Sessions or mornings looked at', '3') },
  { id: 'drops', text: { text: 'Your heel drops are nearly free of pain.', source: 'guide', grade: 'practice' }, met: true, from_log: true, figures: 'pain during, newest first: 1, 0, 1', counted: ownNumber('Sessions or mornings looked at', '3') },
  { id: 'walk', text: { text: 'A brisk walk leaves the tendon no stiffer the next morning.', source: 'app', grade: 'APP' }, met: null, from_log: false, figures: null, counted: null },
];

const gap: Conflict = {
  plan: 'p-1', programme: alfredson, kind: 'gap', gap_h: 48, source: ownNumber('gap between heavy days', '48 h'), days: [true, false, true, false, true, false, false],
};

/** A pause as the scene has it, or as it was just made. */
export function pauseOf(draft: PauseDraft, lines: readonly PlanLine[], days = 0): PauseView {
  const held = lines.filter((line) => line.ended === null && (draft.plan === null || draft.plan === line.id));
  const step = days >= 15 ? 'start_of_phase' : days >= 8 ? 'two_back' : days >= 4 || draft.kind === 'flare' ? 'one_back' : 'same';
  const back = { same: 0, one_back: 1, two_back: 2, start_of_phase: 4, beginning: 99 }[step];
  return {
    id: 'pause-1', plan: draft.plan, kind: draft.kind, from: draft.from ?? TODAY, until: draft.until, days,
    restarts: held.map((line) => ({
      plan: line.id, programme: line.programme, step, week: line.week, then_week: Math.max(1, line.week - back), sets: 3, then_sets: step === 'two_back' ? 1 : 3,
      wait: draft.kind === 'flare' ? 'quiet' : draft.kind === 'clinician' ? 'clinician' : null,
      source: ownNumber('where to take it up again', `after ${String(days)} days`),
    })),
  };
}

function ladderOf({ programme, names }: ProgrammeDetail, line: PlanLine): LadderRung[] {
  const phaseOf = (week: number) => [...programme.phases].reverse().find((p) => p.from <= week) ?? programme.phases[0];
  return Array.from({ length: line.weeks }, (_, i) => {
    const week = i + 1;
    const phase = phaseOf(week);
    const session = phase?.sessions[0];
    const perDay = session?.per_day?.value ?? 1;
    return {
      week, phase: phase?.name ?? '', goal: phase?.goal ?? null, sessions: (session?.days_per_week?.value ?? 3) * perDay,
      doses: (session?.items ?? []).map((item) => `${String(item.sets?.value ?? 1)} × ${item.reps ? String(item.reps.value) : `${String(item.hold_s?.value ?? item.move_s?.value ?? 1)} s`} ${names[item.exercise] ?? item.exercise}`),
      now: line.ended === null && week === line.week, done: week < line.week || line.ended === 'graduated', advance: phase !== undefined && phaseOf(week + 1) !== phase ? phase.advance : [],
    };
  });
}

function detailOf(line: PlanLine, of: ProgrammeDetail): PlanDetail {
  const loaded = new Set(['E01', 'E02', 'E05', 'E06']);
  const names = Object.entries(of.names).flatMap(([id, name]) => (loaded.has(id) ? [{ id, name }] : []));
  const heavy = line.id === 'p-2';
  const ladder = ladderOf(of, line);
  const said = 'Pain stayed low enough, the morning was as usual, and the work was done. One thing may rise.';
  const accepted = { what: 'accepted', day: '2026-03-24', change: { lever: 'load', from: 2.5, to: 5 }, rule: 'L7', sentence: said, source: ownNumber('pain for a step up', 'up to 2') } as const;
  return {
    line, mode: 'strict', volume: 'full',
    slots: heavy ? [{ slot: 'midday', from: '11:30', to: '14:00' }] : [{ slot: 'morning', from: '06:30', to: '09:00' }, { slot: 'evening', from: '18:30', to: '21:30' }],
    weekdays: heavy ? [true, false, true, false, true, false, false] : [true, true, true, true, true, true, true],
    ladder,
    loads: names.map((exercise, i) => (heavy ? { exercise, kg: i === 0 ? null : 12, rm: i === 0 ? 10 : null } : { exercise, kg: 5, rm: null })),
    limits: [
      { id: 'l-1', plan: line.id, kind: 'load_kg', at_most: 10, by: 'clinician', who: 'Ana Ruiz, physio', until: '2026-04-20' },
      { id: 'l-2', plan: null, kind: 'pain_during', at_most: 4, by: 'person', who: null, until: null },
    ],
    reasons: [
      accepted,
      { what: 'limit', kind: 'load_kg', at_most: 10, by: 'clinician', who: 'Ana Ruiz, physio', until: '2026-04-20' },
      { what: 'week', week: line.week, of: line.weeks, phase: ladder.find((rung) => rung.now)?.phase ?? '' },
    ],
    revisions: [
      { id: 'r-5', day: '2026-03-24', reason: accepted, ended: null, overridden: [] },
      { id: 'r-4', day: '2026-03-19', reason: { what: 'person', day: '2026-03-19', above_suggestion: true }, ended: null, overridden: ['The suggestion was to keep 2.5 kg for now.'] },
      { id: 'r-3', day: '2026-03-14', reason: { what: 'restarted', day: '2026-03-14', step: 'one_back' }, ended: null, overridden: [] },
      { id: 'r-2', day: '2026-03-08', reason: { what: 'load_told', day: '2026-03-08', exercise: names[0]?.name ?? '' }, ended: null, overridden: [] },
      { id: 'r-1', day: line.started, reason: null, ended: null, overridden: [] },
    ],
    pause: null, conflicts: heavy ? [gap] : [], return_criteria: criteria, band: ['Typical', 6, 12],
    overrides: [{ day: '2026-03-27', suggested: 'hold', rule: 'L6', decided: 'keep' }],
    may_graduate: false, version: heavy ? 'kept' : null, factors: factorLines(), ladders: [], ask_by: '2026-04-27', ask_by_source: ownNumber('Without change, ask after', '28 days'),
  };
}

export function planHandlers(desk: Desk): Pick<Handlers, PlanCommand> {
  let lines = planLines;
  let details = new Map<string, PlanDetail>();
  let questions: QuestionLine[] = [
    { id: 'q-1', day: '2026-03-30', words: 'Is the click at the heel something to look at?', done: false },
    { id: 'q-2', day: '2026-03-24', words: 'When may I add hills?', done: false },
    { id: 'q-3', day: '2026-03-10', words: 'Do heel lifts make sense for me?', done: true },
  ];
  let pause: PauseView | null = null;
  let count = 10;

  const told = () => {
    desk.tell('plans');
    return null;
  };
  const hold = (view: PauseView | null) => {
    pause = view;
    lines = lines.map((line) => ({ ...line, paused: view?.restarts.some((r) => r.plan === line.id) ?? false }));
    desk.over.pauses = view === null ? [] : [view];
  };
  const change = (id: string, more: (of: PlanDetail) => Partial<PlanDetail>) => {
    const of = details.get(id);
    if (of !== undefined) details.set(id, { ...of, ...more(of) });
    return told();
  };
  if (desk.scene === 'plan-return') hold(pauseOf({ plan: null, kind: 'flare', from: '2026-03-25', until: '2026-04-01' }, lines, 8));
  if (desk.scene === 'plan-done') lines = lines.map((line) => (line.id === 'p-1' ? { ...line, week: 12 } : line));

  return {
    plans: () => {
      if (desk.scene === 'error') throw refused('internal');
      return lines;
    },
    plan: async ({ id }) => {
      const line = lines.find((l) => l.id === id);
      const programme = (await desk.answers()).programme[line?.programme.id ?? ''];
      if (line === undefined || programme === undefined) throw refused('not_found');
      const of = details.get(id) ?? { ...detailOf(line, programme), may_graduate: desk.scene === 'plan-done' };
      details.set(id, of);
      const ladders = laddersOf((await desk.answers()).checklist, desk.scene === 'plan-rungs' ? 'ankle-sprain' : (line.topic?.id ?? ''));
      return { ...of, line, pause: line.paused ? pause : null, factors: factorLines(), ladders };
    },
    edit_plan: ({ edit: { plan, mode, slots, weekdays, unloading, newest } }) =>
      change(plan, (of) => ({
        version: newest ? null : of.version,
        mode: mode ?? of.mode, slots: slots ?? of.slots, weekdays: weekdays ?? of.weekdays,
        reasons: unloading === null ? of.reasons : unloading
          ? [{ what: 'unloading', from: TODAY, source: ownNumber('the lighter week', 'three quarters of the sets') }, ...of.reasons]
          : of.reasons.filter((r) => r.what !== 'unloading'),
      })),
    end_plan: ({ id }) => {
      lines = lines.map((line) => (line.id === id ? { ...line, ended: 'stopped' } : line));
      return told();
    },
    graduate: ({ id }) => {
      const next: PlanLine = { ...(lines[0] as PlanLine), id: 'p-9', programme: { id: 'maintenance', name: 'Keeping what you built' }, week: 1, started: TODAY };
      lines = [next, ...lines.map((line): PlanLine => (line.id === id ? { ...line, ended: 'graduated' } : line))];
      told();
      return next.id;
    },
    set_load: ({ load }) => {
      const before = details.get(load.plan)?.loads.find((l) => l.exercise.id === load.exercise)?.kg ?? null;
      if (!load.sure && (load.kg > 60 || (before !== null && Math.abs(load.kg - before) > before / 2))) throw refused('not_sure');
      return change(load.plan, (of) => ({ loads: of.loads.map((l) => (l.exercise.id === load.exercise ? { ...l, kg: load.kg } : l)) }));
    },
    pause: ({ pause: draft }) => {
      hold(pauseOf(draft, lines));
      told();
      return 'pause-1';
    },
    resume: ({ resume }) => {
      const back = new Map(pause?.restarts.map((r) => [r.plan, resume.as_before ? r.week : r.then_week]));
      lines = lines.map((line) => ({ ...line, week: back.get(line.id) ?? line.week }));
      details = new Map();
      hold(null);
      return told();
    },
    set_limit: ({ limit }) => {
      const id = `l-${String((count += 1))}`;
      const line: LimitLine = { ...limit, id, at_most: limit.at_most ?? 0 };
      for (const plan of details.keys()) if (limit.plan === null || limit.plan === plan) change(plan, (of) => ({ limits: [...of.limits, line] }));
      return id;
    },
    end_limit: ({ id }) => {
      for (const plan of details.keys()) change(plan, (of) => ({ limits: of.limits.filter((l) => l.id !== id) }));
      return null;
    },
    questions: () => questions,
    add_question: ({ words }) => {
      questions = [{ id: `q-${String((count += 1))}`, day: TODAY, words, done: false }, ...questions];
      return told();
    },
    question_done: ({ id }) => {
      questions = questions.map((q) => (q.id === id ? { ...q, done: !q.done } : q));
      return told();
    },
    tick_criterion: ({ plan, criterion, met }) =>
      change(plan, (of) => ({ return_criteria: of.return_criteria.map((c) => (c.id === criterion ? { ...c, met } : c)) })),
  };
}
