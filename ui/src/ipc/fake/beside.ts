// What the fake answers about what is kept beside the plans. One page, one person: it is kept as long as the page is open.

import type { BodyMap } from '../generated/BodyMap';
import type { BodyView } from '../generated/BodyView';
import type { Checklist } from '../generated/Checklist';
import type { ChecklistDetail } from '../generated/ChecklistDetail';
import type { FactorLine } from '../generated/FactorLine';
import type { LadderView } from '../generated/LadderView';
import type { LightView } from '../generated/LightView';
import type { SourceNote } from '../generated/SourceNote';
import type { You } from '../generated/You';
import { refused, type Desk, type Handlers } from './library';
import { leverReports } from './load';

export type BesideCommand = 'keep_beside' | 'you' | 'ladders' | 'body_map' | 'beat';

const TODAY = '2026-04-02';
const days = new Map<string, string>([['ankle-ladder walk', '2026-03-12'], ['ankle-ladder jog', '2026-03-28'], ['weight-bearing none', '2026-02-20']]);
let you: You = {
  temper: null,
  rules: [{ id: 'o-1', words: 'Never two run days in a row.' }, { id: 'o-2', words: 'Sleep before distance.' }],
};
let factors: FactorLine[] = [
  {
    factor: 'Hills', work: 'worked_on',
    told: [{ day: '2026-03-20', work: 'worked_on', note: 'Flat routes until May.' }, { day: '2026-03-09', work: 'open', note: null }],
  },
  { factor: 'A spike in mileage', work: 'done', told: [{ day: '2026-03-16', work: 'done', note: null }] },
  { factor: 'A tight or weak calf', work: 'open', told: [] },
  ...['Sprints', 'Shoes with a lower drop, or worn ones', 'Your hips are weak or tire early'].map((factor): FactorLine => ({ factor, work: null, told: [] })),
];
let count = 10;

export const factorLines = (): FactorLine[] => factors;
export const nobody: You = { temper: null, rules: [] };
export const youNow = (): You => you;

export function laddersOf(lists: Record<string, { checklist: Checklist }>, topic: string): LadderView[] {
  const ladders = Object.values(lists).map((of) => of.checklist).filter((list) => list.role === 'ladder' && list.topics.includes(topic));
  return ladders.map(({ id, name, summary, items }) => ({
    id, name, summary, rungs: items.map((item) => ({ id: item.id, text: item.text, on: days.get(`${id} ${item.id}`) ?? null })),
  }));
}

const own = (what: string, value: string): SourceNote => ({ what, value, cite: 'Sinew’s own default', doi: null, bars: 1, grade: 'APP', own_default: true });
const guide = (what: string, value: string): SourceNote => ({ what, value, cite: 'Red-flag guides of sports medicine, as clinics hand them out', doi: null, bars: 1, grade: 'practice', own_default: false });
const base: Omit<LightView, 'light' | 'asks' | 'source'> = { plan: 'p-1', day: '2026-04-01', pain: 2, within: true, unsettled: false, darkens: false };

/** Of the scenes `today-light-…`. */
export function lightOf(scene: string): LightView[] {
  if (scene === 'today-light-watch') return [{ ...base, light: 'watch', pain: 3, asks: 'nothing', source: own('From', '3 of 10') }];
  if (scene === 'today-light-yellow') return [{ ...base, light: 'yellow', pain: 6, within: false, darkens: true, asks: 'lighter', source: guide('From', '4 of 10') }];
  if (scene === 'today-light-red') return [{ ...base, light: 'red', pain: 6, within: false, unsettled: true, asks: 'signs', source: own('Yellow, times running', '3') }];
  if (scene === 'today-light-green') return [{ ...base, light: 'green', asks: 'nothing', source: own('From', '3 of 10') }];
  return [];
}

let sore: string[] | null = null;

/** The time before, only the feet were sore. */
function bodyNow(list: ChecklistDetail | undefined): BodyView {
  if (list === undefined) throw refused('not_found');
  const places = list.checklist.items.filter((item) => item.lists.includes('places'));
  const marked = sore === null ? [] : places.filter((item) => sore?.includes(item.id));
  const now: BodyMap = {
    day: TODAY,
    sore: marked.map(({ id, text }) => ({ text, since: id === 'feet' ? 'again' : 'new' })),
    gone: sore?.includes('feet') === true ? [] : ['Feet and ankles'],
  };
  const before: BodyMap = { day: '2026-03-05', sore: [{ text: 'Feet and ankles', since: 'first' }], gone: [] };
  return { list, today: sore, maps: sore === null ? [before] : [now, before], changes: now.sore.some((line) => line.since === 'new') ? leverReports() : [] };
}

export function besideHandlers(desk: Desk): Pick<Handlers, BesideCommand> {
  if (desk.scene === 'plans-new') you = nobody;
  return {
    keep_beside: ({ beside }) => {
      if (desk.scene === 'error') throw refused('not_saved');
      switch (beside.what) {
        case 'rung':
          if (beside.reached) days.set(`${beside.ladder} ${beside.rung}`, beside.on ?? TODAY);
          else days.delete(`${beside.ladder} ${beside.rung}`);
          break;
        case 'factor':
          factors = factors.map((line) => (line.factor === beside.factor ? { ...line, work: beside.work, told: [{ day: TODAY, work: beside.work, note: beside.note }, ...line.told] } : line));
          break;
        case 'own_rule':
          you = { ...you, rules: [...you.rules, { id: `o-${String((count += 1))}`, words: beside.words }] };
          break;
        case 'own_rule_end':
          you = { ...you, rules: you.rules.filter((rule) => rule.id !== beside.rule) };
          break;
        case 'temper':
          you = { ...you, temper: beside.temper };
          break;
        case 'body':
          sore = beside.sore;
          break;
      }
      desk.tell('plans');
      return null;
    },
    you: () => you,
    ladders: async ({ topic }) => laddersOf((await desk.answers()).checklist, topic),
    body_map: async () => bodyNow((await desk.answers()).checklist['after-a-block']),
    beat: () => null,
  };
}
