// Running again: the gate, the plan, and what is said on the way.

import type { RunDue } from '../ipc/generated/RunDue';
import type { PlanLever } from '../ipc/generated/PlanLever';
import type { RunStepLine } from '../ipc/generated/RunStepLine';
import type { RunStepMoved } from '../ipc/generated/RunStepMoved';
import type { RunOffer } from '../ipc/generated/RunOffer';
import type { Said } from '../ipc/generated/Said';
import type { SpeedView } from '../ipc/generated/SpeedView';
import type { WarmUp } from '../ipc/generated/WarmUp';
import { runFace } from './running';
import { kindOf, type Face } from './suggestion';
import { dayName, dayShort, list } from './words';

export const saidWord: Record<Said, string> = {
  easy: 'Easy pace. Slower than you would like.',
  talk: 'Can you talk? Whole sentences.',
  half_way: 'Half-way.',
  last: 'The last run.',
};

export const turnBack = 'Turn back';

export const gate = {
  toGate: 'What has to be so first',
  kicker: 'Before the first run',
  means: 'All of it holds before the first run. What your log knows is filled in; the rest you know best.',
  notFor: 'This table is made for something else.',
  flag: 'A warning sign is open. Have it looked at first; running waits.',
  clearance: 'A clinician agrees first',
  clearanceMeans: 'Bone needs somebody who has looked at it. Write down who agreed, and when.',
  by: 'Who agreed',
  on: 'On',
  keep: 'Keep it',
  agreed: (by: string, on: string) => `${by} agreed on ${dayName(on)}.`,
  openings: 'How the first runs go',
  begin: 'Begin',
  first: 'First day',
  step: 'Step to begin with',
  days: 'Days for a run',
  daysMean: (apart: number, most: number | null) =>
    `At least ${String(apart)} days from one run to the next${most === null ? '' : `, at most ${String(most)} a week`}.`,
  significant: 'It was more than a niggle',
  significantMeans: 'Weeks off, or somebody treated it. Then speed waits until the weeks are over.',
  yes: 'Yes',
  no: 'No',
  unsaid: 'Not sure',
  start: 'Begin the plan',
  closed: 'It opens when every line above is so.',
  goesOn: (name: string) => `${name} goes on already. End it first.`,
  log: 'From your log',
  sources: 'sources',
} as const;

export const weekdayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

export const warmUps: readonly { id: WarmUp; label: string }[] = [
  { id: 'walk', label: 'Walk first' },
  { id: 'walk_and_moves', label: 'Walk and loosen up' },
  { id: 'none', label: 'Warm already' },
];

export const leverSaid: Record<PlanLever, string> = {
  volume: 'Now: longer, step by step. Days and pace stay as they are.',
  frequency: 'Now: one more day may come. Pace stays easy.',
  speed: 'Now: a little faster may come, strides first.',
  none: 'Now: nothing rises. The table is done; the runs stay as they are until speed may begin.',
};

export const now = {
  title: 'Running',
  none: 'No running plan goes on.',
  noneMeans: 'Each one opens through its gate. The best fit stands first.',
  fits: { made_for: 'Made for it', general: 'General', not_for: 'Not for this' },
  next: 'Next run',
  open: 'To the run',
  today: 'Today',
  play: 'Start the run',
  anyway: 'Run today anyway',
  speed: 'Speed',
  steps: 'The table',
  here: 'You are here',
  to: (name: string) => `Go to ${name}`,
  moves: 'How it went from step to step',
  moved: 'By hand',
  above: 'By hand, more than the rules said',
  end: 'End this plan',
  move: 'Move it to',
  moveDo: 'Move',
  warmUp: 'Before it',
  warmUpWhy: 'Why a warm-up',
  cue: 'For your stride today:',
  cues: 'All cues',
  days: 'Run days',
  daysMean: (apart: number) => `As many as now, at least ${String(apart)} days from one to the next. One more a week may come after the last step.`,
  daysKeep: 'Keep these days',
  daysKept: 'The runs are on these days from now on.',
} as const;

/** "10 runs, 20 min, 10 of them running" */
export function dueSaid(due: RunDue): string {
  const runs = due.runs === 1 ? 'One run' : `${String(due.runs)} runs`;
  if (due.metres !== null) return `${runs}, ${distance(due.metres)}`;
  const all = due.seconds === null ? '' : `, ${minutes(due.seconds)}`;
  const of = due.run_seconds === null || due.run_seconds === due.seconds ? '' : `, ${minutes(due.run_seconds)} of it running`;
  return `${runs}${all}${of}`;
}

export function waitSaid(due: RunDue): string {
  if (due.today) return now.today;
  const why = due.next.waits.includes('after_step') ? ', after the days off' : due.next.waits.includes('rest_day') ? ', after a rest day' : '';
  return `${dayName(due.next.day)}${why}`;
}

export function speedSaid(speed: SpeedView): string {
  if (speed.open) return 'Open.';
  if (speed.from_day !== null) return `Not before ${dayName(speed.from_day)}, however good it feels. Tissue needs longer than the pain does.`;
  const calm = speed.lacks.find((lack) => typeof lack === 'object' && 'calm_runs' in lack);
  if (speed.lacks.includes('tired')) return 'Not today: you told of tiredness, poor sleep, illness or a hard run. Easy is fine.';
  if (calm !== undefined) return `${String(calm.calm_runs.calm)} of ${String(calm.calm_runs.asked)} calm runs in a row, with their mornings. Feeling good is not one of them.`;
  if (speed.strides_percent !== null) return `Strides, up to ${String(speed.strides_percent)} % of full speed.`;
  return 'It waits until everything before the first run still holds.';
}

/** "30 min a week" */
export function weekSaid(step: RunStepLine): string {
  if (step.metres !== null) return `${distance(step.metres)} a run`;
  return step.week_run_s === null ? '' : `${minutes(step.week_run_s)} of running a week`;
}

export function movedSaid(moved: RunStepMoved): string {
  return moved.sentence ?? (moved.above_suggestion ? now.above : now.moved);
}

export const offer = {
  accept: 'Accept',
  keep: 'Keep as it is',
  accepted: 'Accepted. The plan follows.',
  kept: 'Kept as it is. It is in the log.',
  means: 'Nothing changes until you say so. Either answer is kept.',
  step: 'Step of the plan',
  days: 'Run days',
  first: 'No step comes before this one.',
  toRun: 'To the run',
} as const;

/** "Mon, Wed and Fri" */
export const daysSaid = (weekdays: readonly boolean[]): string => list(weekdayNames.filter((_, i) => weekdays[i] === true));

/** It leaves the plan at its step. */
export const stays = ({ what }: RunOffer): boolean => what.lever === 'step' && what.from.n === what.to.n;

/** What may be declined: anything but the same once more, without days off. */
export const mayDecline = (of: RunOffer): boolean => !stays(of) || of.suggestion.rest_days !== null || of.suggestion.quiet_days !== null;

function offerHead({ what }: RunOffer): Face['head'] {
  switch (what.lever) {
    case 'step':
      return what.from.n === what.to.n ? `The plan stays at ${what.to.name}` : { lever: offer.step, from: what.from.name, to: what.to.name };
    case 'days':
      return { lever: offer.days, from: daysSaid(what.from), to: daysSaid(what.to) };
    case 'strides':
      return `Strides, up to ${String(what.percent)} % of full speed`;
    case 'speed':
      return 'The way to speed is open';
  }
}

/** The card of a suggestion, with what would become of the plan. */
export function offerFace(of: RunOffer): Face {
  const face = runFace(of.suggestion, of);
  const { change, outcome } = of.suggestion;
  const back = kindOf(outcome) === 'back';
  const shorter = change !== null && typeof change === 'object' && 'shorter' in change ? [`Shorter is in your hands: end the next run after about ${String(100 - change.shorter.by_percent)} % of it.`] : [];
  const first = back && stays(of) && of.what.lever === 'step' && of.what.first ? [offer.first] : [];
  const next = of.next === null ? [] : [`Next run: ${dayName(of.next)}.`];
  const speed = of.speed === null ? [] : [`Speed: ${speedSaid(of.speed)}`];
  return { ...face, head: offerHead(of), notes: [...first, ...shorter, ...face.notes, ...next, ...speed], means: of.answered === null ? offer.means : '' };
}

/** "Accepted on Mon 23 November. The plan follows." */
export function answeredSaid(of: RunOffer): string {
  if (of.answered === null) return '';
  const on = dayShort(of.answered.on);
  return of.answered.accepted ? `Accepted on ${on}. The plan follows.` : `Kept as it was, on ${on}. Both are in the log.`;
}

function minutes(seconds: number): string {
  return `${String(Math.round(seconds / 6) / 10)} min`;
}

function distance(metres: number): string {
  return metres < 1000 ? `${String(metres)} m` : `${String(Math.round(metres / 10) / 100)} km`;
}
