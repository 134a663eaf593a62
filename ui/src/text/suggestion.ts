// The words of a suggestion: what it says, what it looked at, what would change it. No rule is worked out here.

import type { Advice } from '../ipc/generated/Advice';
import type { Back } from '../ipc/generated/Back';
import type { Decided } from '../ipc/generated/Decided';
import type { Outcome } from '../ipc/generated/Outcome';
import type { SourceNote } from '../ipc/generated/SourceNote';
import type { SuggestionCard } from '../ipc/generated/SuggestionCard';
import type { Way } from '../ipc/generated/Way';
import { ifWord, inputWord, seenSaid } from './inputs';
import { changeSaid, leverAt, leverWord } from './reasons';
import { capital, dayShort, list } from './words';

export const suggestion = {
  kicker: 'A suggestion',
  accept: 'Accept',
  keep: 'Keep as it is',
  ask: 'Ask my physio',
  later: 'Later',
  open: 'Look at it',
  fold: 'Close',
  keepMeans: 'Any answer is fine. It is kept in the log.',
  stopMeans: 'Going on is yours to decide. It is kept in the log.',
  goAhead: 'This one is not yours or ours to pass over. Get help first.',
  looked: 'What it looked at',
  ways: 'What would change it',
  noWays: 'No answer of yours would change it now; time may.',
  noMorning: 'Tomorrow’s first steps are still to come. They may change this.',
  rule: 'Rule',
  summary: 'A summary to show',
  summaryLead: 'Lines from your log, without a judgement. Read them out, or copy them.',
  copy: 'Copy',
  copied: 'Copied.',
  copyFailed: 'It could not be copied. Mark the lines and copy them by hand.',
  close: 'Close',
} as const;

/** The four that a person has to tell apart at once. */
export type Kind = 'progress' | 'hold' | 'back' | 'stop';

export function kindOf(outcome: Outcome): Kind {
  return typeof outcome === 'string' ? outcome : 'back';
}

export const kindWord: Record<Kind, string> = { progress: 'Progress', hold: 'Hold', back: 'Step back', stop: 'Stop and see someone' };

const backSaid: Record<Back, string> = {
  dose: 'step back to a smaller session', load: 'step back by one step of load', to_limit: 'step back to the limit', stage: 'step back to what came before', rest: 'rest until it is quiet',
};
const backLarge: Record<Back, string> = {
  dose: 'The same session, smaller', load: 'One step of load off', to_limit: 'Back to the limit', stage: 'Back to what came before', rest: 'Rest until it is quiet',
};

/** "hold", "step back by one step of load": as a part of a sentence. */
export function outcomeSaid(outcome: Outcome): string {
  return typeof outcome === 'string' ? { progress: 'progress', hold: 'hold', stop: 'stop and see someone' }[outcome] : backSaid[outcome.step_back];
}

/** In large: what would become of the dose. */
export function headOf(card: SuggestionCard): { lever: string; from: string; to: string } | string {
  const { change, outcome } = card.answer;
  if (change !== null) return { lever: leverWord[change.lever], from: leverAt(change.lever, change.from), to: leverAt(change.lever, change.to) };
  if (outcome === 'hold') return 'The same once more';
  if (outcome === 'stop') return 'Loading waits';
  return typeof outcome === 'string' ? kindWord[kindOf(outcome)] : backLarge[outcome.step_back];
}

export interface RuleFace {
  id: string;
  sentence: string;
  read: readonly { key: string; name: string; said: string; not: boolean }[];
  source: SourceNote | null;
}

/** A suggestion in words: of a session, or of a run. */
export interface Face {
  kicker: string;
  kind: Kind;
  head: { lever: string; from: string; to: string } | string;
  /** Below the sentence of the rule that speaks. */
  notes: readonly string[];
  /** The one that speaks comes first. */
  rules: readonly RuleFace[];
  ways: readonly string[];
  counting: readonly SourceNote[];
  /** Beside the answers. */
  means: string;
}

export function faceOf(card: SuggestionCard): Face {
  const { answer } = card;
  const kind = kindOf(answer.outcome);
  return {
    kicker: aboutSaid(card), kind, head: headOf(card), notes: card.with_morning ? [] : [suggestion.noMorning], ways: answer.ways.map(waySaid), counting: card.counting,
    rules: answer.fired.map(({ id, sentence, read }) => ({
      id, sentence, source: card.sources[id] ?? null,
      read: read.map(([input, seen]) => ({ key: input, name: inputWord[input], said: seenSaid(input, seen), not: seen === 'unknown' || seen === 'not_asked' })),
    })),
    means: meansOf(kind, answer.may_override),
  };
}

function meansOf(kind: Kind, mayOverride: boolean): string {
  return mayOverride ? { progress: suggestion.keepMeans, back: suggestion.keepMeans, hold: '', stop: suggestion.stopMeans }[kind] : suggestion.goAhead;
}

/** "After Wednesday 1 April, Alfredson heel drops" */
export function aboutSaid(card: SuggestionCard): string {
  return `${card.programme.name}, after ${dayShort(card.of_day)}`;
}

/** "With pain during at 3 of 10: hold." */
export function waySaid(way: Way): string {
  return `${capital(`if ${list(way.changes.map(({ input, to }) => ifWord[input](to)))}`)}: ${outcomeSaid(way.then)}.`;
}

/** "2 other rules spoke" */
export function othersSaid(n: number): string {
  return n === 1 ? 'One other rule spoke' : `${String(n)} other rules spoke`;
}

/** One quiet line, once it is decided. */
export function receipt(card: SuggestionCard, decided: Decided): string {
  const what = card.answer.change === null ? outcomeSaid(card.answer.outcome) : changeSaid(card.answer.change).toLowerCase();
  const said: Record<Decided, string> = {
    accept: `Accepted: ${what}.`,
    keep: `Kept as it is. Suggested was: ${what}. Both are in the log.`,
    ask: `On your list of questions for the physio: ${what}.`,
  };
  return said[decided];
}

/** Where an advice leads. */
export type Lead = 'care' | 'morning' | 'plan' | 'lighter' | 'summary' | 'library' | 'session' | null;
export type AdviceWords = { said: string; act: string | null; lead: Lead };

export const adviceWord: Record<Advice, AdviceWords> = {
  check_signs: { said: 'Look through the signs that should be seen.', act: 'Warning signs', lead: 'care' },
  see_someone: { said: 'Have somebody look at it. There is a summary ready to show.', act: 'Open the summary', lead: 'summary' },
  ask_again: { said: 'Go back to whoever looks after it, with the summary.', act: 'Open the summary', lead: 'summary' },
  rest_until_quiet: { said: 'Rest until it is quiet, that night and the next morning too.', act: null, lead: null },
  false_dawn: { said: 'It feels better fast. Let the dose wait; what is quiet for a week is more likely to stay so.', act: null, lead: null },
  unloading_week: { said: 'A lighter week is something planned, like a rest between sets.', act: 'Begin the lighter week', lead: 'lighter' },
  answer_morning: { said: 'Two taps about the first steps, and it is asked again.', act: 'Answer the morning', lead: 'morning' },
  answer_session: { said: 'Something about the last session is still open.', act: 'Answer it', lead: 'session' },
  tell_load: { said: 'Tell how much the load is, so that it can be counted.', act: 'Tell the load', lead: 'plan' },
  watch_niggle: { said: 'Keep an eye on the small pain. It is asked about in the morning.', act: null, lead: null },
  skip_one: { said: 'Leave one session out, and see what the next morning says.', act: null, lead: null },
  full_rest: { said: 'Nothing until the small pain is gone.', act: null, lead: null },
  strength_work: { said: 'Now is a good time for the strength work that was left out.', act: 'Find it in the library', lead: 'library' },
  look_at_what_rose: { said: 'Look at what had risen in the two weeks before.', act: 'Open the programme', lead: 'plan' },
  graduate: { said: 'You can go on to upkeep: a few sessions a week.', act: 'Open the programme', lead: 'plan' },
};
