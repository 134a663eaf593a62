// What the fake answers on the way to a programme: the library's own programmes, one that runs already, and the bars of
// the rules as far as pages need them. The scenes `start-…` begin part of the way.

import { keep } from '../../state/start-plan.svelte';
import { unanswered, type Answers, type StepName } from '../../state/start-answers';
import { slotsFrom } from '../../state/start-when';
import type { BarLine } from '../generated/BarLine';
import type { BoneSite } from '../generated/BoneSite';
import type { Conflict } from '../generated/Conflict';
import type { Item } from '../generated/Item';
import type { LadderRung } from '../generated/LadderRung';
import type { Phase } from '../generated/Phase';
import type { PlanDraft } from '../generated/PlanDraft';
import type { PlanOption } from '../generated/PlanOption';
import type { PlanReview } from '../generated/PlanReview';
import type { SlotName } from '../generated/SlotName';
import type { SlotTime } from '../generated/SlotTime';
import { refused, type Answers as Library, type Desk, type Handlers } from './library';

export type StartCommand = 'plan_options' | 'review_plan' | 'start_plan';

const highRisk: BoneSite[] = ['femoral_neck', 'anterior_tibia', 'medial_malleolus', 'talus', 'navicular', 'second_metatarsal_base', 'fifth_metatarsal_base', 'sesamoids'];
const lowRisk: BoneSite[] = ['posteromedial_tibia', 'fibula', 'calcaneus', 'metatarsal_shaft'];
const windows: Record<SlotName, SlotTime> = {
  morning: { slot: 'morning', from: '06:00', to: '10:00' }, midday: { slot: 'midday', from: '11:00', to: '14:00' }, evening: { slot: 'evening', from: '17:00', to: '21:00' },
};
const apart: Record<number, number[]> = { 1: [0], 2: [0, 3], 3: [0, 2, 4], 4: [0, 1, 3, 5], 5: [0, 1, 2, 4, 5], 6: [0, 1, 2, 3, 4, 5] };
type Week = PlanOption['weekdays'];
const weekOf = (days: readonly number[]) => Array.from({ length: 7 }, (_, i) => days.includes(i)) as Week;

/** How often the first week asks for something. */
function rhythm(phase: Phase | undefined): { perDay: number; days: number; sessions: number } {
  let [perDay, days, sessions] = [1, 1, 0];
  for (const session of phase?.sessions ?? []) {
    const on = session.every_days ? Math.round(7 / session.every_days.value) : (session.days_per_week?.value ?? 7);
    const times = session.per_day?.value ?? 1;
    [perDay, days, sessions] = [Math.max(perDay, times), Math.max(days, on), sessions + on * times];
  }
  return { perDay, days, sessions };
}

function optionOf(library: Library, id: string): PlanOption {
  const { programme, sessions } = library.programme[id] ?? fail();
  const line = library.library.programmes.find((p) => p.id === id) ?? fail();
  const { perDay, days, sessions: aWeek } = rhythm(programme.phases[0]);
  const ids = programme.phases.flatMap((p) => p.sessions.flatMap((s) => s.items.map((item) => item.exercise)));
  const one = sessions[0]?.one_side_ms ?? 0;
  return {
    programme: { id, name: programme.name }, summary: programme.summary, evidence: programme.evidence, bars: line.bars, weeks: line.weeks, weeks_to: line.weeks_to,
    session_ms: one, day_ms: one * perDay, sessions_a_week: aWeek, per_day: perDay, days_a_week: days,
    needs: [...new Set(ids.flatMap((e) => library.exercise[e]?.exercise.equipment ?? []))], people: programme.people, as_tolerated: programme.as_tolerated,
    mode: programme.kind === 'rehab' && programme.pain_rule !== null && id !== 'silbernagel-2007' ? 'published' : 'strict',
    slots: perDay === 1 ? [days === 7 ? windows.morning : windows.evening] : perDay === 2 ? [windows.morning, windows.evening] : Object.values(windows),
    weekdays: weekOf(apart[days] ?? [0, 1, 2, 3, 4, 5, 6]),
  };
}

function doseOf(item: Item): string {
  const sets = item.sets.value;
  if (item.reps) return `${String(sets)} × ${String(item.reps.value)}`;
  return `${String(sets)} × ${String((item.hold_s ?? item.move_s)?.value ?? 1)} s`;
}

function ladderOf(library: Library, id: string): LadderRung[] {
  const { programme, names } = library.programme[id] ?? fail();
  return Array.from({ length: programme.weeks.value }, (_, i) => {
    const week = i + 1;
    const phase = programme.phases.find((p) => p.from <= week && week <= p.to) ?? programme.phases.at(-1) ?? fail();
    return {
      week, phase: phase.name, goal: phase.goal, sessions: rhythm(phase).sessions, doses: (phase.sessions[0]?.items ?? []).map((item) => `${doseOf(item)} ${names[item.exercise] ?? item.exercise}`),
      now: week === 1, done: false, advance: week === phase.to ? phase.advance : [],
    };
  });
}

function problemsOf(draft: PlanDraft): string[] {
  const problems: string[] = [];
  if (draft.slots.length === 0) problems.push('slots: at least one part of the day is needed');
  if (draft.slots.some((s) => !(s.from < s.to))) problems.push('slots: must end after they begin');
  if (draft.age !== null && draft.age < 10) problems.push('age: must be 10 to 110');
  return problems;
}

function barsOf(library: Library, draft: PlanDraft): BarLine[] {
  const bars: BarLine[] = [];
  const urgencies = draft.signs.map(({ checklist, item }) => library.checklist[checklist]?.checklist.items[item]?.urgency);
  if (urgencies.includes('emergency')) bars.push({ bar: 'emergency', weight: 'closed' });
  if (Object.values(library.checklist).some(({ checklist: { id, role, topics } }) => role === 'gate' && topics.includes(draft.topic ?? '') && !draft.gates.includes(id))) bars.push({ bar: 'gate_not_answered', weight: 'closed' });
  if (!draft.screened) bars.push({ bar: 'screen_not_answered', weight: 'closed' });
  if (draft.age === null) bars.push({ bar: 'age_not_answered', weight: 'closed' });
  else if (draft.age < 18 && !draft.accompanied) bars.push({ bar: 'minor_alone', weight: 'closed' });
  const cleared = draft.said_by.who === 'clinician' && draft.said_by.on !== null;
  if (draft.topic === 'stress-fracture' && !cleared) {
    const high = draft.bone_site === null || highRisk.includes(draft.bone_site);
    bars.push(high ? { bar: 'high_risk_bone', weight: 'closed' } : { bar: 'bone_without_clinician', weight: 'override' });
  }
  if (urgencies.includes('same_day') || urgencies.includes('within_days')) bars.push({ bar: 'sign_to_be_seen', weight: 'override' });
  else if (urgencies.includes('within_weeks')) bars.push({ bar: 'sign_to_mention', weight: 'mention' });
  return bars;
}

/** One programme runs: strength, on Monday and Thursday evening. */
function conflictsOf(library: Library, draft: PlanDraft): Conflict[] {
  const evening = draft.slots.some((s) => s.slot === 'evening');
  const days = weekOf([0, 3].filter((day) => draft.weekdays[day]));
  if (draft.programme === 'strength-template' || !evening || !days.some(Boolean)) return [];
  const name = library.programme['strength-template']?.programme.name ?? '';
  return [{ plan: 'p-2', programme: { id: 'strength-template', name }, kind: 'same_slot', gap_h: null, source: null, days }];
}

export function startHandlers(desk: Desk): Pick<Handlers, StartCommand> {
  prepare(desk.scene);
  const review = async (draft: PlanDraft): Promise<PlanReview> => {
    const library = await desk.answers();
    const [problems, bars] = [problemsOf(draft), barsOf(library, draft)];
    return {
      problems, bars, may_begin: problems.length === 0 && bars.every(({ weight }) => weight === 'mention' || (weight === 'override' && draft.go_on)), conflicts: conflictsOf(library, draft),
      ladder: problems.length > 0 ? [] : ladderOf(library, draft.programme),
    };
  };
  return {
    plan_options: async ({ topic, form, programme }) => {
      const library = await desk.answers();
      const injury = topic === null ? null : (library.injury[topic]?.injury ?? fail());
      const ids = library.library.programmes.map(({ id }) => id).filter((id) => {
        const { programme: p } = library.programme[id] ?? fail();
        if (programme !== null) return id === programme;
        if (topic === null) return p.kind !== 'rehab' && p.topics.length === 0;
        if (topic === 'stress-fracture') return id === 'strength-template';
        return p.topics.includes(topic) && (p.forms.length === 0 || form === null || p.forms.includes(form));
      });
      const bone = topic === 'stress-fracture';
      return {
        topic: injury === null ? null : { id: injury.id, name: injury.name }, tissue: bone ? 'bone' : topic === 'achilles' ? 'tendon' : 'muscle',
        worn: desk.scene === 'start-you' ? { name: 'Blue daily pair', km: 825, said: '512.4 mi', days: 213 } : null,
        programmes: ids.map((id) => optionOf(library, id)).sort((x, y) => y.bars - x.bars),
        bone_sites: bone ? [...highRisk.map((site) => ({ site, high_risk: true })), ...lowRisk.map((site) => ({ site, high_risk: false }))] : [],
      };
    },
    review_plan: ({ draft }) => review(draft),
    start_plan: async ({ draft }) => {
      const { problems, may_begin, bars } = await review(draft);
      if (problems.length > 0) throw refused('invalid', problems);
      if (!may_begin) throw refused('barred', bars.map(({ bar }) => bar));
      desk.tell('plans');
      return 'p-9';
    },
  };
}

function fail(): never {
  throw refused('not_found');
}

const somebody: Partial<Answers> = {
  topic: 'achilles', form: 'mid-portion', legs: 'left', ago: '6', onset: 'gradual', none: true, age: '41', earlier: 'yes', monthsAgo: '18',
  factors: ['Hills', 'A spike in mileage'], shoes: '620', saidBy: 'myself',
};
const chosen: Partial<Answers> = { ...somebody, programme: 'alfredson-1998', proposed: 'alfredson-1998', mode: 'published', slots: slotsFrom([windows.morning, windows.evening]) };
/** A way that was left part of the way: `red-flags#5` is the fifth sign of that list, from 0. */
const ways: Record<string, [step: StepName, answers: Partial<Answers>]> = {
  'start-about': ['about', { topic: 'achilles' }],
  'start-signs': ['signs', { ...somebody, none: false, signs: ['red-flags#15'] }],
  'start-emergency': ['signs', { ...somebody, none: false, signs: ['red-flags#5'] }],
  'start-you': ['you', { ...somebody, age: '16' }],
  'start-limits': ['limits', { ...somebody, limits: [{ kind: 'load_kg', most: '10', by: 'clinician', who: 'M. Sand, physio', until: '2026-05-20' }] }],
  'start-bone': ['you', { ...somebody, topic: 'stress-fracture', form: null, site: 'navicular' }],
  'start-compare': ['programme', somebody],
  'start-when': ['when', chosen],
  'start-review': ['review', chosen],
  'start-barred': ['review', { ...chosen, none: false, signs: ['red-flags#17'] }],
};

function prepare(scene: string): void {
  const way = ways[scene];
  if (way === undefined) return;
  keep({ id: '', step: way[0], answers: { ...unanswered(), ...way[1] } });
}
