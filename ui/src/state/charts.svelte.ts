// The charts of one plan in one range. The program works out every number; here is only which ones are asked for.

import type { Chart } from '../charts/types';
import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { ChartRange } from '../ipc/generated/ChartRange';
import type { Charts } from '../ipc/generated/Charts';
import type { PlanLine } from '../ipc/generated/PlanLine';
import { trouble, type Trouble } from '../text/errors';
import { flareChart, recoveryChart } from './chart-lanes';
import { onsetChart } from './chart-runs';
import { capacityChart, doseChart, loadChart, painChart, stiffnessChart, tensionChart, weeklyChart } from './chart-models';

export type RangeName = ChartRange['range'];
const names: readonly string[] = ['weeks4', 'weeks12', 'programme'];

export class ChartsState {
  plans = $state.raw<readonly PlanLine[] | null>(null);
  plan = $state('');
  range = $state<RangeName>('weeks12');
  from = $state('');
  to = $state('');
  charts = $state.raw<Charts | null>(null);
  problem = $state.raw<Trouble | null>(null);
  exercise = $state('');

  readonly load = $derived(this.charts?.loads.find((of) => of.exercise.id === this.exercise) ?? this.charts?.loads[0] ?? null);
  /** In the order of the page. */
  readonly drawn: readonly Chart[] = $derived.by(() => {
    const all = this.charts;
    if (all === null) return [];
    const tests = all.capacity.length === 0 ? [capacityChart(all, null)] : all.capacity.map((of) => capacityChart(all, of));
    return [painChart(all), stiffnessChart(all), doseChart(all), loadChart(all, this.load), tensionChart(all), ...tests, weeklyChart(all), recoveryChart(all), flareChart(all), onsetChart(all)];
  });

  #asked = 0;

  /** `id`: the name of a range, or nothing. */
  constructor(id = '') {
    if (names.includes(id)) this.range = id as RangeName;
  }

  /** The plan that runs, or the newest. */
  async open(): Promise<void> {
    try {
      const plans = await call('plans');
      this.plans = plans;
      if (!plans.some((line) => line.id === this.plan)) this.plan = (plans.find((line) => line.ended === null) ?? plans[0])?.id ?? '';
    } catch (thrown) {
      this.problem = trouble(thrown);
      return;
    }
    await this.ask();
  }

  /** What is drawn stays until the answer is there. */
  async ask(): Promise<void> {
    if (this.plan === '') return;
    const mine = ++this.#asked;
    try {
      const charts = await call('charts', { ask: { plan: this.plan, range: this.#range() } });
      if (mine !== this.#asked) return;
      this.charts = charts;
      this.problem = null;
      if (this.range !== 'between') [this.from, this.to] = [charts.frame.from, charts.frame.to];
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    }
  }

  async choosePlan(plan: string): Promise<void> {
    this.plan = plan;
    await this.ask();
  }

  /** From a day to a day is asked for once both are there. */
  async chooseRange(range: RangeName): Promise<void> {
    this.range = range;
    if (range !== 'between') await this.ask();
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.includes('plans')) await this.open();
    else if (kinds.includes('sessions') || kinds.includes('answers') || kinds.includes('runs')) await this.ask();
  }

  async save(chart: Chart, picture: Blob): Promise<string> {
    const png = [...new Uint8Array(await picture.arrayBuffer())];
    return call('save_chart', { picture: { chart: chart.name, png } });
  }

  #range(): ChartRange {
    return this.range === 'between' ? { range: 'between', from: this.from, to: this.to } : { range: this.range };
  }
}
