import { beforeEach, expect, test, vi } from 'vitest';
import type { PlanOption } from '../ipc/generated/PlanOption';
import type { PlanOptions } from '../ipc/generated/PlanOptions';
import type { PlanReview } from '../ipc/generated/PlanReview';
import { draftOf, openAt, stepsFor, unanswered, type Answers, type Facts, type StepName } from './start-answers';
import { keep, StartPlan } from './start-plan.svelte';
import { fieldOf, problemsAt, stepOfProblem, together } from './start-review';
import { signsOf, worstOf } from './start-signs';
import { sinceOf, slotsFrom } from './start-when';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call, onChanged: vi.fn() }));

const item = (id: string, urgency: string | null, lists: string[] = []) => ({ id, text: id, why: null, urgency, lists, source: 'guide', grade: 'practice' });
const redFlags = { id: 'red-flags', name: '', summary: '', items: [item('pop', 'emergency', ['full']), item('run', 'same_day', ['mid-run']), item('limp', 'within_days', ['full'])] };
const before = { id: 'before-you-begin', name: '', summary: '', items: [item('surgery', 'within_weeks'), item('under-age', 'within_weeks'), item('to-know', null)] };
const signs = signsOf([redFlags, before] as never);
const option = (id: string, more: Partial<PlanOption> = {}): PlanOption => ({
  programme: { id, name: id }, summary: '', evidence: null, bars: 2, weeks: 12, weeks_to: null, session_ms: 850_000, day_ms: 1_700_000, sessions_a_week: 14,
  per_day: 2, days_a_week: 7, needs: [], people: [], as_tolerated: null, mode: 'published',
  slots: [{ slot: 'morning', from: '06:00', to: '10:00' }, { slot: 'evening', from: '17:00', to: '21:00' }], weekdays: [true, true, true, true, true, true, true], ...more,
});
const heavy = option('hsr', { per_day: 1, days_a_week: 3, slots: [{ slot: 'evening', from: '17:00', to: '21:00' }], weekdays: [true, false, true, false, true, false, false] });
const options = (...programmes: PlanOption[]): PlanOptions => ({ topic: { id: 'achilles', name: 'Achilles pain' }, tissue: 'tendon', worn: null, programmes, bone_sites: [] });
const injury = { id: 'achilles', name: 'Achilles pain', forms: [{ id: 'mid-portion' }, { id: 'insertional' }], factors: ['Hills'] };
const review = (more: Partial<PlanReview> = {}): PlanReview => ({ problems: [], bars: [], may_begin: true, conflicts: [], ladder: [], ...more });
const facts = (more: Partial<Facts> = {}): Facts => ({
  origin: { from: 'start' }, day: '2026-04-02', injury: injury as never, options: options(option('drops'), heavy), signs, days: [], review: review(), ...more,
});
const answered: Answers = {
  ...unanswered(), topic: 'achilles', form: 'mid-portion', legs: 'left', ago: '6', onset: 'gradual', none: true, age: '41', saidBy: 'myself', programme: 'drops',
  slots: slotsFrom(option('drops').slots),
};
const open = (step: StepName, a: Partial<Answers>, f: Partial<Facts> = {}) => openAt(step, { ...answered, ...a }, facts(f));

const session = (days: number | null, every: number | null = null) => ({ days_per_week: days === null ? null : { value: days }, every_days: every === null ? null : { value: every } });
const programmes: Record<string, unknown> = {
  drops: { id: 'drops', forms: ['mid-portion'], phases: [{ sessions: [session(7)] }] },
  hsr: { id: 'hsr', forms: [], phases: [{ sessions: [session(3)] }, { sessions: [session(2), session(null, 2)] }] },
};
let answers: Record<string, unknown>;
beforeEach(() => {
  keep(null);
  answers = {
    today: { day: '2026-04-02' }, library: { checklists: [], injuries: [] }, injury: { injury }, plan_options: options(option('drops'), heavy),
    review_plan: review(), start_plan: 'p-1',
  };
  call.mockReset();
  call.mockImplementation((command: string, args?: { id: string }) => {
    if (command === 'programme') return Promise.resolve({ programme: programmes[args?.id ?? ''], topics: [{ id: 'achilles', name: 'Achilles pain' }] });
    if (command === 'checklist') return Promise.resolve({ checklist: args?.id === 'red-flags' ? redFlags : before, sources: {} });
    const answer = answers[command];
    // A refusal crosses the wire as a plain object.
    return typeof answer === 'object' && answer !== null && 'code' in answer ? Promise.reject(answer) : Promise.resolve(answer);
  });
});

test('an unanswered step says what is open, an answered one is quiet', () => {
  const nothing = unanswered();
  expect(openAt('topic', nothing, facts())).toEqual(['topic']);
  expect(openAt('about', nothing, facts())).toEqual(['form', 'legs']);
  expect(openAt('signs', nothing, facts())).toEqual(['signs']);
  expect(openAt('you', nothing, facts())).toEqual(['age']);
  expect(openAt('limits', nothing, facts())).toEqual([]);
  expect(openAt('programme', nothing, facts())).toEqual(['programme']);
  for (const step of stepsFor({ from: 'start' }, false)) expect(openAt(step, answered, facts())).toEqual([]);
});

test('a topic without a programme leads no further; with forms, the form has a say first', () => {
  expect(open('topic', {}, { options: options(), injury: { ...injury, forms: [] } as never })).toEqual(['noProgramme']);
  expect(open('topic', {}, { options: options() })).toEqual([]);
  expect(open('about', {}, { options: options() })).toEqual(['noProgramme']);
});

test('a minor is not alone, and an age is a whole number', () => {
  expect(open('you', { age: '16' })).toEqual(['accompanied']);
  expect(open('you', { age: '16', accompanied: true })).toEqual([]);
  for (const age of ['', '0', '14.5', 'forty', '130']) expect(open('you', { age })).toEqual(['age']);
});

test('a bone that heals badly, or is not known, opens only with a clinician’s day', () => {
  const bone = { options: { ...options(option('drops')), bone_sites: [{ site: 'navicular' as const, high_risk: true }, { site: 'fibula' as const, high_risk: false }] } };
  expect(open('you', {}, bone)).toEqual(['site']);
  for (const site of ['navicular', 'unknown'] as const) {
    expect(open('you', { site }, bone)).toEqual(['saidOn']);
    expect(open('you', { site, saidBy: 'clinician' }, bone)).toEqual(['saidOn']);
    expect(open('you', { site, saidBy: 'clinician', saidOn: '2026-04-03' }, bone)).toEqual(['saidOn']);
    expect(open('you', { site, saidBy: 'clinician', saidOn: '2026-04-02' }, bone)).toEqual([]);
  }
  expect(open('you', { site: 'fibula' }, bone)).toEqual([]);
});

test('a sign to be seen asks whether it is known, an emergency asks nothing', () => {
  expect(open('signs', { none: false, signs: ['red-flags#2'] })).toEqual(['knows']);
  expect(open('signs', { none: false, signs: ['red-flags#2'], past: ['sign_to_be_seen'] })).toEqual([]);
  expect(open('signs', { none: false, signs: ['before-you-begin#0'] })).toEqual([]);
  expect(open('signs', { none: false, signs: ['red-flags#0'], past: ['sign_to_be_seen', 'emergency'] })).toEqual(['emergency']);
});

test('only signs are asked, of the full list, and the age is asked elsewhere', () => {
  expect(signs.map(({ key }) => key)).toEqual(['red-flags#0', 'red-flags#2', 'before-you-begin#0']);
  expect(worstOf(['before-you-begin#0', 'red-flags#2'], signs)).toBe('within_days');
  expect(worstOf([], signs)).toBeNull();
});

test('parts of the day fit the programme, end after they begin, and do not overlap', () => {
  const slots = (...on: [from: string, to: string][]) => answered.slots.map((s, i) => ({ ...s, on: on[i] !== undefined, from: on[i]?.[0] ?? s.from, to: on[i]?.[1] ?? s.to }));
  expect(open('when', { slots: slots() })).toEqual(['slots']);
  expect(open('when', { slots: slots(['06:00', '09:00']) })).toEqual(['slots']);
  expect(open('when', { slots: slots(['06:00', '09:00'], ['11:00', '12:00'], ['17:00', '18:00']) })).toEqual(['slots']);
  expect(open('when', { slots: slots(['09:00', '08:00'], ['11:00', '12:00']) })).toEqual(['slotTimes']);
  expect(open('when', { slots: slots(['06:00', '11:30'], ['11:00', '14:00']) })).toEqual(['slotsMeet']);
  const week = (weekdays: boolean[]) => open('when', { programme: 'hsr', slots: slotsFrom(heavy.slots), weekdays }, { days: [3] });
  expect(week([true, false, true, false, false, false, false])).toEqual(['weekdays']);
  expect(week([...heavy.weekdays])).toEqual([]);
  expect(week(Array<boolean>(7).fill(true))).toEqual([]);
});

test('the last look waits for what closes the way, and for a word about what may be gone past', () => {
  expect(open('review', {}, { review: null })).toEqual(['loading']);
  expect(open('review', {}, { review: review({ problems: ['age: is missing'], may_begin: false }) })).toEqual(['problems']);
  expect(open('review', {}, { review: review({ may_begin: false, bars: [{ bar: 'emergency', weight: 'closed' }] }) })).toEqual(['barred']);
  const bars = [{ bar: 'sign_to_be_seen' as const, weight: 'override' as const }];
  expect(open('review', {}, { review: review({ bars, may_begin: false }) })).toEqual(['goOn']);
  expect(open('review', { past: ['sign_to_be_seen'] }, { review: review({ bars, may_begin: false }) })).toEqual(['loading']);
  expect(open('review', { past: ['sign_to_be_seen'] }, { review: review({ bars }) })).toEqual([]);
  expect(open('review', {}, { review: review({ bars: [{ bar: 'sign_to_mention', weight: 'mention' }] }) })).toEqual([]);
});

test('since when is counted back from today, over the ends of months', () => {
  const since = (more: Partial<Answers>, day = '2026-03-31') => sinceOf({ ...unanswered(), ...more }, day);
  expect(since({ ago: '6' })).toBe('2026-02-17');
  expect(since({ ago: '1', unit: 'months' })).toBe('2026-02-28');
  expect(since({ ago: '13', unit: 'months' })).toBe('2025-02-28');
  expect(since({ since: '2026-01-05', ago: '' })).toBe('2026-01-05');
  expect(since({})).toBeNull();
  expect(since({ ago: 'a few' })).toBe('wrong');
  expect(since({ since: '2026-04-01' })).toBe('wrong');
});

test('each way asks only what it has to, and always the signs and the age', () => {
  expect(stepsFor({ from: 'start' }, false)).toHaveLength(8);
  expect(stepsFor({ from: 'start' }, true)).not.toContain('about');
  expect(stepsFor({ from: 'topic', id: 'achilles' }, false)[0]).toBe('about');
  expect(stepsFor({ from: 'programme', id: 'drops' }, false)).toEqual(['about', 'signs', 'you', 'when', 'review']);
});

test('the draft is what was answered, and what was left open stays open', () => {
  const a: Answers = {
    ...answered, none: false, signs: ['red-flags#2'], past: ['sign_to_be_seen'], earlier: 'yes', monthsAgo: '18', factors: ['Hills'], shoes: '620',
    saidBy: 'clinician', saidOn: '2026-03-30', limits: [{ kind: 'load_kg', most: '7,5', by: 'clinician', who: ' M. Sand ', until: '' }],
  };
  expect(draftOf(a, facts())).toEqual({
    gates: ['red-flags', 'before-you-begin'], programme: 'drops', topic: 'achilles', form: 'mid-portion', legs: 'left', since: '2026-02-19', onset: 'gradual', earlier: { told: 'yes', months_ago: 18 },
    factors: ['Hills'], shoes_km: 620, said_by: { who: 'clinician', on: '2026-03-30' }, bone_site: null, mode: 'strict', volume: 'full',
    slots: option('drops').slots, weekdays: [true, true, true, true, true, true, true], screened: true, signs: [{ checklist: 'red-flags', item: 2 }], age: 41,
    accompanied: false, limits: [{ plan: null, kind: 'load_kg', at_most: 7.5, by: 'clinician', who: 'M. Sand', until: null }], go_on: true,
  });
  const little = draftOf({ ...unanswered(), programme: 'drops', legs: 'both', routine: true }, facts());
  expect(little).toMatchObject({ since: null, onset: null, earlier: { told: 'not_answered' }, shoes_km: null, said_by: { who: 'not_answered' }, screened: false, age: null, limits: [], go_on: false });
  expect(draftOf({ ...answered, legs: null }, facts())).toBeNull();
});

test('a problem stands at its field and leads to its step', () => {
  const problems = ['slots[0].from: must be before the end', 'shoes_km: must be 0 to 5000', 'limits[1].at_most: is missing', 'internal'];
  expect(problems.map(stepOfProblem)).toEqual(['when', 'you', 'limits', null]);
  expect(fieldOf(problems[0] ?? '')).toBe('slots');
  expect(problemsAt(problems, 'shoes_km')).toEqual(['must be 0 to 5000']);
});

test('weeks that ask for the same stand together, up to what is to be so before the next', () => {
  const rung = (week: number, phase: string, doses: string[], advance: string[] = []) =>
    ({ week, phase, goal: 'goal', sessions: 7, doses, now: week === 1, done: false, advance: advance.map((text) => ({ text, source: 'app', grade: 'APP' as const })) });
  const rungs = together([rung(1, 'a', ['3 × 15']), rung(2, 'a', ['3 × 15'], ['calm']), rung(3, 'b', ['3 × 12']), rung(4, 'b', ['3 × 10'])]);
  expect(rungs.map(({ from, to, now, goal }) => [from, to, now, goal])).toEqual([[1, 2, true, 'goal'], [3, 3, false, 'goal'], [4, 4, false, null]]);
  expect(rungs[0]?.advance).toHaveLength(1);
});

async function upTo(flow: StartPlan, step: StepName): Promise<void> {
  await flow.load();
  await flow.chooseTopic('achilles');
  flow.next();
  await flow.chooseForm('mid-portion');
  flow.answers.legs = 'left';
  flow.next();
  flow.sayNone(true);
  flow.next();
  flow.answers.age = '41';
  flow.next();
  flow.next();
  await flow.chooseProgramme('drops');
  while (flow.step !== step) {
    const at = flow.step;
    flow.next();
    if (flow.step === at) throw new Error(`stays at ${at}: ${flow.open.join()}`);
  }
}

test('going back keeps every answer, and forward again is open', async () => {
  const flow = new StartPlan('');
  await upTo(flow, 'when');
  while (flow.back());
  expect(flow.step).toBe('topic');
  expect(flow.answers).toMatchObject({ topic: 'achilles', form: 'mid-portion', legs: 'left', none: true, age: '41', programme: 'drops' });
  expect(flow.reaches('when')).toBe(true);
  flow.goTo('when');
  expect(flow.no).toBe(7);
  expect(flow.answers.slots.filter((s) => s.on).map((s) => s.slot)).toEqual(['morning', 'evening']);
});

test('a step that is open is not left, and later ones are not reached', async () => {
  const flow = new StartPlan('');
  await flow.load();
  flow.next();
  expect(flow.step).toBe('topic');
  flow.goTo('review');
  expect(flow.step).toBe('topic');
});

test('an emergency ends the way at once; a tick taken back opens it again', async () => {
  const flow = new StartPlan('');
  await upTo(flow, 'review');
  flow.goTo('signs');
  flow.tickSign('red-flags#0');
  expect([flow.emergency, flow.answers.none]).toEqual([true, false]);
  flow.next();
  expect(flow.step).toBe('signs');
  for (const step of flow.steps) expect(flow.reaches(step)).toBe(false);
  expect(await flow.begin()).toBeNull();
  expect(call).not.toHaveBeenCalledWith('start_plan', expect.anything());
  flow.tickSign('red-flags#0');
  expect(flow.emergency).toBe(false);
});

test('what was known of one sign is not known of the next', async () => {
  const flow = new StartPlan('');
  await upTo(flow, 'review');
  flow.goTo('signs');
  flow.tickSign('red-flags#2');
  flow.goPast('sign_to_be_seen', true);
  expect(flow.open).toEqual([]);
  flow.tickSign('before-you-begin#0');
  expect(flow.open).toEqual(['knows']);
});

test('another topic takes along what belonged to the first, and nothing else', async () => {
  const flow = new StartPlan('');
  await upTo(flow, 'when');
  await flow.chooseTopic('runners-knee');
  expect(flow.answers).toMatchObject({ topic: 'runners-knee', form: null, programme: null, none: false, legs: 'left', age: '41' });
});

test('between several nobody is led, one is chosen, and its days are proposed', async () => {
  const flow = new StartPlan('');
  await flow.load();
  await flow.chooseTopic('achilles');
  expect(flow.answers.programme).toBeNull();
  answers['plan_options'] = options(heavy);
  await flow.chooseForm('insertional');
  expect(flow.answers.programme).toBe('hsr');
  expect([flow.answers.weekdays, flow.answers.mode, flow.days]).toEqual([heavy.weekdays, 'published', [2, 3]]);
});

test('it is looked over, begun, and then forgotten here', async () => {
  const flow = new StartPlan('');
  await upTo(flow, 'review');
  await flow.look();
  expect(await flow.begin()).toBe('drops');
  expect(call).toHaveBeenCalledWith('start_plan', { draft: flow.draft });
  flow.leave();
  expect(new StartPlan('').answers.topic).toBeNull();
});

test('a refusal keeps the answers and is looked over again', async () => {
  const flow = new StartPlan('');
  await upTo(flow, 'review');
  await flow.look();
  answers['start_plan'] = { code: 'invalid', message: '', detail: ['age: must be 10 to 110'] };
  answers['review_plan'] = review({ problems: ['age: must be 10 to 110'] });
  expect(await flow.begin()).toBeNull();
  expect(flow.problem).not.toBeNull();
  expect(flow.wrong('age')).toEqual(['must be 10 to 110']);
  expect(flow.open).toEqual(['problems']);
  expect(flow.answers.age).toBe('41');
});

test('an older look that comes late is dropped', async () => {
  const flow = new StartPlan('');
  await upTo(flow, 'review');
  let late: (of: PlanReview) => void = () => undefined;
  answers['review_plan'] = new Promise((give) => (late = give));
  const first = flow.look();
  answers['review_plan'] = review({ problems: ['age: newer'] });
  await flow.look();
  late(review({ problems: ['age: older'] }));
  await first;
  expect(flow.wrong('age')).toEqual(['newer']);
});

test('a way that is left is there again, and can be begun anew', async () => {
  const flow = new StartPlan('topic:achilles');
  await flow.load();
  flow.answers.legs = 'right';
  flow.leave();
  const again = new StartPlan('topic:achilles');
  expect([again.resumed, again.answers.legs, again.answers.topic]).toEqual([true, 'right', 'achilles']);
  again.again();
  expect([again.resumed, again.answers.legs, again.answers.topic, again.step]).toEqual([false, null, 'achilles', 'about']);
  expect(new StartPlan('topic:shin-splints').answers.legs).toBeNull();
});

test('from a programme’s page the topic and the form come with it', async () => {
  answers['plan_options'] = options(option('drops'));
  const flow = new StartPlan('programme:drops');
  await flow.load();
  expect(call).toHaveBeenCalledWith('plan_options', { topic: 'achilles', form: 'mid-portion', programme: 'drops' });
  expect([flow.step, flow.asksForm]).toEqual(['about', false]);
  expect(flow.open).toEqual(['legs']);
  flow.answers.legs = 'left';
  expect(flow.open).toEqual([]);
  expect(flow.answers.slots.filter((s) => s.on)).toHaveLength(2);
});

test('an emergency is kept at once and once, and a slip is told as one', async () => {
  answers.raise_flag = { id: 'f-1' };
  answers.flag_slip = null;
  const flow = new StartPlan('');
  await flow.load();
  const ticked = signs.filter((sign) => sign.urgency === 'emergency');
  await Promise.all([flow.raise(ticked), flow.raise(ticked)]);
  await flow.raise(ticked);
  const told = () => call.mock.calls.filter(([command]) => command === 'raise_flag' || command === 'flag_slip');
  expect(told()).toEqual([['raise_flag', { flag: { signs: [{ checklist: 'red-flags', item: 0 }] } }]]);
  // The way is left and taken up again: it is the same sign.
  flow.leave();
  const again = new StartPlan('');
  await again.raise(ticked);
  expect(told().length).toBe(1);
  await again.slip();
  expect(told().at(-1)).toEqual(['flag_slip', { flag: 'f-1' }]);
  await again.slip();
  expect(told().length).toBe(2);
});

test('the lists that were gone through are sent with the signs, and none before', () => {
  expect(draftOf(answered, { day: '2026-04-02', signs })?.gates).toEqual(['red-flags', 'before-you-begin']);
  expect(draftOf({ ...answered, none: false }, { day: '2026-04-02', signs })?.gates).toEqual([]);
});
