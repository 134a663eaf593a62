// How far runs went before pain began, as a chart. Every number comes from the program, in the person's unit.

import type { Chart } from '../charts/types';
import type { Charts } from '../ipc/generated/Charts';
import * as words from '../text/charts';
import { axisOf, dayRows, panel, series } from './chart-models';
import { roundTop } from '../charts/scales';

export function onsetChart({ frame, onset }: Charts): Chart {
  const say = (n: number) => words.distanceOf(n, onset.unit);
  const all = [
    series({ key: 'began', label: words.onset.began, points: onset.began, say, unknown: words.charts.notTold }),
    series({ key: 'ran', label: words.onset.ran, points: onset.ran, say, shape: 'square', ink: 'part', dash: '6 4', unknown: words.charts.notTold }),
    ...(onset.cap.length === 0 ? [] : [series({ key: 'cap', label: words.onset.cap, points: onset.cap, say, shape: 'triangle', ink: 'ink2', dash: '1.5 4' })]),
  ];
  return {
    name: 'onset', key: 'onset', title: words.onset.title, lead: words.onset.lead, axis: axisOf(frame), lanes: [],
    panels: [panel('onset', all, { height: 220, unit: ` ${onset.unit}`, ...roundTop(all, 5) })],
    columns: [words.charts.day, ...all.map((s) => s.label)], rows: dayRows(all), sources: [onset.source],
    empty: [...onset.ran, ...onset.began].some((p) => p.value !== null) ? null : words.onset.empty,
  };
}
