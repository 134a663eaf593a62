// What the fake answers about load and races: two weeks with a clash, a race that is not within reach.

import type { LoadItem } from '../generated/LoadItem';
import type { LeverReport } from '../generated/LeverReport';
import type { LoadView } from '../generated/LoadView';
import type { RaceLine } from '../generated/RaceLine';
import type { RunCheck } from '../generated/RunCheck';
import type { SourceNote } from '../generated/SourceNote';
import { refused, type Desk, type Handlers } from './library';

export type LoadCommand =
  | 'load_view' | 'check_run' | 'plan_run' | 'drop_planned_run' | 'run_anyway' | 'move_run' | 'swap_run' | 'split_run' | 'races' | 'keep_race' | 'race_over' | 'tick_race' | 'time_off';

const note = (what: string, value: string, own = true): SourceNote => ({
  what, value, cite: own ? 'Sinew’s own default.' : 'Guides for injured runners', doi: null, bars: 1, grade: own ? 'APP' : 'practice', own_default: own,
});
const days = ['2026-03-30', '2026-03-31', '2026-04-01', '2026-04-02', '2026-04-03', '2026-04-04', '2026-04-05', '2026-04-06', '2026-04-07', '2026-04-08', '2026-04-09', '2026-04-10', '2026-04-11', '2026-04-12'];
const TODAY = '2026-04-02';

const item = (key: string, more: Partial<LoadItem>): LoadItem => ({
  key, what: 'planned_run', name: '', id: key, slot: null, mark: null, at: null, weight: 'easy', done: false, distance_m: null, duration_s: null, pace: null,
  meant: null, instead: null, movable: false, check: null, ...more,
});

const closed: RunCheck = {
  word: 'wait',
  warnings: [{
    rule: 'R10', word: 'wait', sentence: 'Speed is closed for the first weeks back after an injury like this, however good it feels.', source: { ...note('R10', '', false), cite: 'Diaries of coached runners' },
    read: [{ input: 'run_pace', seen: { number: 100 } }, { input: 'days_since_return', seen: { number: 38 } }],
  }],
  new: ['speed'], cap_m: null, cap_by: null, kinder: [], gear: null,
};
const free: RunCheck = { word: 'go', warnings: [], new: [], cap_m: 8100, cap_by: 'onset', kinder: [], gear: null };

function begun(): Map<string, LoadItem[]> {
  const all = new Map<string, LoadItem[]>(days.map((day) => [day, []]));
  const put = (day: string, of: LoadItem) => all.get(day)?.push(of);
  for (const [at, day] of days.entries()) {
    const heavy = [0, 2, 4].includes(at % 7);
    if (heavy) put(day, item(`h-${day}`, { what: 'session', name: 'Heavy slow resistance, at home', slot: 'evening', weight: 'heavy', done: day < TODAY, mark: day < TODAY ? 'done' : 'to_come' }));
  }
  put('2026-03-31', item('r-1', { what: 'run', distance_m: 6000, done: true, at: '07:12', pace: 'easy' }));
  put('2026-04-04', item('p-1', { at: '08:00', distance_m: 6000, pace: 'speed', weight: 'hard', movable: true, check: closed }));
  put('2026-04-07', item('p-2', { distance_m: 7000, pace: 'easy', movable: true, check: free }));
  return all;
}

const race = (more: Partial<RaceLine>): RaceLine => ({
  id: 'race-1', name: 'Spring marathon', on: '2026-05-17', distance_m: 42195, surface: 'road', note: null, days_left: 45, over: null, over_on: null, before: [],
  ready: {
    word: 'better_not', free_m: 30000, percent: 71, asked_m: 31647, lacks: ['distance', { green_runs: { green: 2, asked: 3 } }, 'gates'],
    sources: [note('Of the race, free of pain', '75 %', false), note('Green runs in a row', '3')],
  },
  reach: {
    weeks_left: 6, reach_m: 27900, weeks_needed: 9, in_time: false, long_runs: [{ on: '2026-04-12', planned_m: 29000, reach_m: 24200, in_reach: false }], shorter_m: [21097, 16093, 10000],
    sources: [note('Weeks up before a lighter one', '3', false)],
  },
  ticks: [
    { id: 'distance', text: 'I have run at least 75 % of the distance in training, free of pain.', why: null, source: note('distance', '', false), met: false, by_log: true },
    { id: 'exit', text: 'I know where I would step off', why: 'Decide before the start.', source: note('exit', '', false), met: null, by_log: false },
  ],
  ...more,
});

/** The week before and this one. */
export function leverReports(): LeverReport[] {
  const report = { monday: days[0] ?? '', sunday: days[6] ?? '', on: true, strength: [], source: note('Levers that rise in a week', '1', false) };
  return [
    { ...report, monday: '2026-03-23', sunday: '2026-03-29', on: false, levers: [{ lever: 'volume', before: 11000, now: 12000, rose: true }], cost: { worst: 2, worst_before: 2, green: 3, yellow: 0, red: 0, open: 0, mornings_worse: 0, mornings_open: 0 }, next: { next: 'raise', lever: 'volume' } },
    { ...report, levers: [], cost: { worst: null, worst_before: 2, green: 0, yellow: 0, red: 0, open: 1, mornings_worse: 0, mornings_open: 1 }, next: { next: 'answer' } },
  ];
}

export function loadHandlers(desk: Desk): Pick<Handlers, LoadCommand> {
  const all = begun();
  const backs = desk.scene === 'load-back';
  let next = 10;
  const over = race({ id: 'race-0', name: 'Autumn ten', on: '2025-10-12', distance_m: 10000, days_left: -172, over: 'stepped_off', over_on: '2025-10-12', ready: null, reach: null, ticks: [] });
  let races: RaceLine[] = desk.scene === 'races-empty' ? [] : [race({}), over];
  const take = (id: string): LoadItem => {
    for (const items of all.values()) {
      const place = items.findIndex((of) => of.id === id);
      const [found] = place < 0 ? [] : items.splice(place, 1);
      if (found !== undefined) return found;
    }
    throw refused('not_found');
  };
  const change = (id: string, of: Partial<RaceLine>) => {
    races = races.map((line) => (line.id === id ? { ...line, ...of } : line));
    desk.tell('plans');
    return null;
  };
  return {
    load_view: (): LoadView => {
      const clash = (all.get('2026-04-04') ?? []).some((of) => of.id === 'p-1');
      const week = (at: number) => ({
        monday: days[at * 7] ?? '',
        days: days.slice(at * 7, at * 7 + 7).map((day) => ({ day, today: day === TODAY, past: day < TODAY, items: all.get(day) ?? [] })),
        metres: at === 0 ? 12000 : 7000,
        most: { m: at === 0 ? 22000 : 24000, kind: 'build' as const, sources: [note('Of the last full week', '110 %', false)] },
        clashes: at === 0 && clash ? [{ first: 'h-2026-04-03', second: 'p-1', day: '2026-04-04', hours: 14, asked_h: 24, taken: false }] : [],
        trunk_days: backs ? at : null,
      });
      return {
        today: TODAY, weeks: [week(0), week(1)], since_heavy: { hours: 22, name: 'Heavy slow resistance, at home', day: '2026-04-01' },
        sources: [note('Between a heavy session and a hard run', '24 h')], shoes: [],
        reports: leverReports(),
        back: backs ? { card: { id: 'backs-shorter-runs', name: 'For backs: shorter and more often' }, trunk_days: 2, programme: { id: 'mcgill-big-three', name: 'Three for the trunk' }, source: note('Days a week with exercises for the trunk', '2', false) } : null,
      };
    },
    check_run: ({ run }) => (run.pace === 'speed' ? closed : free),
    plan_run: ({ run }) => {
      const id = `p-${String((next += 1))}`;
      all.get(run.on)?.push(item(id, { at: run.at, distance_m: run.distance_m, pace: run.pace, movable: true, check: run.pace === 'speed' ? closed : free }));
      desk.tell('plans');
      return id;
    },
    drop_planned_run: ({ id }) => {
      take(id);
      desk.tell('plans');
      return null;
    },
    run_anyway: () => null,
    move_run: ({ moved }) => {
      if (moved.to < TODAY) throw refused('invalid');
      all.get(moved.to)?.push(take(moved.planned ?? ''));
      desk.tell('plans');
      return null;
    },
    swap_run: ({ swap }) => {
      for (const items of all.values()) {
        const place = items.findIndex((of) => of.id === (swap.planned ?? swap.plan));
        const of = items[place];
        if (of !== undefined) items[place] = { ...of, instead: swap.sport, movable: swap.sport === null, weight: 'easy', check: swap.sport === null ? free : null };
      }
      desk.tell('plans');
      return null;
    },
    split_run: ({ id }) => {
      const day = days.find((of) => (all.get(of) ?? []).some((one) => one.id === id)) ?? TODAY;
      const whole = take(id);
      const half = { ...whole, distance_m: (whole.distance_m ?? 0) / 2 };
      all.get(day)?.push(half);
      all.get(days[days.indexOf(day) + 2] ?? day)?.push({ ...half, key: `${id}-2`, id: `${id}-2` });
      desk.tell('plans');
      return null;
    },
    races: () => ({ today: TODAY, races }),
    time_off: ({ weeks: asked }) => {
      if (asked !== null && !(Number.isInteger(asked) && asked >= 1 && asked <= 52)) throw refused('invalid');
      const since = desk.scene === 'races-empty' ? null : 6;
      const weeks = asked ?? since;
      const six = weeks === 6;
      return {
        since_run: since, weeks, most: 52, first: weeks === null ? null : 2 * weeks, with_cross_training: six ? [4, 8] : null, without: six ? [6, 10] : null,
        sources: [note('Fitness begins to dip after', '1 to 2 weeks', false), note('It is marked after', '4 weeks', false), note('To win back for each week off', '2 weeks', false), note('After 6 weeks off, with other training', '4 to 8 weeks', false), note('After 6 weeks off, without', '6 to 10 weeks', false)],
      };
    },
    keep_race: ({ race: told }) => {
      const { id, name, on, distance_m } = told;
      if (id !== null) {
        change(id, { name, on, distance_m });
        return id;
      }
      const fresh = `race-${String((next += 1))}`;
      races = [race({ id: fresh, name, on, distance_m }), ...races];
      desk.tell('plans');
      return fresh;
    },
    race_over: ({ over: told }) => change(told.id, { over: told.how, over_on: TODAY, ready: null, reach: null, ticks: [] }),
    tick_race: ({ id, line, met }) => change(id, { ticks: (races.find((of) => of.id === id)?.ticks ?? []).map((tick) => (tick.id === line ? { ...tick, met } : tick)) }),
  };
}
