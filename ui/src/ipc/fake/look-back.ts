// What the fake answers when one looks back: a person in the fifth week, with a day of every kind.

import type { AdherenceSpan } from '../generated/AdherenceSpan';
import type { AdherenceView } from '../generated/AdherenceView';
import type { AskMark } from '../generated/AskMark';
import type { DayLook } from '../generated/DayLook';
import type { LookAsk } from '../generated/LookAsk';
import type { LookBack } from '../generated/LookBack';
import type { LookDay } from '../generated/LookDay';
import type { LookFilter } from '../generated/LookFilter';
import type { NumberView } from '../generated/NumberView';
import type { SkipReason } from '../generated/SkipReason';
import type { SourceNote } from '../generated/SourceNote';
import type { Span } from '../generated/Span';
import type { WeekMark } from '../generated/WeekMark';
import { refused, type Desk, type Handlers } from './library';
import { sessions } from './rows';

export type LookBackCommand = 'history' | 'look_back' | 'history_day' | 'adherence';

const TODAY = '2026-04-02';
const STARTED = '2026-03-02';
const WEEKS = 13;

const utc = (day: string) => Date.parse(`${day}T00:00:00Z`);
const iso = (at: number) => new Date(at).toISOString().slice(0, 10);
const plus = (day: string, days: number) => iso(utc(day) + days * 86_400_000);
const monday = (day: string) => plus(day, -((new Date(utc(day)).getUTCDay() + 6) % 7));

/** Of the days since the start: D done, P part, S skipped, M missed, Z paused, R rest, X extra; the morning, then the evening. */
const story = 'DD DD DP DD DD DS DD DD MD DD DM DD ZZ ZZ ZZ DD DD DD C DD R DD DD MM DD DX DD DD PD DS DD'.split(' ');
const markOf: Record<string, AskMark> = { D: 'done', X: 'done', P: 'partial', S: 'skipped', C: 'skipped', M: 'missed', Z: 'paused', T: 'to_come' };

function asksOf(day: string, plan: string): LookAsk[] {
  const no = (utc(day) - utc(STARTED)) / 86_400_000;
  const word = day > TODAY ? 'TT' : day === TODAY ? 'DT' : (story[no] ?? '');
  if (no < 0 || word === 'R') return [];
  const reason = (letter: string): SkipReason | null => (letter === 'S' ? 'no_time' : letter === 'C' ? 'clinician' : null);
  return [...(word === 'C' ? 'CC' : word)].map((letter, i) => ({
    plan, slot: i === 0 ? 'morning' : 'evening', mark: markOf[letter] ?? 'missed', skipped: reason(letter), followed: false,
  }));
}

function lookOf(asks: LookAsk[], day: string): DayLook {
  if (asks.length === 0) return day < STARTED ? 'none' : 'rest';
  const has = (mark: AskMark) => asks.some((ask) => ask.mark === mark);
  if (asks.every((ask) => ask.mark === 'done')) return 'done';
  if (has('done') || has('partial')) return 'partial';
  for (const mark of ['to_come', 'missed', 'skipped', 'paused'] as const) if (has(mark)) return mark;
  return 'none';
}

function dayOf(day: string, paused: boolean): LookDay {
  const month = (by: number) => {
    const at = new Date(utc(day));
    return iso(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + by, Math.min(28, at.getUTCDate())));
  };
  const asks = asksOf(day, 'p-1').map((ask): LookAsk => (paused && day > '2026-03-20' && day < TODAY ? { ...ask, mark: 'paused', skipped: null } : ask));
  const no = (utc(day) - utc(STARTED)) / 86_400_000;
  const end = plus(monday(TODAY), 6);
  return {
    day, asks, look: day === '2026-02-26' ? 'extra' : lookOf(asks, day), extra: day === '2026-02-26' || (story[no] ?? '').includes('X') ? 1 : 0,
    month_before: month(-1), month_after: month(1) > end ? end : month(1),
  };
}

function lookBack(at: string | null, filter: LookFilter, scene: string): LookBack {
  const last = plus(monday(TODAY), 6);
  const back = Math.floor((utc(last) - utc(plus(monday(at ?? TODAY), 6))) / (WEEKS * 7 * 86_400_000));
  const to = plus(last, -back * WEEKS * 7);
  const from = plus(to, 1 - WEEKS * 7);
  const empty = scene.endsWith('-empty');
  const days = Array.from({ length: WEEKS * 7 }, (_, i) => dayOf(plus(from, i), scene === 'history-paused'));
  return {
    from, to, today: TODAY, filter, empty,
    days: empty ? days.map((day): LookDay => ({ ...day, asks: [], extra: 0, look: 'none' })) : days,
    months: days.flatMap((day, i) => (day.day.endsWith('-01') ? [{ week: Math.floor(i / 7), day: day.day }] : [])),
    plans: empty ? [] : [{ id: 'p-1', name: 'Alfredson heel drops' }, { id: 'p-2', name: 'Silbernagel progressive loading' }],
    exercises: empty ? [] : [{ id: 'E01', name: 'Heel drop, knee straight' }, { id: 'E02', name: 'Heel drop, knee bent' }],
    sides: empty ? [] : ['left', 'right'],
    earlier: !empty && back < 1 ? plus(from, -1) : null, later: back > 0 ? plus(to, 1) : null,
  };
}

const number = (done: number, asked: number): NumberView => ({ done, asked, percent: asked === 0 ? null : (done / asked) * 100 });
const note = (what: string, value: string, cite: string | null): SourceNote => ({
  what, value, cite: cite ?? 'Sinew’s own default.', doi: cite === null ? null : '10.1186/s12891-021-04460-w', bars: cite === null ? 1 : 2,
  grade: cite === null ? 'APP' : 'V2', own_default: cite === null,
});
const trials = 'Reporting of post-operative rehabilitation interventions for total knee arthroplasty: a scoping review. BMC Musculoskelet Disord 2021;22.';

function span(of: Span, from: string, part: number, more: Partial<AdherenceSpan>): AdherenceSpan {
  const asked = Math.round(part * 60);
  return {
    span: of, from, to: TODAY, sessions: number(Math.round(asked * 0.87 * 2) / 2, asked), sets: number(Math.round(asked * 6 * 0.84), asked * 6),
    reps: number(Math.round(asked * 90 * 0.78), asked * 90), load: number(Math.round(asked * 450 * 0.71), asked * 450),
    paused: 0, cancelled: 0, followed: 0, load_untold: 0, rest: 0, rest_kept: 0, extra: 0, much: false, ...more,
  };
}

function adherence(filter: LookFilter, scene: string, shown: boolean): AdherenceView {
  const marks: WeekMark[] = ['good', 'good', 'neither', 'good', 'open'];
  const points = Array.from({ length: 28 }, (_, i) => ({ day: plus(STARTED, i), value: 74 * (1 - 0.5 ** (i / 13)) + (i % 5 === 3 ? -4 : 1) }));
  const whole = { paused: 6, cancelled: 2, rest: 1, rest_kept: 1, extra: 1 };
  return {
    plans: scene.endsWith('-empty') ? [] : [{ id: 'p-1', name: 'Alfredson heel drops' }],
    spans: scene.endsWith('-empty') ? [] : [
      span('week', '2026-03-27', 0.22, { much: scene === 'history-much', extra: 1 }),
      span('four_weeks', '2026-03-06', 0.8, { ...whole, followed: 1 }),
      span('whole', STARTED, 1, whole),
    ].map((one) => (filter.exercise === null ? one : { ...one, load: number(0, 0), load_untold: 0 })),
    line: 80, lower_line: 75, lines: [note('The line', '80 %', trials), note('The lower line', '75 %', trials)],
    extra_line: note('More than was asked', '120 %', null),
    trend: { points, after_four_weeks: 78, half_life: note('Half of the trend is of the last', '13 days', null) },
    weeks: {
      shown, in_row: 3, freezes: 0, freezes_max: 2, weeks: marks.map((mark, i) => ({ monday: plus(STARTED, i * 7), mark })),
      sources: [note('A good week', '80 % of its sessions', null), note('A freeze is earned by', '4 good weeks', null), note('Freezes at most', '2', null)],
    },
  };
}

export function lookBackHandlers(desk: Desk, shown: () => boolean): Pick<Handlers, LookBackCommand> {
  const failing = () => {
    if (desk.scene === 'error') throw refused('internal');
  };
  return {
    history: ({ draft }) => {
      failing();
      if (desk.scene.endsWith('-empty')) return { from: '2026-03-06', to: TODAY, sessions: [], earlier: null };
      const of = sessions.filter((s) => draft.filter.plan === null || s.plan === draft.filter.plan);
      const newer = draft.to === null;
      const page = of.filter((s) => (s.day >= '2026-03-30') === newer);
      return { from: newer ? '2026-03-30' : '2026-03-01', to: draft.to ?? TODAY, sessions: page, earlier: newer ? '2026-03-29' : null };
    },
    look_back: ({ draft }) => {
      failing();
      return lookBack(draft.at, draft.filter, desk.scene);
    },
    history_day: ({ day }) => {
      failing();
      const of = dayOf(day, false);
      const done = (mark: AskMark) => (mark === 'done' ? 1 : mark === 'partial' ? 0.5 : 0);
      return {
        day, today: day === TODAY, look: of.look, before: plus(day, -1), after: day < plus(monday(TODAY), 6) ? plus(day, 1) : null,
        asks: of.asks.map((ask) => ({
          ask, programme: { id: 'p-1', name: 'Alfredson heel drops' }, sets: number(6 * done(ask.mark), 6), reps: number(90 * done(ask.mark), 90),
          load: number(450 * done(ask.mark), 450), load_untold: false,
        })),
        sessions: sessions.filter((s) => s.day === day),
        morning: of.asks.length === 0 ? null : { pain: 2, stiffness_min: 10, something_new: false, recalled: false },
      };
    },
    adherence: ({ filter }) => {
      failing();
      return adherence(filter, desk.scene, shown());
    },
  };
}
