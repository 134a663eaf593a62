// The words of a pause, and of coming back from one.

import type { PauseKind } from '../ipc/generated/PauseKind';
import type { PauseView } from '../ipc/generated/PauseView';
import type { RestartStep } from '../ipc/generated/RestartStep';
import type { RestartView } from '../ipc/generated/RestartView';
import { dayMonth } from './plan';
import { count } from './words';

export const pause = {
  title: 'Pause',
  lead: 'Paused days never count as missed, and what you did stays.',
  why: 'What for?',
  from: 'From',
  fromHint: 'Empty: today.',
  needs: 'Say what it is for.',
  until: 'Until, as meant',
  untilHint: 'It goes on until you end it.',
  everything: 'Everything that runs, not only this one',
  begin: 'Pause',
  cancel: 'Not now',
  begun: 'Paused.',
  wrong: 'The last day cannot lie before the first.',
} as const;

export const pauseChoices: readonly { value: PauseKind; label: string; means: string }[] = [
  { value: 'flare', label: 'A flare', means: 'Pain is up. It waits until that is back to its usual.' },
  { value: 'ill', label: 'Ill', means: 'A cold, a fever, anything that keeps you down.' },
  { value: 'travel', label: 'Travel', means: 'Away, or no room for it.' },
  { value: 'rest_week', label: 'A planned week off', means: 'Part of the plan.' },
  { value: 'clinician', label: 'A clinician asked for it', means: 'It waits until they agree.' },
];

export const pauseWord: Record<PauseKind, string> = {
  flare: 'a flare', ill: 'being ill', travel: 'travel', rest_week: 'a planned week off', clinician: 'a clinician asked for it',
};

export const back = {
  title: 'Coming back',
  quiet: 'Is pain back to its usual?',
  quietYes: 'Yes, as it usually is',
  quietNo: 'Not yet',
  agrees: 'Does the clinician agree?',
  agreesYes: 'Yes, they said so',
  agreesNo: 'Not asked yet',
  waitQuiet: 'Suggested: wait until it is. Going on is yours to decide, and is kept.',
  waitClinician: 'Suggested: ask first. Going on is yours to decide, and is kept.',
  take: 'Take it up there',
  asBefore: 'Go on as before',
  asBeforeMeans: 'Where you were, instead of the step. It is kept as your decision.',
  stay: 'Stay paused',
  kept: 'Taken up again.',
  needs: 'Answer the question first.',
} as const;

/** "Since 25 March, for a flare. Meant until 1 April." */
export function pauseSaid(of: PauseView): string {
  const begun = of.kind === 'clinician' ? `Since ${dayMonth(of.from)}: ${pauseWord.clinician}.` : `Since ${dayMonth(of.from)}, for ${pauseWord[of.kind]}.`;
  return of.until === null ? begun : `${begun} Meant until ${dayMonth(of.until)}.`;
}

const steps: Record<RestartStep, string> = {
  same: 'Where you were', one_back: 'One step back', two_back: 'Two steps back', start_of_phase: 'From the start of the phase', beginning: 'From the beginning',
};

export const stepTitle = (step: RestartStep): string => steps[step];

/** "Week 3 instead of 5", "Week 1, as it was; 1 set instead of 3" */
export function weeksSaid({ week, then_week: then, sets, then_sets: fewer }: RestartView): string {
  const weeks = week === then ? `Week ${String(week)}, as it was` : `Week ${String(then)} instead of ${String(week)}`;
  return sets === null || fewer === null || sets === fewer ? weeks : `${weeks}; ${count(fewer, 'set')} instead of ${String(sets)}`;
}

/** Less is asked than before. */
export function isLower({ week, then_week: then, sets, then_sets: fewer }: RestartView): boolean {
  return week !== then || sets !== fewer;
}

/** Why just there: the length, and what the pause was for. */
export function whySaid(kind: PauseKind, days: number, step: RestartStep): string {
  const away = days === 0 ? 'Paused today.' : `${count(days, 'day')} away.`;
  if (kind === 'rest_week' && step === 'same') return `${away} A planned week off costs nothing.`;
  if (kind === 'flare' && step === 'one_back') return `${away} After a flare it begins at least one step lower.`;
  return step === 'same' ? `${away} Short enough to go on as it was.` : `${away} The longer it was, the lower it begins again.`;
}
