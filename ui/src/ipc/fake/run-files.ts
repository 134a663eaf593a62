// What the fake answers about files of watches: some that wait, one of each kind, and a folder.

import type { RunComing } from '../generated/RunComing';
import type { RunFileRefused } from '../generated/RunFileRefused';
import type { RunsReview } from '../generated/RunsReview';
import { refused, type Desk, type Handlers } from './library';

export type RunFileCommand =
  | 'run_part' | 'look_at_run_file' | 'runs_coming' | 'look_through_run_folder' | 'choose_run_folder' | 'bring_runs_in' | 'forget_runs_coming' | 'run_files' | 'export_run_file';

const line = (id: string, more: Partial<RunComing> = {}): RunComing => ({
  id, file: `${id}.fit`, format: 'fit', sport: 'run', day: '2026-04-01', at: '07:12', duration_s: 3480, moving_from: 'timer', elapsed_s: 3600, distance_m: 10_200,
  distance_from: 'file', ascent_m: 84, heart_rate: 142, heart_rate_most: 171, cadence: 164, laps: 10, device: 'garmin fenix5', state: { is: 'new' }, impossible: [], odd: [],
  beside: [], plan: null, ...more,
});

const waiting: readonly RunComing[] = [
  line('2026-04-02-07-01-12', { day: '2026-04-02', at: '07:01', duration_s: 1500, distance_m: 4180, laps: 1, plan: { plan: 'rp-1', name: 'Run-walk, 12 weeks', step: 4 } }),
  line('2026-04-02-phone', {
    file: 'Morning_Run.gpx', format: 'gpx', day: '2026-04-02', at: '07:02', duration_s: 1480, moving_from: 'track', distance_m: 4240, distance_from: 'track', heart_rate: null,
    heart_rate_most: null, cadence: null, laps: 0, device: 'Phone app', state: { is: 'same_as', id: '2026-04-02-07-01-12' },
  }),
  line('2026-04-01-18-30-00', {
    day: '2026-04-01', at: '18:30', beside: [{ run: 'r-1', sport: 'run', how: 'by_hand', at: null, distance_m: 10_000, duration_s: null }],
  }),
  line('2026-03-30-06-58-41', { day: '2026-03-30', at: '06:58', state: { is: 'here', run: 'r-0' } }),
  line('2026-03-29-track', {
    file: 'forest.tcx', format: 'tcx', day: '2026-03-29', at: '09:20', distance_m: 15_820, distance_from: 'track', duration_s: 5880, laps: 3, odd: ['jumps', 'heart_left_out'],
    heart_rate: null, heart_rate_most: null,
  }),
  line('1989-12-31-00-04-10', { day: '1989-12-31', at: '00:04', device: null, odd: ['clock_not_set'] }),
  line('2026-03-20-bike', { day: '2026-03-20', at: '17:45', distance_m: 402_000, duration_s: 5400, impossible: ['too_fast'], odd: ['very_far'], heart_rate: null, cadence: null }),
];
const cut: RunFileRefused = { file: '2026-03-28-08-11-02.fit', problems: [{ what: 'cut', detail: 'it promises 81204 bytes and has 40960' }] };
const FOLDER = '/home/ada/Watch/Activities';

export function runFileHandlers(desk: Desk): Pick<Handlers, RunFileCommand> {
  const { scene } = desk;
  let lines: readonly RunComing[] = scene === 'bring-runs' ? waiting : [];
  let folder: string | null = scene === 'bring-runs-empty' ? null : FOLDER;
  const review = (more: Partial<RunsReview> = {}): RunsReview => ({
    lines: [...lines], refused: [], folder, folder_trouble: scene === 'bring-runs-folder-gone' ? 'No such file or directory (os error 2)' : null, more: 0, ...more,
  });
  return {
    run_part: () => null,
    look_at_run_file: ({ name }) => {
      if (!/\.(fit|gpx|tcx)(\.gz)?$/i.test(name)) return review({ refused: [{ file: name, problems: [{ what: 'not_a_recording', detail: null }] }] });
      if (name.includes('cut')) return review({ refused: [{ ...cut, file: name }] });
      if (!lines.some((one) => one.file === name)) lines = [line(name, { file: name }), ...lines];
      return review();
    },
    runs_coming: () => review(),
    look_through_run_folder: () => {
      if (scene === 'error') throw refused('internal');
      return review(scene === 'bring-runs' ? { refused: [cut], more: 3 } : {});
    },
    choose_run_folder: ({ folder: given }) => {
      if (given !== null && !given.startsWith('/')) throw refused('invalid', ['run_folder: must be a whole path, from / on']);
      folder = given;
      return review({ folder_trouble: null });
    },
    bring_runs_in: ({ draft }) => {
      const of = (what: string) => draft.choices.filter((choice) => choice.what.do === what).length;
      const decided = new Set(draft.choices.map((choice) => choice.id));
      lines = lines.filter((one) => !decided.has(one.id) && one.state.is !== 'here');
      desk.tell('runs');
      return { added: of('add'), beside: of('beside') + of('with'), left: of('leave'), review_waits: lines.length };
    },
    forget_runs_coming: () => {
      lines = [];
      return null;
    },
    run_files: () => [{ id: 'f-1', name: '2026-04-01-18-30-00.fit', format: 'fit', kept: true }],
    export_run_file: () => ({ path: '/home/ada/Downloads/2026-04-01-18-30-00.fit', entries: 1 }),
  };
}
