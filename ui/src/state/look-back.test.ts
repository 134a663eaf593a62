import { beforeEach, expect, test, vi } from 'vitest';
import type { AdherenceSpan } from '../ipc/generated/AdherenceSpan';
import type { LookBack } from '../ipc/generated/LookBack';
import type { LookDay } from '../ipc/generated/LookDay';
import { becameSaid, besideSaid, doneOf, lookDaySaid, monthShort, percentSaid, stretch } from '../text/look-back';
import { CalendarState, looking } from './look-back.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call, onChanged: () => () => undefined, onOpen: () => () => undefined }));

const utc = (day: string) => Date.parse(`${day}T00:00:00Z`);
const plus = (day: string, days: number) => new Date(utc(day) + days * 86_400_000).toISOString().slice(0, 10);
const FIRST = '2026-01-05';

function part(from: string, more: Partial<LookBack> = {}): LookBack {
  const days = Array.from({ length: 91 }, (_, i): LookDay => {
    const day = plus(from, i);
    return { day, look: 'done', asks: [], extra: 0, month_before: plus(day, -30), month_after: plus(day, 30) };
  });
  return {
    from, to: plus(from, 90), today: plus(from, 87), days, months: [], filter: { plan: null, exercise: null, side: null }, plans: [], exercises: [], sides: [],
    earlier: plus(from, -1), later: null, empty: false, ...more,
  };
}

const before = part(plus(FIRST, -91), { earlier: null, later: FIRST });

/** Answers with the part that holds the day that is asked for. */
beforeEach(() => {
  call.mockReset();
  looking.reset();
  call.mockImplementation((command: string, args: { draft?: { at: string | null } }) => {
    if (command !== 'look_back') return Promise.resolve({ spans: [] });
    const at = args.draft?.at ?? null;
    return Promise.resolve(at !== null && at < FIRST ? before : part(FIRST));
  });
});

async function opened(): Promise<CalendarState> {
  const calendar = new CalendarState();
  await calendar.load();
  return calendar;
}

test('today is chosen first', async () => {
  const calendar = await opened();
  expect(calendar.day?.day).toBe('2026-04-02');
});

test.each([
  ['ArrowUp', '2026-04-01'],
  ['ArrowDown', '2026-04-03'],
  ['ArrowLeft', '2026-03-26'],
  ['Home', '2026-03-30'],
  ['End', '2026-04-05'],
  ['PageUp', '2026-03-03'],
] as const)('%s leads to %s', async (key, day) => {
  const calendar = await opened();
  expect(await calendar.press(key)).toBe(true);
  expect(calendar.day?.day).toBe(day);
});

test('past the first day the weeks before are fetched, and past the last there is nothing', async () => {
  const calendar = await opened();
  calendar.choose(0);
  expect(await calendar.press('ArrowUp')).toBe(true);
  expect(calendar.day?.day).toBe('2026-01-04');
  calendar.choose(3);
  expect(await calendar.press('ArrowLeft')).toBe(false);
  calendar.choose(90);
  expect(await calendar.press('ArrowRight')).toBe(true);
  expect(calendar.day?.day).toBe('2026-01-11');
  calendar.choose(90);
  expect(await calendar.press('ArrowDown')).toBe(false);
  expect(calendar.day?.day).toBe('2026-04-05');
});

test('a month before these weeks is fetched with its day', async () => {
  const calendar = await opened();
  calendar.choose(0);
  expect(await calendar.press('PageUp')).toBe(true);
  expect(calendar.day?.day).toBe('2025-12-06');
});

test('a filter keeps the day, and is asked for with both', async () => {
  const calendar = await opened();
  calendar.choose(10);
  await calendar.filter({ exercise: 'E01' });
  expect(calendar.day?.day).toBe('2026-01-15');
  const filter = { plan: null, exercise: 'E01', side: null };
  expect(call).toHaveBeenCalledWith('look_back', { draft: { at: '2026-01-15', filter } });
  expect(call).toHaveBeenCalledWith('adherence', { filter });
  expect(looking.any).toBe(true);
  await calendar.filter(null);
  expect(looking.any).toBe(false);
});

test('what could not be read leaves what is there', async () => {
  const calendar = await opened();
  call.mockRejectedValue({ code: 'internal', message: 'x', detail: [] });
  await calendar.earlier();
  expect(calendar.problem).not.toBeNull();
  expect(calendar.look?.from).toBe(FIRST);
});

test('a day is said with every session of it', () => {
  const ask = { plan: 'p', followed: false, skipped: null } as const;
  const day: LookDay = {
    day: '2026-04-02', look: 'partial', extra: 1, month_before: '', month_after: '',
    asks: [{ ...ask, slot: 'morning', mark: 'done' }, { ...ask, slot: 'evening', mark: 'skipped', skipped: 'no_time' }],
  };
  expect(lookDaySaid(day, '2026-04-02')).toBe(
    'Thursday 2 April 2026, today. Part done. Morning: done. Evening: left out: no time. 1 session more than asked.',
  );
  expect(becameSaid({ ...ask, slot: 'morning', mark: 'skipped', skipped: 'clinician' })).toBe('taken out by a clinician');
  expect(becameSaid({ ...ask, slot: 'morning', mark: 'skipped', skipped: 'pain', followed: true })).toBe('left out, as Sinew suggested');
  expect([monthShort('2026-01-01'), monthShort('2025-09-01')]).toEqual(['Jan 2026', 'Sep']);
  expect(stretch('2025-12-29', '2026-03-29')).toBe('29 December 2025 to 29 March 2026');
});

test('nothing asked is no percentage, and a load that was not told is said', () => {
  expect(percentSaid({ done: 0, asked: 0, percent: null })).toBe('none asked');
  expect(percentSaid({ done: 0, asked: 0, percent: null }, true)).toBe('no load set');
  expect([doneOf({ done: 12.5, asked: 14, percent: 89.3 }), percentSaid({ done: 12.5, asked: 14, percent: 89.3 })]).toEqual(['12.5 of 14', '89 %']);
  const span = { paused: 2, cancelled: 1, followed: 0, load_untold: 1, rest: 3, rest_kept: 2, extra: 0 } as AdherenceSpan;
  expect(besideSaid(span)).toEqual([
    '2 paused sessions: not counted', '1 session taken out by a clinician: not counted', '1 session without a told load: not in the load', '2 of 3 rest days kept',
  ]);
});
