// What a rule reads, in words: its name, what stood there, and what would have to stand there.

import type { Input } from '../ipc/generated/Input';
import type { Seen } from '../ipc/generated/Seen';
import { count, kilograms } from './words';

type Kind = 'pain' | 'rise' | 'minutes' | 'percent' | 'effort' | 'weeks' | 'days' | 'months' | 'count' | 'kg' | 'told';

export const inputWord: Record<Input, string> = {
  red_flag: 'Open warning sign',
  pain_during: 'Pain during',
  pain_during_limit: 'Limit during',
  pain_after: 'Pain just after',
  pain_after_limit: 'Limit just after',
  sharp_pain: 'Sharp pain',
  other_sign: 'Another sign',
  ache_at_start: 'Ache that eased',
  morning_pain: 'First steps',
  morning_pain_rise: 'First steps',
  morning_stiffness_rise: 'Stiffness',
  something_new: 'Something new',
  sessions_percent: 'Sessions done',
  effort_over_target: 'Effort',
  weeks_climbing: 'Climbing for',
  worse_before: 'Worse the time before',
  dose_limit: 'Limit of the dose',
  load_in_use: 'Load',
  room_to_rise: 'Room to rise',
  week_over: 'Week over',
  week_sessions_percent: 'Done this week',
  week_mornings_percent: 'Mornings answered',
  week_stepped_back: 'A worse morning this week',
  week_repeats: 'Same week again',
  build_weeks: 'Built up for',
  unloading: 'Lighter week',
  tired_signs: 'Signs of too much',
  easing_off_days: 'Eased off for',
  pain_fall: 'Pain has fallen by',
  fast_fall: 'A fast fall',
  same_site_months: 'Hurt here before',
  niggle_days: 'Small pain elsewhere',
  relapses: 'Came back',
  keep_as_it_is: 'Asked to keep it',
  days_since_rise: 'Since the last rise',
};

const kinds: Record<Input, Kind> = {
  red_flag: 'told', pain_during: 'pain', pain_during_limit: 'pain', pain_after: 'pain', pain_after_limit: 'pain', sharp_pain: 'told', other_sign: 'told',
  ache_at_start: 'told', morning_pain: 'pain', morning_pain_rise: 'rise', morning_stiffness_rise: 'minutes', something_new: 'told', sessions_percent: 'percent',
  effort_over_target: 'effort', weeks_climbing: 'weeks', worse_before: 'told', dose_limit: 'count', load_in_use: 'kg', room_to_rise: 'told', week_over: 'told',
  week_sessions_percent: 'percent', week_mornings_percent: 'percent', week_stepped_back: 'told', week_repeats: 'count', build_weeks: 'weeks', unloading: 'told',
  tired_signs: 'count', easing_off_days: 'days', pain_fall: 'rise', fast_fall: 'told', same_site_months: 'months', niggle_days: 'days', relapses: 'count', keep_as_it_is: 'told', days_since_rise: 'days',
};

const round = (n: number) => String(Number(Math.abs(n).toFixed(1)));
const beside = (n: number, unit: string) => (n === 0 ? 'as usual' : `${round(n)}${unit} ${n > 0 ? 'above' : 'below'} usual`);

const numbers: Record<Kind, (n: number) => string> = {
  pain: (n) => `${round(n)} of 10`,
  rise: (n) => beside(n, ''),
  minutes: (n) => beside(n, ' min'),
  percent: (n) => `${round(n)} %`,
  effort: (n) => (n === 0 ? 'on target' : `${round(n)} ${n > 0 ? 'over' : 'under'} target`),
  weeks: (n) => count(n, 'week'),
  days: (n) => count(n, 'day'),
  months: (n) => `${count(n, 'month')} ago`,
  count: (n) => String(n),
  kg: (n) => kilograms(n),
  told: (n) => String(n),
};

/** "3 of 10"; what is not known is said so and never zero. */
export function seenSaid(input: Input, seen: Seen): string {
  if (seen === 'unknown') return 'not known';
  if (seen === 'not_asked') return 'not asked';
  if (seen === 'yes' || seen === 'no') return seen;
  if (input === 'pain_fall') return `${round(seen.number)} of 10${seen.number < 0 ? ' (it rose)' : ''}`;
  return numbers[kinds[input]](seen.number);
}

const num = (to: Seen): number => (typeof to === 'object' ? to.number : 0);
const pain = (name: string) => (to: Seen) => `${name} were ${round(num(to))} of 10`;
const told = (yes: string, no: string) => (to: Seen) => (to === 'no' ? no : yes);
const percent = (name: string) => (to: Seen) => `${round(num(to))} % of ${name}`;
const is = (name: string, kind: Kind) => (to: Seen) => (typeof to === 'object' ? `${name} were ${numbers[kind](to.number)}` : `${name} were ${to === 'no' ? 'none' : 'there'}`);

/** After "If": an answer other than the one that was given. */
export const ifWord: Record<Input, (to: Seen) => string> = {
  red_flag: told('a warning sign were open', 'the warning sign were cleared'),
  pain_during: pain('pain during'),
  pain_during_limit: pain('the limit during'),
  pain_after: pain('pain just after'),
  pain_after_limit: pain('the limit just after'),
  sharp_pain: told('pain had been sharp', 'nothing had been sharp'),
  other_sign: told('there had been another sign', 'there had been no other sign'),
  ache_at_start: told('the ache had eased', 'the ache had not eased'),
  morning_pain: pain('the first steps'),
  morning_pain_rise: (to) => (num(to) === 0 ? 'the first steps were as usual' : `the first steps were ${round(num(to))} ${num(to) > 0 ? 'worse' : 'better'} than usual`),
  morning_stiffness_rise: (to) => (num(to) === 0 ? 'stiffness were as usual' : `stiffness lasted ${round(num(to))} min ${num(to) > 0 ? 'longer' : 'less'} than usual`),
  something_new: told('something new hurt', 'nothing new hurt'),
  sessions_percent: percent('the sessions were done'),
  effort_over_target: (to) => (num(to) === 0 ? 'effort were on target' : `effort were ${round(num(to))} ${num(to) > 0 ? 'over' : 'under'} the target`),
  weeks_climbing: is('weeks of climbing', 'count'),
  worse_before: told('the time before had been worse too', 'the time before had not been worse'),
  dose_limit: told('a limit were set', 'there were no limit'),
  load_in_use: (to) => (to === 'yes' ? 'the load were told' : `the load were ${kilograms(num(to))}`),
  room_to_rise: told('something could still rise', 'nothing could rise'),
  week_over: told('the week were over', 'the week were not over'),
  week_sessions_percent: percent('this week were done'),
  week_mornings_percent: percent('its mornings were answered'),
  week_stepped_back: told('a worse morning fell into the week', 'no worse morning fell into the week'),
  week_repeats: is('repeats of the week', 'count'),
  build_weeks: is('weeks of building up', 'count'),
  unloading: told('the lighter week were on', 'the lighter week were over'),
  tired_signs: is('signs of too much', 'count'),
  easing_off_days: is('days of easing off', 'count'),
  pain_fall: (to) => `pain had fallen by ${round(num(to))}`,
  fast_fall: told('pain had fallen fast', 'pain had not fallen so fast'),
  same_site_months: told('it had hurt here before', 'it had never hurt here before'),
  niggle_days: is('days with a small pain', 'count'),
  relapses: is('relapses', 'count'),
  days_since_rise: (to) => `the last rise were ${count(num(to), 'day')} ago`,
  keep_as_it_is: told('you had asked to keep it', 'you had not asked to keep it'),
};
