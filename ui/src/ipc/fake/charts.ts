// What the fake answers about charts: a life of twelve weeks, worked out plainly, so that every drawing has something in it:
// gaps, a flare, a pause, a week told by hand. The program's own numbers are tested where they are made.

import type { ChartEvent } from '../generated/ChartEvent';
import type { ChartFlare } from '../generated/ChartFlare';
import type { ChartFrame } from '../generated/ChartFrame';
import type { ChartPoint } from '../generated/ChartPoint';
import type { ChartRange } from '../generated/ChartRange';
import type { Charts } from '../generated/Charts';
import type { OnsetChart } from '../generated/OnsetChart';
import type { SourceNote } from '../generated/SourceNote';
import type { Word } from '../generated/Word';
import { refused, type Desk, type Handlers } from './library';
import { planLines } from './plan';

const TODAY = '2026-04-02';
const DAY_MS = 86_400_000;
const dayOf = (from: string, ahead: number) => new Date(Date.parse(`${from}T00:00:00Z`) + ahead * DAY_MS).toISOString().slice(0, 10);
const between = (from: string, to: string) => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);
const ours = (what: string, value: string): SourceNote => ({ what, value, cite: "Sinew's own default", doi: null, bars: 1, grade: 'APP', own_default: true });
const guide = (what: string, value: string): SourceNote => ({ what, value, cite: 'Guide of the authors, practice', doi: null, bars: 1, grade: 'practice', own_default: false });
const silbernagel: SourceNote = {
  what: 'Limit during', value: '5 of 10', cite: 'Silbernagel K. G. and others, Am J Sports Med 2007', doi: '10.1177/0363546506298279', bars: 2, grade: 'V2', own_default: false,
};
/** The whole life, of which a range shows a part: its first day, and days from it on. */
const FIRST = '2026-01-12';
const PAUSED = [38, 44] as const;
const FLARE = [57, 58] as const;

function frameOf(range: ChartRange, plan: string): ChartFrame {
  const line = planLines.find((l) => l.id === plan);
  const weeks = { weeks4: '2026-03-09', weeks12: FIRST, programme: line?.started ?? FIRST };
  const [from, to] = range.range === 'between' ? [range.from, range.to] : [weeks[range.range], TODAY];
  const days = between(from, to) + 1;
  if (Number.isNaN(days) || days < 1) throw refused('invalid', ['to: is before the first day']);
  const monday = (between('2026-01-12', from) % 7 + 7) % 7;
  const weekList: ChartFrame['weeks'] = [];
  for (let x = 0; x < days; x += x === 0 ? 7 - monday : 7) {
    const long = Math.min(x === 0 ? 7 - monday : 7, days - x);
    weekList.push({ x, days: long, from: dayOf(from, x), to: dayOf(from, x + long - 1) });
  }
  const today = between(from, TODAY);
  return { plan, programme: line?.programme ?? { id: 'none', name: 'A programme' }, from, to, days, today: today >= 0 && today < days ? today : null, weeks: weekList };
}

const wave = (n: number, k: number) => Math.abs(Math.sin(n * 12.9898 + k * 78.233) * 43758.5453) % 1;
const isPaused = (n: number) => n >= PAUSED[0] && n <= PAUSED[1];
/** How sore a day of that life is; null where nobody said. */
function painOn(n: number, k: number): number | null {
  if (wave(n, k + 5) > 0.9) return null;
  const base = n >= FLARE[0] && n <= FLARE[1] ? 6.6 : n > FLARE[1] ? 4.6 - (n - FLARE[1]) * 0.12 : 5 - n * 0.055;
  return Math.max(0, Math.min(10, Math.round(base - k * 0.9 + wave(n, k) * 1.6 - 0.8)));
}
const word = (pain: number | null): Word | null => (pain === null ? null : pain <= 2 ? 'settled' : pain <= 5 ? 'watch' : 'ease_off');

/** Points over the days of a life; `of` gives undefined for a day on which nothing was asked. */
function over(frame: ChartFrame, of: (n: number) => number | null | undefined, more: { word?: boolean; step?: number } = {}): ChartPoint[] {
  const points: ChartPoint[] = [];
  let run = 0;
  for (let x = 0; x < frame.days; x += 1) {
    const value = of(between(FIRST, frame.from) + x);
    if (value === undefined) continue;
    const last = points.at(-1);
    if (last !== undefined && (last.value === null || value === null || x - last.x > (more.step ?? 1))) run += 1;
    points.push({ x, day: dayOf(frame.from, x), value, run, word: more.word === true ? word(value) : null });
  }
  return points;
}

function weekly(frame: ChartFrame, of: (week: number) => number | null): ChartPoint[] {
  let run = 0;
  return frame.weeks.map(({ x, from }, i) => {
    const value = of(Math.floor(between(FIRST, from) / 7));
    if (i > 0 && value === null) run += 1;
    return { x, day: from, value, run, word: null };
  });
}

function eventsOf(frame: ChartFrame): ChartEvent[] {
  const knee = { id: 'E01', name: 'Heel drop, knee straight' };
  const life: [number, ChartEvent['what']][] = [
    [0, { what: 'started' }],
    [14, { what: 'lever', lever: 'week', exercise: null, from: 2, to: 3, phase: null }],
    [23, { what: 'lever', lever: 'load', exercise: knee, from: 0, to: 5, phase: null }],
    [30, { what: 'skipped', reason: 'no_time' }],
    [38, { what: 'paused', kind: 'ill' }], [45, { what: 'resumed' }], [45, { what: 'restarted', step: 'one_back' }],
    [52, { what: 'lever', lever: 'load', exercise: knee, from: 5, to: 10, phase: null }],
    [55, { what: 'extra' }], [60, { what: 'lighter', on: true }], [67, { what: 'lighter', on: false }], [72, { what: 'skipped', reason: 'pain' }],
  ];
  const from = between(FIRST, frame.from);
  return life.filter(([n]) => n - from >= -14 && n - from < frame.days).map(([n, what]) => ({ x: n >= from ? n - from : null, day: dayOf(FIRST, n), what }));
}

/** A knee that begins to hurt later and later; some runs without pain, one of which nobody told. */
function runsOf(frame: ChartFrame, isTold: boolean): OnsetChart {
  const on = (n: number) => isTold && n >= 20 && n % 4 === 0;
  const miles = (n: number) => Math.round((2.5 + (n - 20) * 0.09) * 10) / 10;
  const began = (n: number) => (!on(n) || n % 12 === 8 ? undefined : n === 48 ? null : miles(n));
  return {
    ran: over(frame, (n) => (on(n) ? Math.round((miles(n) + 1.4) * 10) / 10 : undefined), { step: 999 }), began: over(frame, began, { step: 999 }),
    cap: over(frame, (n) => (on(n) && n > 56 ? 9 : undefined), { step: 999 }), unit: 'mi', source: ours('Of the distance at which pain began', '90 %'),
  };
}

function chartsOf(range: ChartRange, plan: string, told: boolean): Charts {
  const frame = frameOf(range, plan);
  const from = between(FIRST, frame.from);
  const session = (n: number) => told && n >= 0 && !isPaused(n) && wave(n, 9) > 0.06;
  const pain = (k: number) => (n: number) => (session(n) ? painOn(n, k) : undefined);
  const events = told ? eventsOf(frame) : [];
  const flare = (n: number, begins: boolean): ChartFlare => ({
    x: n - from, day: dayOf(FIRST, n), pain: painOn(n, 0) ?? 6, light: 'yellow', begins,
    before: begins ? events.flatMap((e, i) => { const ago = between(e.day, dayOf(FIRST, n)); return ago >= 0 && ago <= 14 ? [i] : []; }) : [],
  });
  const load = (week: number) => (!told ? null : week < 3 ? 0 : week < 5 ? 5 : week === 5 ? null : week < 9 ? 7.5 : 10);
  const check = (value: (n: number) => number | null) => over(frame, (n) => (told && n >= 6 && n % 7 === 6 && n !== 48 ? value(n) : undefined), { step: 13 });
  const note = (value: (n: number) => number | undefined) => over(frame, (n) => (told && n >= 2 && n % 4 === 2 ? value(n) : undefined), { step: 13 });
  const test = (start: number, grows: number) => over(frame, (n) => (told && n >= 0 && n % 21 === 9 ? Math.round(start + n * grows) : undefined), { step: 9999 });
  const left = test(13, 0.1);
  const right = test(24, 0.01);
  const strong = left.map((p, i) => {
    const difference = Math.round((1 - (p.value ?? 0) / (right[i]?.value ?? 1)) * 100);
    return { x: p.x, day: p.day, difference_percent: difference, weaker: 'left' as const, flagged: difference > 10 };
  });
  const weeks = frame.weeks.map(({ from: on }) => Math.floor(between(FIRST, on) / 7));
  const loads = { exercise: { id: 'E01', name: 'Heel drop, knee straight' }, heaviest: weekly(frame, load), volume: weekly(frame, (w) => { const kg = load(w); return kg === null ? null : kg * (540 + 15 * (w % 4)); }), reps: weekly(frame, (w) => (load(w) === null ? null : 540 + 15 * (w % 4))), untold: weeks.map((w) => (w === 4 ? 6 : 0)) };
  const asked = (n: number) => ({
    asked: weekly(frame, (w) => (!told || w === 5 ? null : n)), done: weekly(frame, (w) => (!told || w === 5 ? null : Math.round(n * (w === 11 ? 0.45 : 0.72 + 0.28 * wave(w, 4))))),
  });
  const inside = (n: number) => n >= from && n < from + frame.days;
  const pause = [Math.max(0, PAUSED[0] - from), Math.min(frame.days, PAUSED[1] - from + 1)] as const;
  return {
    frame,
    pain: {
      during: over(frame, pain(0), { word: true }), after: over(frame, pain(1), { word: true }), next_morning: over(frame, pain(0.6)),
      bands: [{ word: 'settled', over: null, to: 2 }, { word: 'watch', over: 2, to: 5 }, { word: 'ease_off', over: 5, to: 10 }],
      after_limit: null, mode: 'strict', sources: [ours('Settled, up to', '2 of 10'), silbernagel],
    },
    stiffness: over(frame, (n) => { const p = pain(0.4)(n - 1); return p == null ? p : Math.round(4 + p * 4.5 + wave(n, 3) * 6); }),
    loads: told ? [loads, { ...loads, exercise: { id: 'E02', name: 'Heel drop, knee bent' } }] : [],
    dose: { sessions: asked(14), sets: asked(84), reps: asked(1260), extra: weeks.map((w) => (told && w === 7 ? 1 : 0)) },
    tension: { minutes: weekly(frame, (w) => (!told || w === 5 ? null : 62 + 22 * wave(w, 2))), untimed: weeks.map((w) => (told && w === 5 ? 2 : 0)) },
    capacity: left.length === 0 ? [] : [{ kind: 'heel_raises', left, right, sides: strong, source: ours('Difference between the sides', '10 %') }],
    weekly: {
      confidence: check((n) => Math.min(9, 3 + Math.round(n / 16))), frustration: check((n) => (n === 34 ? null : Math.max(2, 8 - Math.round(n / 14)))),
      pain: check((n) => Math.max(0.6, 4.4 - n * 0.04 + (n > 57 && n < 66 ? 2 : 0))), percent: check((n) => Math.min(85, 35 + Math.round(n * 0.6))),
      mood: note((n) => Math.max(1, Math.min(9, 4 + Math.round(n / 20 + wave(n, 6) * 3 - (n > 57 && n < 66 ? 3 : 0))))), motivation: note((n) => (n % 3 === 0 ? Math.min(9, 5 + Math.round(wave(n, 8) * 4)) : undefined)),
      sources: [ours('Pain beside a check or a note', 'mean of 7 days')],
    },
    onset: runsOf(frame, told),
    recovery: { topic: { id: 'achilles', name: 'Achilles tendon' }, weeks: 4, ended: null, bands: [{ label: 'Typical', from_weeks: 6, to_weeks: 12, or_longer: true, source: guide('Typical', '6 to 12 weeks, or longer') }] },
    flares: {
      pain: over(frame, pain(0)), flares: told ? FLARE.filter(inside).map((n, i) => flare(n, i === 0)) : [], events,
      pauses: told && pause[1] > pause[0] ? [{ x: pause[0], days: pause[1] - pause[0], kind: 'ill' }] : [], look_back: ours('Looked back from a flare', '14 days'),
    },
  };
}

export function chartHandlers(desk: Desk): Pick<Handlers, 'charts' | 'save_chart'> {
  return {
    charts: ({ ask }) => {
      if (!planLines.some((line) => line.id === ask.plan)) throw refused('not_found');
      return chartsOf(ask.range, ask.plan, desk.scene !== 'charts-empty');
    },
    save_chart: ({ picture }) => `/home/you/Downloads/sinew-${picture.chart}-${TODAY}.png`,
  };
}
