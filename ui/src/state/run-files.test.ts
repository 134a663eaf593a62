// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import type { RunComing } from '../ipc/generated/RunComing';
import type { RunsReview } from '../ipc/generated/RunsReview';
import { MOST_BYTES, PART_BYTES, runFiles as words } from '../text/run-files';
import { RunFilesState, type Chosen } from './run-files.svelte';
import { RunOriginalsState } from './run-originals.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call, onChanged: () => () => undefined, onOpen: () => () => undefined }));
beforeEach(() => void call.mockReset());

const line = (id: string, more: Partial<RunComing> = {}): RunComing => ({
  id, file: `${id}.fit`, format: 'fit', sport: 'run', day: '2026-11-01', at: '10:00', duration_s: 600, moving_from: 'timer', elapsed_s: 600, distance_m: 1800, distance_from: 'file',
  ascent_m: null, heart_rate: null, heart_rate_most: null, cadence: null, laps: 1, device: null, state: { is: 'new' }, impossible: [], odd: [], beside: [], plan: null, ...more,
});
const review = (lines: RunComing[], more: Partial<RunsReview> = {}): RunsReview => ({ lines, refused: [], folder: null, folder_trouble: null, more: 0, ...more });
const plan = { plan: 'rp', name: 'Run-walk', step: 4 };
const refused = (code: string, detail: string[] = []) => Object.assign(new Error(code), { code, message: code, detail });
const called = (command: string) => call.mock.calls.filter(([name]) => name === command).map(([, args]) => args as Record<string, unknown>);

async function looked(...lines: RunComing[]): Promise<RunFilesState> {
  const state = new RunFilesState();
  call.mockResolvedValueOnce(review(lines));
  await state.load();
  return state;
}

function fileOf(name: string, size: number): Chosen {
  const bytes = new Blob([new Uint8Array(Math.min(size, 3 * PART_BYTES))]);
  return { name, size, slice: (from, to) => bytes.slice(from, to) };
}

test('only what nothing speaks against is proposed', async () => {
  const told = [{ run: 'r', sport: 'run', how: 'by_hand', at: null, distance_m: 2000, duration_s: null } as const];
  const cases: [RunComing, string, RunFilesState['choices'][number]['what'] | null][] = [
    [line('a'), 'add', { do: 'add', plan: null }],
    [line('b', { odd: ['jumps'] }), 'later', null],
    [line('c', { impossible: ['too_fast'] }), 'later', null],
    [line('d', { beside: [...told] }), 'later', null],
    [line('e', { state: { is: 'taken_out', run: 'r' } }), 'later', null],
    [line('f', { state: { is: 'left_out' } }), 'later', null],
    [line('g', { state: { is: 'here', run: 'r' } }), 'later', null],
    [line('h', { state: { is: 'same_run', run: 'r' } }), 'same', { do: 'beside', run: 'r' }],
  ];
  for (const [of, value, what] of cases) {
    const state = await looked(of);
    if (of.state.is !== 'here') expect([of.id, state.chosen(of)]).toEqual([of.id, value]);
    expect([of.id, state.choices]).toEqual([of.id, what === null ? [] : [{ id: of.id, what }]]);
  }
});

test('what cannot have been can only be left, and what is there already offers nothing', async () => {
  const state = await looked();
  const values = (of: RunComing) => state.options(of).map((option) => option.value);
  expect(values(line('a', { impossible: ['negative_distance'] }))).toEqual(['later', 'leave']);
  expect(values(line('b', { state: { is: 'here', run: 'r' } }))).toEqual([]);
  expect(values(line('c', { state: { is: 'left_out' } }))).toEqual(['add', 'later']);
});

test('a second watch goes where the first one goes', async () => {
  const [one, two] = [line('one', { beside: [{ run: 'r', sport: 'run', how: 'by_hand', at: null, distance_m: null, duration_s: null }] }), line('two', { state: { is: 'same_as', id: 'one' } })];
  const state = await looked(one, two);
  expect(state.choices).toEqual([]);
  state.choose(one, 'add');
  expect(state.choices).toEqual([{ id: 'one', what: { do: 'add', plan: null } }, { id: 'two', what: { do: 'with', id: 'one' } }]);
  state.choose(one, 'beside:r');
  expect(state.choices[1]).toEqual({ id: 'two', what: { do: 'beside', run: 'r' } });
});

test('of two runs of a day the first is the plan’s, until the person says otherwise', async () => {
  const [one, two] = [line('one', { plan }), line('two', { plan, at: '18:00' })];
  const state = await looked(one, two);
  expect([state.planned(one), state.planned(two)]).toEqual([true, false]);
  state.choose(one, 'later');
  expect(state.planned(two)).toBe(true);
  state.setPlanned(two, false);
  expect(state.choices).toEqual([{ id: 'two', what: { do: 'add', plan: null } }]);
});

test('a file is handed over in parts, under its name, and then looked at', async () => {
  const state = await looked();
  call.mockResolvedValueOnce(null).mockResolvedValueOnce(null).mockResolvedValueOnce(null).mockResolvedValueOnce(review([line('a')]));
  await state.take([fileOf('a.fit', 2 * PART_BYTES + 1)]);
  expect(called('run_part').map(({ part }) => (part as { first: boolean }).first)).toEqual([true, false, false]);
  expect([called('look_at_run_file'), state.lines.length, state.reading]).toEqual([[{ name: 'a.fit' }], 1, '']);
});

test('a file that is too long is not read, and the others are', async () => {
  const state = await looked();
  call.mockResolvedValueOnce(null).mockResolvedValueOnce(review([], { refused: [{ file: 'cut.fit', problems: [{ what: 'cut', detail: null }] }] }));
  await state.take([fileOf('huge.gpx', MOST_BYTES + 1), fileOf('cut.fit', 10)]);
  expect(state.unread).toEqual([{ file: 'huge.gpx', why: words.tooLong }]);
  expect(state.refused.map(({ file }) => file)).toEqual(['cut.fit']);
});

test('what was refused as a whole stays chosen, and is told', async () => {
  const state = await looked(line('a'));
  call.mockRejectedValueOnce(refused('invalid', ['choices[0]: is in the log already']));
  await state.accept();
  expect([state.problem?.lines.length, state.choices.length, state.busy]).toEqual([1, 1, false]);
});

test('what came in is gone from the list', async () => {
  const state = await looked(line('a'), line('b', { odd: ['very_far'] }));
  call.mockResolvedValueOnce({ added: 1, beside: 0, left: 0, review_waits: 1 }).mockResolvedValueOnce(review([line('b', { odd: ['very_far'] })]));
  await state.accept();
  expect([called('bring_runs_in')[0], state.lines.map(({ id }) => id)]).toEqual([{ draft: { choices: [{ id: 'a', what: { do: 'add', plan: null } }] } }, ['b']]);
});

test('a folder that is refused stays in the field', async () => {
  const state = await looked();
  state.folder = 'watch';
  call.mockRejectedValueOnce(refused('invalid', ['run_folder: must be a whole path, from / on']));
  await state.keepFolder();
  expect([state.folder, state.folderProblem?.lines.length, state.folderChanged]).toEqual(['watch', 1, true]);
});

test('an original goes out under the name that the answer gives, and one that is gone says so', async () => {
  const state = new RunOriginalsState();
  call.mockResolvedValueOnce([{ id: 'f', name: 'a.fit', format: 'fit', kept: true }]);
  await state.load('r');
  call.mockResolvedValueOnce({ path: '/d/a.fit', entries: 1 });
  await state.save('r', 'f');
  expect([called('export_run_file'), state.written]).toEqual([[{ run: 'r', file: 'f' }], '/d/a.fit']);
  call.mockRejectedValueOnce(refused('not_found'));
  await state.save('r', 'f');
  expect([state.written, state.problem === null, state.busy]).toEqual(['', false, false]);
});
