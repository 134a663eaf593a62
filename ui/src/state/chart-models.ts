// From what the program answers to charts as data. Every number is taken as it came; only its place and its words are made.

import { roundTop } from '../charts/scales';
import type { Axis, Band, Chart, Panel, Row, Series } from '../charts/types';
import type { CapacityChart } from '../ipc/generated/CapacityChart';
import type { ChartFrame } from '../ipc/generated/ChartFrame';
import type { ChartPoint } from '../ipc/generated/ChartPoint';
import type { Charts } from '../ipc/generated/Charts';
import type { LoadChart } from '../ipc/generated/LoadChart';
import * as words from '../text/charts';
import { dayShort } from '../text/words';

const TEN = [0, 2, 4, 6, 8, 10];
const YEARS_FROM_DAYS = 400;

type Line = Pick<Series, 'key' | 'label' | 'points' | 'say'> & Partial<Series>;

export const series = (of: Line): Series => ({ kind: 'line', shape: 'disc', ink: 'ink', dash: null, unknown: words.charts.notAnswered, ...of });

export function axisOf(frame: ChartFrame): Axis {
  const years = frame.days > YEARS_FROM_DAYS;
  return { span: frame.days, ticks: frame.weeks.map((week) => ({ x: week.x, label: words.tickDay(week.from, years) })), now: frame.today, nowLabel: words.charts.today };
}

export function panel(key: string, of: readonly Series[], more: Partial<Panel> = {}): Panel {
  const drawn = of.filter((s) => s.kind !== 'column');
  return { key, label: null, height: 150, unit: '', bands: [], limit: null, series: of, ...roundTop(drawn, 1, (more.height ?? 150) < 100 ? 2 : 4), ...more };
}

/** "4 of 10, watch", "not answered", or a dash where nothing was asked. */
export function cellOf(of: Series, x: number): string {
  const point = of.points.find((p) => p.x === x);
  if (point === undefined) return words.charts.nothing;
  if (point.value === null) return of.unknown;
  return point.word === null ? of.say(point.value) : `${of.say(point.value)}, ${words.bandWord[point.word].toLowerCase()}`;
}

/** A row for each day on which any series has something to say. */
export function dayRows(of: readonly Series[]): Row[] {
  const days = new Map<number, string>();
  for (const s of of) for (const point of s.points) days.set(point.x, point.day);
  return [...days].sort(([a], [b]) => a - b).map(([x, day]) => ({ x, wide: 1, label: dayShort(day), cells: of.map((s) => cellOf(s, x)) }));
}

/** A row for each week of the range. */
export function weekRows(frame: ChartFrame, of: readonly Series[]): Row[] {
  return frame.weeks.map((week) => ({ x: week.x, wide: week.days, label: words.weekSaid(week.from, week.to), cells: of.map((s) => cellOf(s, week.x)) }));
}

const told = (points: readonly ChartPoint[]) => points.some((p) => p.value !== null);
const heads = (first: string, of: readonly Series[]): [string, ...string[]] => [first, ...of.map((s) => s.label)];
/** Counts that stand in the table only; a week with none says nothing. */
const counts = (frame: ChartFrame, of: readonly number[]): ChartPoint[] =>
  frame.weeks.flatMap((week, i) => ((of[i] ?? 0) > 0 ? [{ x: week.x, day: week.from, value: of[i] ?? 0, run: 0, word: null }] : []));

export function painChart({ frame, pain }: Charts): Chart {
  const all = [
    series({ key: 'during', label: words.pain.during, points: pain.during, say: words.outOf }),
    series({ key: 'after', label: words.pain.after, points: pain.after, say: words.outOf, shape: 'square', ink: 'part', dash: '6 4' }),
    series({ key: 'next', label: words.pain.next, points: pain.next_morning, say: words.outOf, shape: 'triangle', ink: 'ink2', dash: '1.5 4' }),
  ];
  const bands: Band[] = pain.bands.map((b) => ({ word: b.word, over: b.over ?? 0, to: b.to, label: words.bandWord[b.word], means: words.bandMeans(b.over, b.to) }));
  const limit = pain.after_limit === null ? null : { at: pain.after_limit, label: words.pain.limitAfter(pain.after_limit) };
  const lead = pain.mode === 'published' ? `${words.pain.lead} ${words.pain.published}` : words.pain.lead;
  return {
    name: 'pain', key: 'pain', title: words.pain.title, lead, axis: axisOf(frame), lanes: [],
    panels: [panel('pain', all, { height: 220, top: 10, ticks: TEN, bands, limit })],
    columns: heads(words.charts.day, all), rows: dayRows(all), sources: pain.sources, empty: all.some((s) => told(s.points)) ? null : words.pain.empty,
  };
}

export function stiffnessChart({ frame, stiffness }: Charts): Chart {
  const all = [series({ key: 'stiffness', label: words.stiffness.minutes, points: stiffness, say: words.minutesOf })];
  return {
    name: 'stiffness', key: 'stiffness', title: words.stiffness.title, lead: words.stiffness.lead, axis: axisOf(frame), lanes: [],
    panels: [panel('stiffness', all, { height: 220, unit: ' min', ...roundTop(all, 10) })],
    columns: heads(words.charts.day, all), rows: dayRows(all), sources: [], empty: told(stiffness) ? null : words.stiffness.empty,
  };
}

/** `of` is null where nothing was done in the range. */
export function loadChart({ frame }: Charts, of: LoadChart | null): Chart {
  const empty = { name: 'load', key: 'load', title: words.loads.title, axis: axisOf(frame), lanes: [], sources: [] } as const;
  if (of === null) return { ...empty, lead: '', panels: [], columns: [words.charts.week], rows: [], empty: words.loads.empty };
  const bar = { kind: 'bar', unknown: words.charts.notTold } as const;
  const heaviest = series({ ...bar, key: 'heaviest', label: words.loads.heaviest, points: of.heaviest, say: words.kilogramsOf });
  const volume = series({ ...bar, key: 'volume', label: words.loads.volume, points: of.volume, say: words.kilogramsOf });
  const all = [
    heaviest, volume,
    series({ key: 'reps', label: words.loads.reps, points: of.reps, say: words.countOf, kind: 'column', unknown: words.charts.noSession }),
    series({ key: 'untold', label: words.loads.untold, points: counts(frame, of.untold), say: words.countOf, kind: 'column' }),
  ];
  const panels = [
    panel('heaviest', [heaviest], { label: words.loads.heaviest, height: 84, unit: ' kg' }),
    panel('volume', [volume], { label: words.loads.volume, height: 84, unit: ' kg' }),
  ];
  return { ...empty, lead: words.loads.lead(of.exercise.name), panels, columns: heads(words.charts.week, all), rows: weekRows(frame, all), empty: told(of.heaviest) ? null : words.loads.empty };
}

export function doseChart({ frame, dose }: Charts): Chart {
  const kinds = (['sessions', 'sets', 'reps'] as const).map((kind) => {
    const of = (key: 'asked' | 'done', more: Partial<Series>) =>
      series({ key, label: words.dose.of(words.dose[kind], words.dose[key]), name: words.dose[key], points: dose[kind][key], say: words.countOf, kind: 'bar', unknown: words.dose.nothing, ...more });
    return { kind, series: [of('asked', { shape: 'square', ink: 'ink2' }), of('done', {})] };
  });
  const all = [...kinds.flatMap((of) => of.series), series({ key: 'extra', label: words.dose.extra, points: counts(frame, dose.extra), say: words.countOf, kind: 'column' })];
  return {
    name: 'dose', key: 'dose', title: words.dose.title, lead: words.dose.lead, axis: axisOf(frame), lanes: [],
    panels: kinds.map((of) => panel(of.kind, of.series, { label: words.dose[of.kind], height: 56, over: true })),
    columns: heads(words.charts.week, all), rows: weekRows(frame, all), sources: [], empty: told(dose.sessions.asked) ? null : words.dose.empty,
  };
}

export function tensionChart({ frame, tension }: Charts): Chart {
  const minutes = series({ key: 'minutes', label: words.tension.minutes, points: tension.minutes, say: words.minutesOf, kind: 'bar', unknown: words.charts.noSession });
  const all = [minutes, series({ key: 'untimed', label: words.tension.untimed, points: counts(frame, tension.untimed), say: words.countOf, kind: 'column' })];
  return {
    name: 'tension', key: 'tension', title: words.tension.title, lead: words.tension.lead, axis: axisOf(frame), lanes: [],
    panels: [panel('minutes', [minutes], { height: 190, unit: ' min' })],
    columns: heads(words.charts.week, all), rows: weekRows(frame, all), sources: [], empty: told(tension.minutes) ? null : words.tension.empty,
  };
}

/** `of` is null where nothing was tested in the range. */
export function capacityChart({ frame }: Charts, of: CapacityChart | null): Chart {
  const axis = axisOf(frame);
  if (of === null) return { name: 'capacity', key: 'capacity', title: words.capacity.none.title, lead: '', axis, lanes: [], panels: [], columns: [words.charts.day], rows: [], sources: [], empty: words.capacity.none.empty };
  const say = of.kind === 'balance' ? words.secondsOf : words.countOf;
  const all = [
    series({ key: 'left', label: words.capacity.left, points: of.left, say }),
    series({ key: 'right', label: words.capacity.right, points: of.right, say, shape: 'square', ink: 'part', dash: '6 4' }),
  ];
  const beside = (x: number) => {
    const sides = of.sides.find((s) => s.x === x);
    if (sides?.difference_percent == null) return words.charts.nothing;
    return `${words.percentOf(sides.difference_percent)}${sides.flagged ? `, ${words.capacity.marked}` : ''}`;
  };
  const rows = dayRows(all).map((row) => ({ ...row, cells: [...row.cells, beside(row.x)] }));
  return {
    name: 'capacity', key: `capacity-${of.kind}`, title: words.capacity[of.kind].title, lead: `${words.capacity[of.kind].lead} ${newestSides(of)}`.trim(), axis, lanes: [],
    panels: [panel('sides', all, { height: 190, unit: of.kind === 'balance' ? ' s' : '' })],
    columns: [...heads(words.charts.day, all), words.capacity.difference], rows, sources: [of.source], empty: null,
  };
}

/** How the sides stood at the newest test that both had. */
function newestSides(of: CapacityChart): string {
  const sides = of.sides.findLast((s) => s.difference_percent !== null);
  if (sides?.difference_percent == null) return '';
  if (sides.weaker === null) return words.capacity.even(sides.day);
  return words.capacity.apart(sides.day, sides.weaker, words.percentOf(sides.difference_percent), sides.flagged);
}

export function weeklyChart({ frame, weekly }: Charts): Chart {
  const scale = [
    series({ key: 'confidence', label: words.weekly.confidence, points: weekly.confidence, say: words.outOf }),
    series({ key: 'frustration', label: words.weekly.frustration, points: weekly.frustration, say: words.outOf, shape: 'square', ink: 'part', dash: '6 4' }),
    series({ key: 'pain', label: words.weekly.pain, points: weekly.pain, say: words.outOf, shape: 'triangle', ink: 'ink2', dash: '1.5 4' }),
  ];
  const percent = series({ key: 'percent', label: words.weekly.percent, points: weekly.percent, say: words.percentOf, shape: 'diamond' });
  const journal = [
    series({ key: 'mood', label: words.weekly.mood, points: weekly.mood, say: words.outOf }),
    series({ key: 'motivation', label: words.weekly.motivation, points: weekly.motivation, say: words.outOf, shape: 'square', ink: 'part', dash: '6 4' }),
  ];
  // The same pain once more, so that each panel has it beside its own lines.
  const beside = series({ key: 'pain-again', label: words.weekly.pain, points: weekly.pain, say: words.outOf, shape: 'triangle', ink: 'ink2', dash: '1.5 4' });
  const all = [...scale, ...journal, percent];
  return {
    name: 'weekly', key: 'weekly', title: words.weekly.title, lead: words.weekly.lead, axis: axisOf(frame), lanes: [],
    panels: [
      panel('scale', scale, { label: words.weekly.scale, height: 130, top: 10, ticks: [0, 5, 10] }),
      ...(journal.some((s) => told(s.points)) ? [panel('journal', [...journal, beside], { label: words.weekly.journal, height: 130, top: 10, ticks: [0, 5, 10] })] : []),
      panel('percent', [percent], { label: words.weekly.percentPanel, height: 70, top: 100, ticks: [0, 50, 100], unit: ' %' }),
    ],
    columns: heads(words.charts.day, all), rows: dayRows(all), sources: weekly.sources, empty: all.some((s) => told(s.points)) ? null : words.weekly.empty,
  };
}

