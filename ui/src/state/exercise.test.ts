import { beforeEach, describe, expect, test } from 'vitest';
import type { Figure } from '../ipc/generated/Figure';
import type { Sourced } from '../ipc/generated/Sourced';
import type { UsualDose } from '../ipc/generated/UsualDose';
import { demoWord, doseLine, duration, oftenLine } from '../text/library';
import type { Exercise } from '../ipc/generated/Exercise';
import { Demo, demoOf, roundMs } from './exercise.svelte';

const n = (value: number, to: number | null = null): Sourced<number> => ({ value, to, source: 'app', grade: 'APP' });
const dose = (more: Partial<UsualDose>): UsualDose => ({
  sets: n(3), reps: null, count: 'reps', hold_s: null, move_s: null, rest_s: n(60), per_day: null, days_per_week: null, tempo: [], ...more,
});
const figure = (...kinds: ('lower' | 'hold' | 'raise')[]) => ({ phases: kinds.map((kind) => ({ kind })) }) as Figure;

describe('what the figure does', () => {
  test('a tempo is kept to the second', () => {
    const tempo = [{ phase: 'lower', loads: true, seconds: n(4) }, { phase: 'raise', loads: false, seconds: n(2) }] as UsualDose['tempo'];
    expect(demoOf(dose({ reps: n(15), tempo }), figure('lower', 'raise')).map((p) => [p.kind, p.ms, p.loads])).toEqual([['lower', 4000, true], ['raise', 2000, false]]);
  });
  test('a long hold is shortened, and its seconds are still written', () => {
    const of = dose({ hold_s: n(30) });
    expect(demoOf(of, figure('raise', 'hold', 'lower')).map((p) => [p.kind, p.ms, p.seconds])).toEqual([['raise', 2000, null], ['hold', 4000, 30], ['lower', 2000, null]]);
    expect(demoOf(of, figure('hold')).map((p) => p.kind)).toEqual(['hold']);
    expect(demoWord(demoOf(of, figure('hold'))[0] as never, { dose: of } as Exercise)).toBe('Hold, 30 s');
  });
  test('what just keeps moving goes round', () => {
    const round = figure('raise', 'lower', 'raise', 'lower');
    expect(demoOf(dose({ move_s: n(40) }), round)).toEqual([{ kind: 'move', ms: roundMs(round), seconds: 40, loads: true }]);
  });
});

describe('playing', () => {
  let at = 0;
  let draw: (() => void) | null = null;
  const parts = [{ kind: 'lower', ms: 4000, seconds: 4, loads: true }, { kind: 'raise', ms: 2000, seconds: 2, loads: false }] as const;
  const ticker = {
    now: () => at,
    after: (_ms: number, _onFrame: boolean, next: () => void) => {
      draw = next;
      return () => (draw = null);
    },
  };
  /** So much later, one picture is due. */
  const pass = (ms: number) => {
    at += ms;
    draw?.();
  };
  beforeEach(() => {
    at = 0;
    draw = null;
  });

  test('one part follows the other, and the first the last', () => {
    const demo = new Demo(parts, ticker);
    const stop = demo.run();
    pass(1000);
    expect([demo.part.kind, demo.progress]).toEqual(['lower', 0.25]);
    pass(3500);
    expect([demo.part.kind, demo.progress]).toEqual(['raise', 0.25]);
    pass(1500);
    expect([demo.part.kind, demo.progress]).toEqual(['lower', 0]);
    stop();
    pass(9000);
    expect([demo.part.kind, demo.progress]).toEqual(['lower', 0]);
  });
  test('stopped, it stands where it is and goes on from there', () => {
    const demo = new Demo(parts, ticker);
    const stop = demo.run();
    pass(1000);
    demo.turn();
    pass(60_000);
    expect([demo.part.kind, demo.progress]).toEqual(['lower', 0.25]);
    demo.turn();
    pass(2999);
    expect(demo.part.kind).toBe('lower');
    pass(1);
    expect(demo.part.kind).toBe('raise');
    stop();
  });
});

test('the dose in words', () => {
  expect(doseLine(dose({ reps: n(15) }))).toBe('3 × 15');
  expect(doseLine(dose({ sets: n(2, 3), reps: n(10, 15), count: 'steps' }))).toBe('2 to 3 × 10 to 15 steps');
  expect(doseLine(dose({ hold_s: n(45) }))).toBe('3 × 45 s');
  expect(doseLine(dose({ sets: n(1), move_s: n(1200, 2700) }))).toBe('20 to 45 min');
  expect(oftenLine(dose({ per_day: n(2), days_per_week: n(7) }))).toBe('Twice a day, every day');
  expect(oftenLine(dose({ days_per_week: n(2, 3) }))).toBe('2 to 3 days a week');
  expect(oftenLine(dose({ days_per_week: n(1) }))).toBe('1 day a week');
  // On the wire a number without a range has no upper end at all.
  expect(doseLine(dose({ sets: { value: 1, source: 'app', grade: 'APP' } as Sourced<number>, hold_s: n(90) }))).toBe('90 s');
  expect([n(60), n(120), n(90, 180), n(150)].map(duration)).toEqual(['60 s', '2 min', '90 to 180 s', '150 s']);
});
