// The words of what is kept beside the plans: rungs, what contributed, rules of their own, how somebody tends to be, the light.

import type { Light } from '../ipc/generated/Light';
import type { LightView } from '../ipc/generated/LightView';
import type { Temper } from '../ipc/generated/Temper';
import type { WorkOn } from '../ipc/generated/WorkOn';
import { dayMonth } from './plan';
import type { Kind } from './suggestion';
import { dayShort } from './words';

export const ladder = {
  title: 'Rungs',
  on: 'On',
  onOf: (text: string) => `Day of: ${text}`,
} as const;

export const factors = {
  title: 'What contributed',
  means: 'What you ticked, and what was done about it. One thing at a time is enough.',
  none: 'Nothing is ticked.',
  more: 'Something else',
  change: 'Change',
  work: 'What is done about it',
  note: 'A note, if you like',
  noteHint: 'What you changed, or mean to.',
  before: 'Told before',
  save: 'Save',
  cancel: 'Cancel',
  saved: 'Saved.',
} as const;

export const workWord: Record<WorkOn, string> = { open: 'Open', worked_on: 'Worked on', done: 'Done' };
export const workChoices = (['open', 'worked_on', 'done'] as const).map((value) => ({ value, label: workWord[value] }));

/** "Worked on, 10 December. Flat routes only" */
export function toldSaid(of: { day: string; work: WorkOn; note: string | null }): string {
  const said = `${workWord[of.work]}, ${dayMonth(of.day)}`;
  return of.note === null ? said : `${said}. ${of.note}`;
}

export const you = {
  title: 'You and the plan',
  rules: 'Your own rules',
  rulesMeans: 'Sentences of your own. They stand beside a suggestion that says hold, step back or stop.',
  rulesNone: 'None is pinned.',
  rulesBeside: 'Your own rules say',
  add: 'Pin it',
  label: 'A rule',
  hint: 'Such as: never two run days in a row.',
  takeAway: 'Take away',
  takenAway: 'Taken away.',
  lessons: 'What injured runners tell each other',
  temper: 'How do you tend to come back?',
  temperHint: 'It changes words, and no number. May be left open.',
  saved: 'Saved.',
} as const;

export const temperChoices: readonly { value: Temper | 'open'; label: string; means?: string }[] = [
  { value: 'overdoes', label: 'I tend to do too much' },
  { value: 'holds_back', label: 'I tend to hold back' },
  { value: 'open', label: 'I leave it open' },
];

/** One quiet sentence beside a suggestion; what stops has no tone. */
const tone: Record<Temper, Record<Exclude<Kind, 'stop'>, string>> = {
  overdoes: {
    progress: 'One step, and no more: stopping there is part of it.',
    hold: 'Staying here is the work today. Nothing is lost by it.',
    back: 'Less for now is how more comes later.',
  },
  holds_back: {
    progress: 'Your log allows this step. You may take it.',
    hold: 'This much is yours: do all of it, without fear of it.',
    back: 'A smaller session is still a session. It counts.',
  },
};
const toneDone: Record<Temper, string> = {
  overdoes: 'That was the whole of it. More today adds little.',
  holds_back: 'All of it is done. It held.',
};

export function toneSaid(temper: Temper | null, kind: Kind): string {
  return temper === null || kind === 'stop' ? '' : tone[temper][kind];
}

/** Under "Done for today". */
export function toneOfDone(temper: Temper | null): string {
  return temper === null ? '' : toneDone[temper];
}

export const lightWord: Record<Light, string> = { green: 'Settled', watch: 'Watch it', yellow: 'Ease off', red: 'Stop and look' };
export const light = {
  title: 'Pain light',
  signs: 'Look through the signs',
  lighter: 'Begin a lighter week',
} as const;

/** "Pain 4 of 10 on Wednesday 1 April, inside the limit of this plan." */
export function lightSaid(of: LightView): string {
  const pain = of.pain === null ? 'What you told' : `Pain ${String(of.pain)} of 10`;
  const on = `${pain} on ${dayShort(of.day)}`;
  if (of.unsettled) return `${on}, over the limit several times running. It has not settled.`;
  if (of.light === 'red') return `${on}, or a sign with it. Look through the signs before the next session.`;
  if (of.light === 'green') return `${on}.`;
  const where = of.within ? 'inside the limit of this plan' : 'over the limit of this plan';
  return of.darkens ? `${on}, ${where}, and a little more each time.` : `${on}, ${where}.`;
}

export const version = {
  kept: 'You have changed this programme since. This plan goes on with the one that it was started with.',
  replaced: 'This programme came in another form with a newer Sinew, and the plan goes on with that.',
  take: 'Use the changed one',
} as const;

/** "Without change by 30 April, ask somebody." */
export function askBySaid(day: string): string {
  return `Without change by ${dayMonth(day)}, have somebody look at it.`;
}
