// Where the parts of a chart stand in its drawing. All in pixels at the text size of the page.

import { acrossOf, upOf, type Scale } from './scales';
import type { Chart, Panel } from './types';

/** From this width on, words stand beside the drawing. */
const ROOMY = 520;
const LETTER = 7.2;

export type Placed = { panel: Panel; y: number; up: Scale };
export type KeyPlace = { key: string; x: number; y: number };
export type Layout = {
  left: number;
  width: number;
  gutter: number;
  keys: KeyPlace[];
  /** Where the words of the bands stand in a narrow drawing. */
  bandsAt: number;
  lanesAt: number;
  lane: number;
  panels: Placed[];
  ground: number;
  height: number;
  across: Scale;
  roomy: boolean;
};

/** Series that are drawn; the rest stands in the table. */
export const shown = (panel: Panel) => panel.series.filter((series) => series.kind !== 'column');
/** Lines in front of bands have their names above: beside them stand the words of the bands. */
export const named = (panel: Panel) => shown(panel).length > 1 && (panel.bands.length > 0 || shown(panel).some((series) => series.kind === 'bar'));

export function layoutOf(chart: Chart, outer: number, unit: number): Layout {
  const roomy = outer >= ROOMY * Math.max(1, unit * 0.9);
  const beside = chart.lanes.length > 0 || chart.panels.some((panel) => panel.bands.length > 0 || panel.limit !== null || (shown(panel).length > 1 && !named(panel)));
  const widest = Math.max(0, ...chart.panels.flatMap((panel) => panel.ticks.map((tick) => tick.toLocaleString('en-GB').length + panel.unit.length)));
  const left = chart.panels.length === 0 ? 2 : Math.max(26, 14 + widest * LETTER) * unit;
  const gutter = roomy && beside ? 118 * unit : 10;
  const width = Math.max(60, outer - left - gutter);
  const keys: KeyPlace[] = [];
  let y = 4;
  for (const panel of chart.panels.filter((panel) => named(panel) || (!roomy && shown(panel).length > 1))) {
    let x = 0;
    // Panels one under the other share their keys.
    const fresh = shown(panel).filter((series) => !keys.some((key) => key.key === series.key));
    if (fresh.length === 0) continue;
    for (const series of fresh) {
      const wide = (40 + (series.name ?? series.label).length * LETTER) * unit;
      if (x > 0 && x + wide > width + gutter) {
        x = 0;
        y += 20 * unit;
      }
      keys.push({ key: series.key, x, y: y + 8 * unit });
      x += wide + 10;
    }
    y += 28 * unit;
  }
  const bandsAt = y + 8 * unit;
  if (!roomy && chart.panels.some((panel) => panel.bands.length > 0)) y += 40 * unit;
  const lane = (roomy ? 26 : 38) * unit;
  const lanesAt = y;
  y += chart.lanes.length * lane + (chart.lanes.length > 0 ? 6 : 0);
  const panels = chart.panels.map((panel) => {
    y += panel.label === null ? 8 : 26 * unit;
    const placed = { panel, y, up: upOf(panel.top, panel.height) };
    y += panel.height;
    return placed;
  });
  return { left, width, gutter, keys, bandsAt, lanesAt, lane, panels, ground: y, height: y + 26 * unit, across: acrossOf(chart.axis.span, width), roomy };
}
