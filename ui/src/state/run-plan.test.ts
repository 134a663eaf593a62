import { beforeEach, expect, test, vi } from 'vitest';
import { due, runPlanHandlers } from '../ipc/fake/run-plan';
import { dueSaid, speedSaid, waitSaid } from '../text/run-plan';
import { RunGateState } from './run-gate.svelte';
import { RunNowState } from './run-now.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call, onChanged: () => () => undefined }));
beforeEach(() => {
  const fake = runPlanHandlers({ answers: () => Promise.reject(new Error('not asked')), tell: () => undefined, scene: 'run-now', over: {} });
  call.mockReset().mockImplementation((command: string, args: never) =>
    command in fake ? Promise.resolve((fake as Record<string, (args: never) => unknown>)[command]?.(args)) : Promise.resolve(null),
  );
});
const sent = (command: string) => call.mock.calls.filter(([of]) => of === command).map(([, args]) => args as unknown);

test('a gate opens with its last line, and a tick is taken back', async () => {
  const gate = new RunGateState('dunne-12-week');
  await gate.load();
  expect(gate.view?.open).toBe(false);
  const own = () => gate.view?.lines.find((line) => !line.from_log);
  const line = own();
  if (line === undefined) throw new Error('no line of the person');
  await gate.tick(line);
  expect([own()?.met, gate.view?.open]).toEqual([true, true]);
  await gate.tick({ ...line, met: true });
  expect([own()?.met, gate.view?.open]).toEqual([null, false]);
});

test('the plan begins with what was chosen', async () => {
  const gate = new RunGateState('dunne-12-week');
  await gate.load();
  gate.weekdays = [false, true, false, true, false, false, false];
  gate.significant = true;
  expect(await gate.start()).toBe(true);
  expect(sent('start_run_plan')).toEqual([
    { draft: { plan: 'dunne-12-week', topic: 'achilles', started: '2026-04-02', weekdays: [false, true, false, true, false, false, false], step: 1, significant: true } },
  ]);
});

test('a refusal of the clearance stays on the page', async () => {
  call.mockImplementation((command: string) =>
    command === 'clear_running' ? Promise.reject({ code: 'invalid', message: '', detail: ['by: who agreed'] }) : Promise.resolve(null),
  );
  const gate = new RunGateState('bone-ladder');
  expect(await gate.clear()).toBe(false);
  expect(gate.problem).not.toBeNull();
});

test('a run is played with its warm-up, and on another day by the person’s word', async () => {
  const page = new RunNowState();
  await page.load();
  page.warmUp = 'walk_and_moves';
  await page.play(false);
  await page.play(true);
  expect(sent('start_session')).toEqual([
    { play: { what: 'run', warm_up: 'walk_and_moves', anyway: false } },
    { play: { what: 'run', warm_up: 'walk_and_moves', anyway: true } },
  ]);
});

test('words for a run, its day and speed', async () => {
  expect(dueSaid(due)).toBe('8 runs, 20 min, 16 min of it running');
  expect(dueSaid({ ...due, runs: 1, metres: 1609, seconds: null, run_seconds: null })).toBe('One run, 1.61 km');
  expect(waitSaid(due)).toBe('Today');
  const page = new RunNowState();
  await page.load();
  const speed = page.view?.plan?.speed;
  if (speed === undefined) throw new Error('no plan');
  expect(speedSaid(speed)).toContain('Not before');
  expect(speedSaid({ ...speed, from_day: null, strides_percent: 60 })).toBe('Strides, up to 60 % of full speed.');
});
