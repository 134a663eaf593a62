// What the fake answers about warning signs and capacity tests.

import type { CapacityView } from '../generated/CapacityView';
import type { CapacityKind } from '../generated/CapacityKind';
import type { FlagView } from '../generated/FlagView';
import type { Flow } from '../generated/Flow';
import type { Leg } from '../generated/Leg';
import type { SidesView } from '../generated/SidesView';
import type { SourceNote } from '../generated/SourceNote';
import type { TestRow } from '../generated/TestRow';
import type { Urgency } from '../generated/Urgency';
import { refused, type Desk, type Handlers } from './library';

export type CareCommand = 'flags' | 'raise_flag' | 'add_advice' | 'clear_flag' | 'override_flag' | 'flag_slip' | 'capacity' | 'keep_test';

const flows: Record<Urgency, Flow> = {
  emergency: { card: 'call_now', loading: 'none', may_override: false },
  same_day: { card: 'seen_today', loading: 'paused', may_override: true },
  within_days: { card: 'seen_within_days', loading: 'paused', may_override: true },
  within_weeks: { card: 'seen_within_weeks', loading: 'may_go_on', may_override: true },
};
const order: Urgency[] = ['emergency', 'same_day', 'within_days', 'within_weeks'];

const flag = (id: string, day: string, urgency: Urgency, signs: string[], more: Partial<FlagView> = {}): FlagView => ({
  id, day, urgency, signs, flow: flows[urgency], advice: [], cleared: null, overridden: null, slip: false, open: true, ...more,
});

const earlier = flag('f-1', '2025-11-08', 'within_days', ['You limp, or you move differently to spare it'], {
  advice: [{ on: '2025-11-10', who: 'Dr Meier', words: 'A strain. Walk as it allows; running again in ten days.' }], cleared: ['2025-11-20', 'Dr Meier'], open: false,
});
export const flagToday = flag('f-2', '2026-04-02', 'same_day', ['A pop or snap, a sudden stab, or it gave way', 'Numbness, tingling or weakness, for example down a leg, or a foot that drops']);
const seen = {
  advice: [{ on: '2026-04-03', who: 'Ana Ruiz, physio', words: 'Nothing torn. No hopping for two weeks; heel drops may go on from the 10th.' }],
  cleared: ['2026-04-10', 'Ana Ruiz, physio'] as [string, string],
};

function flagsOf(scene: string): FlagView[] {
  if (scene === 'care-cleared') return [{ ...flagToday, ...seen, open: false }, earlier];
  if (scene === 'care-weeks') return [flag('f-3', '2026-04-02', 'within_weeks', ['No better, or worse, after 2 weeks of easing off']), earlier];
  if (scene === 'care-emergency') return [flag('f-4', '2026-04-02', 'emergency', ['One calf swollen and warm without a clear reason, above all with breathlessness'])];
  return scene.startsWith('care') ? [flagToday, earlier] : [];
}

const own = (what: string, value: string): SourceNote => ({ what, value, cite: "Sinew's own default", doi: null, bars: 1, grade: 'APP', own_default: true });
const hebert: SourceNote = {
  what: 'heel raises by age and sex', value: 'median of healthy adults', cite: 'Hébert-Losier K, et al. Physiotherapy 2017;103:446–452', doi: '10.1016/j.physio.2017.03.002', bars: 2, grade: 'V2', own_default: false,
};

const row = (id: number, day: string, kind: CapacityKind, side: Leg, value: number, pain: number | null = null): TestRow => ({
  id: `t-${String(id)}`, day, kind, side, value, form: kind === 'heel_raises' ? 'incline' : null, pain,
});
const tests: TestRow[] = [
  row(1, '2026-03-30', 'heel_raises', 'left', 19, 2), row(2, '2026-03-30', 'heel_raises', 'right', 26, 0), row(3, '2026-03-30', 'balance', 'left', 38), row(4, '2026-03-30', 'balance', 'right', 41),
  row(5, '2026-03-09', 'heel_raises', 'left', 14, 3), row(6, '2026-03-09', 'heel_raises', 'right', 25, 0), row(7, '2026-02-20', 'heel_raises', 'left', 8, 4), row(8, '2026-02-20', 'heel_raises', 'right', 25),
];

function sidesOf(rows: readonly TestRow[], kind: CapacityKind, age: number | null): SidesView {
  const of = (side: Leg) => rows.find((r) => r.kind === kind && r.side === side)?.value ?? null;
  const [left, right] = [of('left'), of('right')];
  const both = left !== null && right !== null && Math.max(left, right) > 0;
  const difference = both ? (Math.abs(left - right) / Math.max(left, right)) * 100 : null;
  const normed = kind === 'heel_raises' && age !== null;
  return {
    kind, left, right, difference_percent: difference, weaker: !both || left === right ? null : left < right ? 'left' : 'right', flagged: (difference ?? 0) > 10,
    limb_symmetry: both && right > 0 ? (left / right) * 100 : null, norm: normed ? { raises: 32, comparable: true } : null, norm_source: normed ? hebert : null,
  };
}

export function careHandlers(desk: Desk): Pick<Handlers, CareCommand> {
  let flags = flagsOf(desk.scene);
  let rows = desk.scene === 'capacity-empty' ? [] : tests;
  let [age, sex]: [CapacityView['age'], CapacityView['sex']] = desk.scene === 'capacity-empty' ? [null, null] : [38, 'male'];
  let count = 20;

  const told = () => {
    desk.over.flag = flags.find((f) => f.open) ?? null;
    desk.tell('flags', 'plans');
    return null;
  };
  const change = (id: string, more: (of: FlagView) => Partial<FlagView>) => {
    flags = flags.map((of) => (of.id === id ? { ...of, ...more(of) } : of));
    return told();
  };
  return {
    flags: () => flags,
    raise_flag: async ({ flag: { signs } }) => {
      const lists = (await desk.answers()).checklist;
      const items = signs.flatMap(({ checklist, item }) => lists[checklist]?.checklist.items[item] ?? []);
      const urgency = order.find((u) => items.some((item) => item.urgency === u));
      if (urgency === undefined) throw refused('invalid', ['signs: nothing was ticked']);
      const raised = flag(`f-${String((count += 1))}`, '2026-04-02', urgency, items.map((item) => item.text));
      flags = [raised, ...flags];
      told();
      return raised;
    },
    add_advice: ({ advice: { flag: id, ...line } }) => change(id, (of) => ({ advice: [...of.advice, line] })),
    clear_flag: ({ clear }) => change(clear.flag, () => ({ cleared: [clear.on, clear.by], open: clear.on > '2026-04-02' })),
    override_flag: ({ flag: id, words }) => change(id, () => ({ overridden: words, open: false })),
    flag_slip: ({ flag: id }) => change(id, () => ({ slip: true, open: false })),
    capacity: () => ({
      heel_raises: sidesOf(rows, 'heel_raises', age), balance: sidesOf(rows, 'balance', age), tests: rows, beats_per_minute: 60,
      beat_source: { ...hebert, what: 'the beat', value: '60 a minute' }, difference_source: own('a difference that is marked', 'over 10 %'), age, sex, injured: 'left',
    }),
    keep_test: ({ test }) => {
      age = test.age ?? age;
      sex = test.sex ?? sex;
      rows = [{ id: `t-${String((count += 1))}`, day: '2026-04-02', kind: test.kind, side: test.side, value: test.value, form: test.form, pain: test.pain }, ...rows];
      desk.tell('answers');
      return null;
    },
  };
}
