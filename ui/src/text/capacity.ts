// The words of guided tests: counts to compare with, never a verdict.

import type { CapacityKind } from '../ipc/generated/CapacityKind';
import type { HeelRaiseForm } from '../ipc/generated/HeelRaiseForm';
import type { Leg } from '../ipc/generated/Leg';
import type { SidesView } from '../ipc/generated/SidesView';
import { count, legWord } from './words';

export const capacity = {
  title: 'What each leg can do',
  lead: 'A number to compare with your other leg and with yourself. It says nothing about why.',
  none: 'Not tested yet.',
  test: 'Test',
  again: 'Test again',
  side: 'Which leg',
  form: 'How',
  begin: 'Begin',
  ready: 'Get ready',
  stop: 'Stop',
  cancel: 'Leave the test',
  raises: (n: number) => (n === 1 ? 'raise' : 'raises'),
  seconds: 'seconds',
  keys: 'Space counts, Backspace takes one back, Esc stops.',
  keysHold: 'Space or Esc stops.',
  same: (to: string) => `${to} of the other leg`,
  countIt: 'One more',
  undo: 'One less',
  foot: 'Foot touched',
  up: 'Up',
  down: 'Down',
  steady: 'Hold',
  figure: (name: string) => `${name}, as it is meant in the test.`,
  beat: 'Up on one beat, down on the next.',
  other: 'Now the other leg',
  keep: 'Keep it',
  discard: 'Do not keep it',
  kept: 'Kept.',
  pain: 'Worst pain meanwhile',
  about: 'To compare with others of your age',
  aboutMeans: 'Optional. Stays on this computer.',
  age: 'Age',
  sex: 'Counted for',
  female: 'Women',
  male: 'Men',
  ageWrong: 'An age from 10 to 110, or nothing.',
  difference: 'Between the sides',
  symmetry: 'The injured side beside the other',
  norm: 'Others of that age',
  notComparable: 'counted on a slope, so only roughly comparable',
  marked: 'Marked',
  notMarked: 'Not marked',
  markedFrom: 'What is marked',
  even: 'The same',
  trend: 'Over time',
  table: 'All tests',
  day: 'Day',
  leg: 'Leg',
  result: 'Result',
  how: 'How',
  painShort: 'Pain',
  ask: 'Stop when it hurts more than you accept, when the knee bends, or when the beat is lost.',
  hold: 'Stand near something to hold. Stop when the other foot touches, or the hands take hold.',
} as const;

export const testWord: Record<CapacityKind, string> = { heel_raises: 'Heel raises on one leg', balance: 'Balance on one leg' };
export const formWord: Record<HeelRaiseForm, string> = { incline: 'On a slope', floor: 'On the floor' };
export const formMeans: Record<HeelRaiseForm, string> = {
  incline: 'As those behind the figures for each age were counted.',
  floor: 'Good to compare with yourself.',
};

/** "19 raises", "38 s" */
export function valueSaid(kind: CapacityKind, value: number): string {
  return kind === 'heel_raises' ? count(value, 'raise') : `${String(Math.round(value))} s`;
}

/** "27 % less on the left" */
export function differenceSaid(of: SidesView): string {
  if (of.difference_percent === null) return capacity.none;
  if (of.weaker === null) return capacity.even;
  return `${String(Math.round(of.difference_percent))} % less on the ${legWord[of.weaker].toLowerCase()}`;
}

/** "about 32 raises" */
export function normSaid(of: SidesView): string {
  if (of.norm === null) return '';
  return `about ${count(of.norm.raises, 'raise')}${of.norm.comparable ? '' : `, ${capacity.notComparable}`}`;
}

/** The sparkline in words. */
export function trendSaid(kind: CapacityKind, side: Leg, values: readonly number[]): string {
  return `${legWord[side]}: ${values.map((v) => valueSaid(kind, v)).join(', ')}, oldest first.`;
}
