import { beforeEach, expect, test, vi } from 'vitest';
import { due, offerOf, runPlanHandlers } from '../ipc/fake/run-plan';
import type { RunOffer } from '../ipc/generated/RunOffer';
import { answeredSaid, daysSaid, dueSaid, mayDecline, offerFace, speedSaid, waitSaid } from '../text/run-plan';
import { leaveSession } from './leave-session';
import { app } from './app.svelte';
import { RunGateState } from './run-gate.svelte';
import { RunNowState } from './run-now.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call, onChanged: () => () => undefined, onOpen: () => () => undefined }));
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

test('an offer is answered as it was seen, once, and the page tells what was said', async () => {
  const page = new RunNowState();
  await page.load();
  const offer = page.view?.plan?.offer;
  if (offer == null) throw new Error('nothing is offered');
  expect(offerFace(offer)).toMatchObject({ kind: 'progress', head: { lever: 'Step of the plan', from: 'Week 3', to: 'Week 4' } });
  expect(await page.answer(offer, true)).toBe(true);
  expect(sent('answer_run_offer')).toEqual([{ answer: { run: 'r-6', mark: offer.mark, accept: true } }]);
  const said = page.view?.plan?.offer;
  expect(said != null && answeredSaid(said)).toBe('Accepted on Thu 2 April. The plan follows.');
  expect(said != null && offerFace(said).means).toBe('');
});

test('the same once more has nothing to decline, a step back and days off have', () => {
  const back = offerOf('run-now-back');
  const first = offerOf('run-now-first');
  expect([mayDecline(back), mayDecline(first)]).toEqual([true, true]);
  expect(offerFace(first)).toMatchObject({ kind: 'back', head: 'The plan stays at Week 1' });
  expect(offerFace(first).notes).toContain('No step comes before this one.');
  expect(offerFace(back).notes).not.toContain('No step comes before this one.');
  const calm: RunOffer = { ...first, suggestion: { ...first.suggestion, outcome: 'hold', rest_days: null } };
  expect(mayDecline(calm)).toBe(false);
  const worse: RunOffer = { ...calm, suggestion: { ...calm.suggestion, outcome: { step_back: 'dose' }, change: { shorter: { by_percent: 20 } } } };
  expect(offerFace(worse).notes).toContain('Shorter is in your hands: end the next run after about 80 % of it.');
  expect(answeredSaid({ ...back, answered: { accepted: false, on: '2026-04-02' } })).toBe('Kept as it was, on Thu 2 April. Both are in the log.');
});

test('days, strides and speed stand in large as what would become so', () => {
  const days = offerOf('run-now-days');
  expect(offerFace(days).head).toEqual({ lever: 'Run days', from: 'Mon and Fri', to: 'Mon, Wed and Fri' });
  expect(offerFace({ ...days, what: { lever: 'strides', percent: 60 } }).head).toBe('Strides, up to 60 % of full speed');
  expect(offerFace({ ...days, what: { lever: 'speed' } }).head).toBe('The way to speed is open');
  expect(daysSaid([false, true, false, false, false, false, false])).toBe('Tue');
});

test('other run days are kept, and a refusal stays on the page with the days as they were', async () => {
  const page = new RunNowState();
  await page.load();
  const before = page.view?.plan?.weekdays;
  call.mockImplementationOnce(() => Promise.reject({ code: 'invalid', message: '', detail: ['weekdays: 2 days from one run to the next'] }));
  expect(await page.setDays([true, true, false, false, false, false, false])).toBe(false);
  expect([page.problem === null, page.view?.plan?.weekdays]).toEqual([false, before]);
  expect(await page.setDays([false, true, false, true, false, false, false])).toBe(true);
  expect(page.view?.plan?.weekdays).toEqual([false, true, false, true, false, false, false]);
});

test('a run that is over leads to its form, any other session to its summary, and none to today', async () => {
  const go = vi.spyOn(app, 'go').mockImplementation(() => undefined);
  call.mockResolvedValueOnce('r-9');
  await leaveSession('s-1');
  call.mockResolvedValueOnce(null);
  await leaveSession('s-2');
  call.mockRejectedValueOnce(new Error('gone'));
  await leaveSession('s-3');
  await leaveSession(null);
  expect(go.mock.calls).toEqual([['log-run', 'r-9'], ['summary', 's-2'], ['summary', 's-3'], ['today']]);
  go.mockRestore();
});
