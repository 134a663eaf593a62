// The two charts that draw what lasts or happens: the usual range of weeks, and changes above the pain of the same days.

import type { Chart, Lane, Mark, MarkShape, Row } from '../charts/types';
import type { ChartChange } from '../ipc/generated/ChartChange';
import type { ChartEvent } from '../ipc/generated/ChartEvent';
import type { Charts } from '../ipc/generated/Charts';
import * as words from '../text/charts';
import { dayShort, list } from '../text/words';
import { axisOf, cellOf, panel, series } from './chart-models';

const TEN = [0, 2, 4, 6, 8, 10];

export function recoveryChart({ recovery }: Charts): Chart {
  const empty = { name: 'recovery', key: 'recovery', title: words.recovery.title, lead: words.recovery.lead, panels: [] } as const;
  const none = { span: 1, ticks: [], now: null, nowLabel: '' };
  if (recovery === null) return { ...empty, axis: none, lanes: [], columns: [words.recovery.stage], rows: [], sources: [], empty: words.recovery.empty };
  const { weeks, bands } = recovery;
  const longest = Math.max(weeks + 1, ...bands.map((band) => band.to_weeks));
  const span = Math.ceil(longest * 1.15);
  const every = span > 40 ? 8 : span > 16 ? 4 : 2;
  const ticks = Array.from({ length: Math.floor(span / every) + 1 }, (_, i) => ({ x: i * every, label: i === 0 ? '0' : words.weeksSaid(i * every) }));
  const bar = (x: number, to: number, open: boolean): Mark => ({ x, long: to - x, open, shape: 'span' });
  const soFar = recovery.ended === null ? words.recovery.soFar : words.recovery.took;
  const lanes: Lane[] = [
    { key: 'now', label: soFar, marks: [{ x: 0, long: weeks, shape: 'span' }] },
    ...bands.map((band) => ({ key: band.label, label: band.label, marks: [bar(band.from_weeks, band.to_weeks, band.or_longer)] })),
  ];
  const rows: Row[] = [
    { x: 0, wide: Math.max(weeks, 0.5), label: soFar, cells: [words.weeksSaid(weeks)] },
    ...bands.map((band) => ({ x: band.from_weeks, wide: band.to_weeks - band.from_weeks, label: band.label, cells: [words.oftenSaid(band)] })),
  ];
  return { ...empty, axis: { span, ticks, now: weeks, nowLabel: '' }, lanes, columns: [words.recovery.stage, words.recovery.week], rows, sources: bands.map((b) => b.source), empty: null };
}

export function flareChart({ frame, flares, pain }: Charts): Chart {
  const line = series({ key: 'pain', label: words.flares.pain, points: flares.pain, say: words.outOf });
  const limit = pain.bands.find((band) => band.word === 'ease_off')?.over ?? null;
  const marks = (of: (change: ChartChange) => MarkShape | null): Mark[] =>
    flares.events.flatMap(({ x, what }) => {
      const shape = of(what);
      return x === null || shape === null ? [] : [{ x, long: 1, shape }];
    });
  const lanes: Lane[] = [
    { key: 'changes', label: words.flares.changes, marks: marks(leverShape) },
    { key: 'sessions', label: words.flares.sessions, marks: marks((change) => (change.what === 'extra' ? 'extra' : change.what === 'skipped' ? 'skip' : null)) },
    { key: 'pauses', label: words.flares.pauses, marks: flares.pauses.map(({ x, days }) => ({ x, long: days, shape: 'span' })) },
    { key: 'flares', label: words.flares.flares, marks: flares.flares.map(({ x }) => ({ x, long: 1, shape: 'flare' })) },
  ];
  const days = new Map<number, string>();
  for (const { x, day } of [...flares.pain, ...flares.flares, ...flares.events]) if (x !== null) days.set(x, day);
  const rows: Row[] = [...days].sort(([a], [b]) => a - b).map(([x, day]) => ({ x, wide: 1, label: dayShort(day), cells: [cellOf(line, x), happened(flares.events, x), flareOn(flares.flares, x)] }));
  return {
    name: 'flares', key: 'flares', title: words.flares.title, lead: words.flares.lead, axis: axisOf(frame), lanes,
    panels: [panel('pain', [line], { height: 150, top: 10, ticks: TEN, limit: limit === null ? null : { at: limit, label: words.flares.limit(limit) } })],
    columns: [words.charts.day, words.flares.pain, words.flares.what, words.flares.flare], rows, sources: [flares.look_back],
    empty: rows.length === 0 ? words.flares.empty : null,
  };
}

/** Up, down, or neither: a pause is a bar, and a skipped or extra session has a lane of its own. */
function leverShape(change: ChartChange): MarkShape | null {
  switch (change.what) {
    case 'lever':
      if (change.from === null || change.to === null) return 'change';
      return change.to > change.from ? 'up' : 'down';
    case 'lighter':
      return change.on ? 'down' : 'up';
    case 'restarted':
    case 'started':
    case 'ended':
      return 'change';
    case 'skipped':
    case 'paused':
    case 'resumed':
    case 'extra':
      return null;
  }
}

function happened(events: readonly ChartEvent[], x: number): string {
  const here = events.filter((event) => event.x === x).map(({ what }) => words.changeOf(what));
  return here.length === 0 ? words.charts.nothing : list(here);
}

function flareOn(flares: Charts['flares']['flares'], x: number): string {
  const here = flares.find((flare) => flare.x === x);
  return here === undefined ? words.charts.nothing : here.begins ? words.flares.begins : words.flares.goesOn;
}
