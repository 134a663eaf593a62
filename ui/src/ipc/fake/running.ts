// Runs, limits, shoes and other training of the fake: told in memory, in miles where the scene is the diary's.

import type { RunEventLine } from '../generated/RunEventLine';
import type { CapLine } from '../generated/CapLine';
import type { Distance } from '../generated/Distance';
import type { DistanceTyped } from '../generated/DistanceTyped';
import type { NextCapView } from '../generated/NextCapView';
import type { RunDraft } from '../generated/RunDraft';
import type { RunLine } from '../generated/RunLine';
import type { RunPage } from '../generated/RunPage';
import type { RunRowLine } from '../generated/RunRowLine';
import type { RunSuggestion } from '../generated/RunSuggestion';
import type { ShoeLine } from '../generated/ShoeLine';
import type { SourceNote } from '../generated/SourceNote';
import { refused, type Desk, type Handlers } from './library';

const TODAY = '2026-04-02';
const MILE = 1609.344;
const at = (miles: number): Distance => ({ m: Math.round(miles * MILE), said: `${String(Math.round(miles * 100) / 100)} mi` });
const typed = (value: number): DistanceTyped => ({ value, unit: 'mi' });
const note = (what: string, value: string, grade = 'APP'): SourceNote => ({
  what, value, cite: grade === 'APP' ? "Sinew's own default." : 'Guide of the authors, practice', doi: null, bars: 1, grade, own_default: grade === 'APP',
});

const blank: RunDraft = {
  run: null, day: TODAY, at: null, sport: 'run', plan_step: null, planned: null, planned_time: null, cap: null, distance: null, time: null, ended: null, turned: null, pace: null, effort: null,
  surface: null, camber: null, hills: null, shoe: null, support: null, pain_during: null, pain_after: null, pain_night: null, signs: null, onset: null, course: null, note: null,
};
const none = { sharp: false, limp: false, rest_pain: false, swelling: false, unstable: false };
const cap = { distance: typed(9), by: 'clinician' as const, until: '2026-04-20' };
const calm = (run: string, day: string, miles: number, more: Partial<RunDraft> = {}): RunDraft => ({
  ...blank, run, day, distance: typed(miles), pace: 'easy', ended: 'finished', pain_during: 0, pain_after: 0, signs: none, onset: { when: 'never' }, effort: 3, shoe: 'shoe-1', ...more,
});

const told: RunDraft[] = [
  { ...blank, run: 'r-7', day: '2026-04-04', planned: typed(5) },
  {
    ...blank, run: 'r-6', day: '2026-03-29', at: '09:10', planned: typed(12), cap, distance: typed(8), time: '1:12:40', ended: 'turned_back', turned: typed(7), pace: 'easy', pain_during: 4, pain_after: 3,
    signs: none, onset: { when: 'at', distance: typed(6) }, course: 'worsening', surface: 'road', shoe: 'shoe-1', note: 'Outer knee again, as last Sunday. Walked the last bit.',
  },
  calm('r-5', '2026-03-26', 4, { pain_during: 3, onset: { when: 'at', distance: typed(3.5) }, course: 'constant', cap }),
  { ...blank, run: 'r-4', day: '2026-03-24', distance: typed(3), sport: 'run_walk', shoe: 'shoe-2' },
  calm('r-3', '2026-03-22', 10, { pain_during: 7, pain_after: 6, onset: { when: 'at', distance: typed(5.5) }, course: 'worsening', ended: 'stopped' }),
  calm('r-2', '2026-03-19', 4, { at: '18:30' }),
  { ...blank, run: 'x-2', day: '2026-03-31', sport: 'bike', time: '45:00', pain_during: 0, pain_after: 0 },
  { ...blank, run: 'x-1', day: '2026-03-28', sport: 'water_run', time: '30:00', pain_during: 1 },
];
const lights: Record<string, RunLine['light']> = { 'r-6': 'yellow', 'r-5': 'watch', 'r-3': 'red', 'r-2': 'green' };
const shoeNames: Record<string, string> = { 'shoe-1': 'Blue daily pair', 'shoe-2': 'Flat pair' };
const isRun = (draft: RunDraft) => draft.sport === 'run' || draft.sport === 'run_walk';
const onlyPlanned = (d: RunDraft) => d.distance === null && d.time === null && d.ended === null && d.pain_during === null && d.pain_after === null && d.effort === null;

function lineOf(d: RunDraft, voided: boolean): RunLine {
  const said = (of: DistanceTyped | null) => (of === null ? null : at(of.value));
  const kept = d.cap === null || d.distance === null ? null : d.distance.value <= d.cap.distance.value;
  return {
    run: d.run ?? '', day: d.day, at: d.at, sport: d.sport, how: 'by_hand', only_planned: onlyPlanned(d), planned: said(d.planned), planned_time: d.planned_time, cap: said(d.cap?.distance ?? null),
    cap_by: d.cap?.by ?? null, cap_until: d.cap?.until ?? null, cap_kept: kept, distance: said(d.distance), time: d.time, pace: d.run === 'r-6' ? '9:05 /mi' : null, ended: d.ended, turned: said(d.turned),
    onset: d.onset === null ? null : d.onset.when === 'at' ? { when: 'at', distance: at(d.onset.distance.value) } : d.onset,
    pain_during: d.pain_during, pain_after: d.pain_after, pain_morning: d.run === 'r-5' ? 1 : null, course: d.course, light: lights[d.run ?? ''] ?? null,
    shoe: d.shoe === null ? null : { id: d.shoe, name: shoeNames[d.shoe] ?? 'A pair' }, recalled: d.run === 'r-2', voided,
  };
}

const suggestion: RunSuggestion = {
  outcome: { step_back: 'stage' }, change: null, change_said: null, rest_days: 2, quiet_days: null, may_override: true, with_morning: false,
  fired: [
    {
      id: 'R4', says: { step_back: 'stage' }, advice: null, sentence: 'It hurt more than a run should. First days without running, then a step back.',
      source: { ...note('R4', '', 'V2'), cite: 'Track levels, second-hand', bars: 2 },
      read: [{ input: 'pain_during', seen: { number: 4 }, said: null }, { input: 'run_limit', seen: { number: 3 }, said: null }, { input: 'onset', seen: { number: 9656 }, said: '6 mi' }],
    },
    {
      id: 'R4-darker', says: { step_back: 'stage' }, advice: 'check_signs', sentence: 'Pain grew on the way. First days without running, then a step back. If it keeps growing, go through the signs.', source: note('R4-darker', '', 'practice'),
      read: [{ input: 'got_worse', seen: 'yes', said: null }],
    },
    { id: 'R8', says: null, advice: null, sentence: 'Pain began on the way. Next time, turn round a little before that place.', source: note('R8', ''), read: [{ input: 'onset', seen: { number: 9656 }, said: '6 mi' }] },
  ],
  ways: [{ changes: [{ input: 'pain_during', seen: { number: 3 }, said: null }, { input: 'got_worse', seen: 'no', said: null }], then: 'hold' }],
};
const next: NextCapView = { distance: at(5.4), typed: typed(5.3997), by: 'onset', who: null, until: null, onset: at(6), source: note('Of the distance at which pain began', '90 %') };

function shoesOf(empty: boolean): ShoeLine[] {
  const pair = (id: string, name: string, miles: number, more: Partial<ShoeLine>): ShoeLine => ({
    id, name, distance: at(miles), start: at(0), start_typed: typed(0), runs: 12, untold: 0, drop_mm: null, since: null, days: null, retired: null, tier: null, tier_source: note('From', '250 mi'), share_percent: 0, lower: null, ...more,
  });
  return empty ? [] : [
    pair('shoe-1', 'Blue daily pair', 512.4, { runs: 64, drop_mm: 10, since: '2025-09-01', days: 213, tier: 'strong', tier_source: note('From', '500 mi'), share_percent: 86 }),
    pair('shoe-2', 'Flat pair', 41, { runs: 9, untold: 1, drop_mm: 0, since: '2026-02-20', days: 41, share_percent: 14, lower: note('Lower by at least', '4 mm') }),
    pair('shoe-0', 'Old road pair', 618, { runs: 80, drop_mm: 8, since: '2024-08-01', days: 420, retired: '2025-09-25', tier: 'overdue', tier_source: note('From', '600 mi'), share_percent: null }),
  ];
}

type Mine = 'run_form' | 'keep_run' | 'void_run' | 'undo_run' | 'runs' | 'run_page' | 'set_cap' | 'end_cap' | 'shoes' | 'keep_shoe' | 'cross_training';

const toldOnTheWay: RunEventLine[] = [{ at: '8:30', exercise: 'run', nth: 5, of: 10, felt: ['An ache has begun, and you run as you always do'], stop: false }];

export function runningHandlers(desk: Desk): Pick<Handlers, Mine> {
  const empty = desk.scene.endsWith('-empty');
  let drafts: RunDraft[] = empty ? [] : told.map((draft) => ({ ...draft }));
  let caps: CapLine[] = empty ? [] : [{ id: 'cap-1', distance: at(9), by: 'clinician', who: 'A. Ruiz', until: '2026-04-20', over: false }];
  let pairs = shoesOf(empty);
  const gone = new Set<string>();
  const rows = new Map<string, RunRowLine[]>();
  let ids = 0;
  const id = (of: string) => `${of}-new-${String((ids += 1))}`;
  const row = (run: string, changed: string[]) => rows.set(run, [{ id: id('row'), day: TODAY, at: '18:00', changed, voided: gone.has(run) }, ...(rows.get(run) ?? [{ id: 'row-0', day: TODAY, at: '10:40', changed: [], voided: false }])]);
  const found = (run: string) => {
    const draft = drafts.find((one) => one.run === run);
    if (draft === undefined) throw refused('not_found');
    return draft;
  };
  const nextNow = () => (empty ? null : next);
  const shown = (run: (draft: RunDraft) => boolean) => drafts.filter((d) => run(d) && !gone.has(d.run ?? '')).sort((a, b) => b.day.localeCompare(a.day)).map((d) => lineOf(d, false));
  return {
    run_form: ({ day, run }) => {
      const of = day ?? TODAY;
      const planned = drafts.find((d) => d.day === of && onlyPlanned(d)) ?? null;
      return {
        draft: run === null ? { ...blank, day: of, cap: empty ? null : cap } : found(run), today: TODAY, unit: 'mi', shoes: pairs.filter((p) => p.retired === null).map((p) => ({ id: p.id, name: p.name })),
        asks_night: desk.scene === 'log-run-bone', strides: [50, 60], next_cap: nextNow(), events: desk.scene.endsWith('run-told') ? toldOnTheWay : [], planned: planned === null || run !== null ? null : lineOf(planned, false),
        plan_run: desk.scene === 'log-run-of-plan' ? { step: { n: 3, name: 'Week 3' }, sport: 'run_walk', time: '20:00', distance: null, played: false } : null,
      };
    },
    keep_run: ({ run }) => {
      const entry = run.run ?? id('r');
      if ((run.distance?.value ?? 1) <= 0) throw refused('invalid', ['distance: must be more than 0 and at most 155 mi']);
      drafts = [...drafts.filter((d) => d.run !== entry), { ...run, run: entry }];
      if (run.run !== null) row(entry, ['distance']);
      desk.tell('runs');
      return entry;
    },
    void_run: ({ run, voided }) => {
      if (voided) gone.add(run);
      else gone.delete(run);
      row(run, []);
      desk.tell('runs');
      return null;
    },
    undo_run: ({ run }) => {
      gone.delete(run);
      row(run, ['distance']);
      desk.tell('runs');
      return null;
    },
    runs: () => {
      const all = shown(isRun);
      return { unit: 'mi', today: TODAY, runs: all.filter((line) => !line.only_planned), planned: all.filter((line) => line.only_planned), more: false, caps, next_cap: nextNow() };
    },
    run_page: ({ run }): RunPage => {
      const draft = found(run);
      const line = lineOf(draft, gone.has(run));
      const red = line.light === 'red';
      const changed = desk.scene === 'run-changed' && !rows.has(run) ? [{ id: 'row-2', day: '2026-03-30', at: '08:12', changed: ['distance', 'ended'], voided: false }] : [];
      return {
        line, draft,
        light: line.light === null ? null : { light: line.light, unsettled: false, source: red ? note('From', '7 of 10', 'practice') : note('Begun on the way, from', '1 of 10', 'practice') },
        suggestion: line.only_planned || line.voided || !isRun(draft) ? null : run === 'r-6' ? suggestion : { ...suggestion, outcome: 'hold', rest_days: null, fired: suggestion.fired.slice(2), ways: [] },
        newest: run === 'r-6', offer: null, next_cap: nextNow(), caps, events: desk.scene.endsWith('run-told') ? toldOnTheWay : [], rows: [...changed, ...(rows.get(run) ?? [{ id: 'row-0', day: draft.day, at: '10:40', changed: [], voided: false }])],
      };
    },
    set_cap: ({ cap: of }) => {
      const line: CapLine = { id: id('cap'), distance: at(of.distance.value), by: of.by, who: of.who, until: of.until, over: false };
      caps = [...caps, line];
      desk.tell('runs');
      return line.id;
    },
    end_cap: ({ id: of }) => {
      caps = caps.filter((one) => one.id !== of);
      desk.tell('runs');
      return null;
    },
    shoes: () => ({ unit: 'mi', today: TODAY, shoes: pairs, tiers: ['250 mi', '300 mi', '500 mi', '600 mi'].map((value) => note('From', value)), share_days: 28 }),
    keep_shoe: ({ shoe }) => {
      const known = pairs.find((pair) => pair.id === shoe.shoe);
      const fresh = shoesOf(false)[1];
      if (known === undefined && fresh !== undefined) pairs = [...pairs, { ...fresh, id: id('shoe'), name: shoe.name, drop_mm: shoe.drop_mm, since: shoe.since, days: null, runs: 0, untold: 0, share_percent: null, lower: null, distance: at(shoe.start?.value ?? 0) }];
      else pairs = pairs.map((pair) => (pair.id === shoe.shoe ? { ...pair, name: shoe.name, drop_mm: shoe.drop_mm, retired: shoe.retired } : pair));
      desk.tell('runs');
      return shoe.shoe ?? 'shoe-new';
    },
    cross_training: async () => {
      const { injury } = await desk.answers();
      const topics = Object.values(injury).map(({ injury: of }) => ({ topic: { id: of.id, name: of.name }, cross: of.cross_training, source: note('Other training', of.name, 'practice'), mine: of.id === 'achilles' }));
      const some = topics.filter((of) => of.cross.good.length > 0 || of.cross.careful.length > 0).sort((a, b) => Number(b.mine) - Number(a.mine) || a.topic.name.localeCompare(b.topic.name));
      return { unit: 'mi', topics: some, log: shown((d) => !isRun(d)), more: false };
    },
  };
}
