// What a rule about runs reads, in words: its name, what stood there, and what would have to stand there.

import type { RunInput } from '../ipc/generated/RunInput';
import type { RunRead } from '../ipc/generated/RunRead';
import { count } from './words';

type Kind = 'pain' | 'rise' | 'minutes' | 'percent' | 'days' | 'months' | 'count' | 'distance' | 'times' | 'told';

const words: Record<RunInput, [name: string, kind: Kind]> = {
  red_flag: ['Open warning sign', 'told'],
  signs_gone_through: ['Signs gone through', 'told'],
  pain_during: ['Pain during', 'pain'],
  pain_after: ['Pain just after', 'pain'],
  run_limit: ['Limit for an easy run', 'pain'],
  pain_night: ['Pain that night', 'pain'],
  sharp_pain: ['Sharp pain', 'told'],
  other_sign: ['Another sign', 'told'],
  onset: ['Pain began on the way', 'distance'],
  got_worse: ['It got worse', 'told'],
  morning_pain: ['First steps', 'pain'],
  morning_pain_rise: ['First steps', 'rise'],
  morning_stiffness_rise: ['Stiffness', 'minutes'],
  something_new: ['Something new', 'told'],
  worse_before: ['Worse the time before', 'told'],
  finished: ['Done as meant', 'told'],
  run_pace: ['Pace', 'percent'],
  level_now: ['Step of the plan', 'count'],
  run_days: ['Runs a week', 'count'],
  clean_runs: ['Calm runs in a row', 'count'],
  clean_runs_asked: ['Calm runs asked for', 'count'],
  yellow_runs: ['Yellow in a row', 'count'],
  steps_back: ['Steps back lately', 'count'],
  same_site_months: ['Hurt here before', 'months'],
  distance: ['Distance', 'distance'],
  distance_cap: ['Limit', 'distance'],
  onset_cap: ['Suggested limit', 'distance'],
  planned_distance: ['Planned', 'distance'],
  longest_before: ['Longest lately', 'distance'],
  planned_percent: ['Of the longest', 'percent'],
  spike_hazard: ['Injuries counted', 'times'],
  week_percent: ['Of the week before', 'percent'],
  week_limit: ['Limit of the week', 'percent'],
  new_stresses: ['New at once', 'count'],
  hill_repeats: ['Hill repeats', 'count'],
  days_in_a_row: ['Days in a row', 'days'],
  days_since_run: ['Since the last run', 'days'],
  every_other_day: ['Every other day', 'told'],
  rest_days: ['Days of rest', 'days'],
  quiet_days: ['Quiet days', 'days'],
  days_since_return: ['Since the first run back', 'days'],
  significant: ['A significant injury', 'told'],
  criteria: ['Criteria met', 'told'],
  effort: ['Effort', 'pain'],
  effort_cap: ['Effort at most', 'pain'],
  effort_lately: ['Effort of the last run', 'pain'],
  fatigue: ['Tiredness', 'pain'],
  slept_badly: ['Slept badly', 'told'],
  ill: ['Ill', 'told'],
  calm_runs: ['Calm runs in a row', 'count'],
  strides_up_to: ['Strides up to', 'percent'],
  warm_up: ['A warm-up in motion', 'told'],
};

const round = (n: number) => String(Number(Math.abs(n).toFixed(1)));
const beside = (n: number, unit: string) => (n === 0 ? 'as usual' : `${round(n)}${unit} ${n > 0 ? 'above' : 'below'} usual`);

function numberSaid(kind: Kind, n: number): string {
  switch (kind) {
    case 'pain':
      return `${round(n)} of 10`;
    case 'rise':
      return beside(n, '');
    case 'minutes':
      return beside(n, ' min');
    case 'percent':
      return `${round(n)} %`;
    case 'days':
      return count(n, 'day');
    case 'months':
      return `${count(n, 'month')} ago`;
    case 'times':
      return `${round(n)} times as often`;
    case 'count':
    case 'distance':
    case 'told':
      return round(n);
  }
}

export const runInputWord = (input: RunInput): string => words[input][0];

/** "3 of 10"; what is not known is said so and never zero. */
export function runSeenSaid({ input, seen, said }: RunRead): string {
  if (said !== null) return said;
  if (seen === 'unknown') return 'not known';
  if (seen === 'not_asked') return 'not asked';
  if (seen === 'yes' || seen === 'no') return seen;
  if (input === 'run_pace') return paceSaid(seen.number);
  return numberSaid(words[input][1], seen.number);
}

export const paceSaid = (percent: number): string => (percent === 0 ? 'easy' : percent >= 100 ? 'fast' : `strides at ${String(percent)} %`);

/** After "If": an answer other than the one that was given. */
export function runIfSaid(to: RunRead): string {
  const said = runSeenSaid(to);
  const no = to.seen === 'no';
  const zero = typeof to.seen === 'object' && to.seen.number === 0;
  switch (to.input) {
    case 'red_flag':
      return no ? 'the warning sign were cleared' : 'a warning sign were open';
    case 'sharp_pain':
      return no ? 'nothing had been sharp' : 'pain had been sharp';
    case 'other_sign':
      return no ? 'there had been no other sign' : 'there had been another sign';
    case 'onset':
      return no ? 'nothing had hurt on the way' : `pain had begun at ${said}`;
    case 'got_worse':
      return no ? 'it had not got worse' : 'it had got worse';
    case 'something_new':
      return no ? 'nothing new hurt' : 'something new hurt';
    case 'finished':
      return 'it had been done as meant';
    case 'run_pace':
      return zero ? 'the pace had been easy' : `the pace had been ${said}`;
    case 'morning_pain_rise':
      return zero ? 'the first steps were as usual' : `the first steps were ${round(typeof to.seen === 'object' ? to.seen.number : 0)} worse than usual`;
    case 'morning_stiffness_rise':
      return zero ? 'stiffness were as usual' : `stiffness were ${said}`;
    case 'distance':
    case 'planned_distance':
      return `it were ${said}`;
    default:
      return `${runInputWord(to.input).toLowerCase()} were ${said}`;
  }
}
