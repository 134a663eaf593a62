// One suggestion of each kind, as the rules would say them.

import type { Answer } from '../generated/Answer';
import type { Fired } from '../generated/Fired';
import type { SourceNote } from '../generated/SourceNote';
import type { SuggestionCard } from '../generated/SuggestionCard';

const own = (what: string): SourceNote => ({ what, value: '', cite: 'Sinew’s own default', doi: null, bars: 1, grade: 'APP', own_default: true });
const guide = (what: string): SourceNote => ({ what, value: '', cite: 'Red-flag guides of sports medicine, as clinics hand them out', doi: null, bars: 1, grade: 'practice', own_default: false });
const coach = (what: string): SourceNote => ({ what, value: '', cite: 'Diaries of running coaches', doi: null, bars: 1, grade: 'practice', own_default: false });

const n = (number: number) => ({ number });
const read = (during: number, after: number, rise: number): Fired['read'] => [
  ['pain_during', n(during)], ['pain_after', n(after)], ['morning_pain_rise', n(rise)], ['morning_stiffness_rise', n(0)],
  ['sessions_percent', n(93)], ['effort_over_target', 'not_asked'],
];
const rule = (id: string, tier: Fired['tier'], outcome: Fired['outcome'], sentence: string, more: Partial<Fired> = {}): Fired => ({
  id, tier, outcome, advice: null, sentence, source: 'app', grade: 'APP', read: [], ...more,
});

const answers: Record<string, Answer> = {
  progress: {
    outcome: 'progress', change: { lever: 'load', from: 5, to: 7.5 }, may_override: true,
    fired: [
      rule('L7', 'load_rule', 'progress', 'Pain stayed low enough, the morning was as usual, and the work was done. One thing may rise.', { read: read(2, 1, 0) }),
    ],
    ways: [
      { changes: [{ input: 'pain_during', to: n(3) }], then: 'hold' },
      { changes: [{ input: 'morning_pain_rise', to: n(2) }], then: { step_back: 'dose' } },
      { changes: [{ input: 'sharp_pain', to: 'yes' }], then: { step_back: 'stage' } },
    ],
  },
  hold: {
    outcome: 'hold', change: null, may_override: true,
    fired: [
      rule('L6', 'load_rule', 'hold', 'Pain was tolerable and had settled by morning. The same once more, until it is lower.', { read: [['pain_during', n(4)], ['pain_after', n(2)]] }),
      rule('D1', 'phase_gate', 'hold', 'Pain has fallen fast. That is good, and it often comes back when the dose rises at once. The dose waits for a week.', {
        advice: 'false_dawn', source: 'coach-diaries', grade: 'practice', read: [['fast_fall', 'yes'], ['same_site_months', 'unknown']],
      }),
    ],
    ways: [],
  },
  early: {
    outcome: 'hold', change: null, may_override: true,
    fired: [
      rule('A1', 'load_rule', 'hold', 'The morning after is not answered yet. Without it nothing rises.', {
        advice: 'answer_morning', read: [['morning_pain_rise', 'unknown'], ['morning_stiffness_rise', 'unknown']],
      }),
    ],
    ways: [{ changes: [{ input: 'morning_pain_rise', to: n(0) }, { input: 'morning_stiffness_rise', to: n(0) }], then: 'progress' }],
  },
  back: {
    outcome: { step_back: 'load' }, change: { lever: 'load', from: 7.5, to: 5 }, may_override: true,
    fired: [
      rule('L3', 'pain_light', { step_back: 'load' }, 'Pain while loading was over the limit. Take a step of load off.', { read: [['pain_during', n(6)], ['pain_during_limit', n(5)]] }),
      rule('L5', 'load_rule', { step_back: 'dose' }, 'The next morning was clearly worse than your usual. The same session again, smaller.', {
        read: [['morning_pain_rise', n(2)], ['morning_stiffness_rise', n(10)]],
      }),
      rule('U2', 'load_rule', 'hold', 'Several signs of too much have come together. A lighter week now costs little.', {
        advice: 'unloading_week', source: 'coach-diaries', grade: 'practice', read: [['tired_signs', n(2)]],
      }),
    ],
    ways: [{ changes: [{ input: 'pain_during', to: n(5) }, { input: 'morning_pain_rise', to: n(1) }, { input: 'morning_stiffness_rise', to: n(5) }], then: 'hold' }],
  },
  stop: {
    outcome: 'stop', change: null, may_override: true,
    fired: [
      rule('L1', 'red_flag', 'stop', 'You ticked a sign that somebody should see. Loading waits until then.', {
        advice: 'see_someone', source: 'guide', grade: 'practice', read: [['red_flag', 'yes']],
      }),
      rule('P1', 'pain_light', { step_back: 'stage' }, 'A limp, pain at rest, swelling or giving way counts more than any number. Go back a stage, and look through the signs.', {
        advice: 'check_signs', source: 'guide', grade: 'practice', read: [['other_sign', 'yes']],
      }),
    ],
    ways: [{ changes: [{ input: 'red_flag', to: 'no' }], then: { step_back: 'stage' } }],
  },
};

const summary = [
  'Alfredson heel drops, left, since 2 March 2026. Week 5 of 12.',
  'Sessions of the last 28 days: 52 of 56.',
  'Pain during, last seven sessions: 2, 2, 3, 3, 4, 5, 6 of 10.',
  'First steps in the morning: 2 to 5 of 10, stiffness 5 to 15 minutes.',
  'Signs ticked on 2 April: calf swollen, warm and sore.',
];

export function suggestion(kind: string, more: Partial<SuggestionCard> = {}): SuggestionCard | null {
  const answer = answers[kind];
  if (answer === undefined) return null;
  const sources = Object.fromEntries(answer.fired.map((f) => [f.id, (f.source === 'guide' ? guide : f.source === 'coach-diaries' ? coach : own)(f.id)]));
  return {
    plan: 'p-1', programme: { id: 'alfredson-1998', name: 'Alfredson heel drops' }, session: 's-8', of_day: '2026-04-01', with_morning: true,
    answer, sources, counting: kind === 'progress' || kind === 'back' ? [{ ...own('Your usual: the middle of the last mornings, at most'), value: '7' }] : [], decided: null, summary: kind === 'stop' ? summary : [], ...more,
  };
}
