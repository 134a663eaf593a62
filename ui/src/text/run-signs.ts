// The signs around a run: what is asked before it and on the way.

import type { QuietNow } from '../ipc/generated/QuietNow';
import type { RunEventLine } from '../ipc/generated/RunEventLine';
import { count } from './words';

export const before = {
  title: 'Before you run',
  lead: 'Is any of this so, now? Asked once a day.',
  red: 'Your last run was red. Go through the signs again before the next one.',
  none: 'None of these signs',
  keep: 'Keep what I ticked',
  later: 'Not now',
  answered: 'Signs answered today: none of them.',
  barred: 'A sign is open. Running waits until somebody has looked.',
  toCare: 'What to do',
  weeks: 'Kept. Worth showing to somebody in the next weeks; this run may go on.',
  tiredTitle: 'How rested are you?',
  tired: 'Tiredness',
  low: 'Fresh',
  high: 'Worn out',
  slept: 'I slept badly',
  ill: 'I am ill, or just was',
  tiredMeans: 'None of it has to be answered. Tired, there is no speed today and tomorrow.',
  ask: 'Answer the signs',
} as const;

export const midRun = {
  title: 'What do you feel?',
  lead: (at: string) => `${at} on the way. The run waits.`,
  stop: 'Ends the run',
  ease: 'Go on, more easily',
  keep: 'Keep it',
  back: 'Back to the run',
  stopTitle: 'Stop, and walk back',
  stopMeans: 'Walk the short way home. It is kept as a warning sign: running waits until it has been looked at.',
  easeTitle: 'Go on easily, and see whether it settles',
  turn: 'Walk back now',
  goOn: 'Go on easily',
  signs: 'All warning signs',
  kept: (said: string) => `Kept: ${said}`,
} as const;

const stretch: Record<string, string> = { run: 'run', walk: 'walk', 'warm-up': 'the walk before' };

/** "8:30 on the way, run 5 of 10" */
export function placeSaid(event: RunEventLine): string {
  const name = stretch[event.exercise] ?? 'getting ready';
  const place = event.of > 1 ? `${name} ${String(event.nth)} of ${String(event.of)}` : name;
  return `${event.at} on the way, ${place}`;
}

export const events = {
  title: 'Told on the way',
  stopped: 'Ends a run',
  eased: 'Go on easily',
  fillsIn: 'Where pain began is filled in from this once the distance is told, at an even pace. What you choose here counts before it.',
} as const;

/** "Quiet for 1 of 2 days" */
export function quietSaid(quiet: QuietNow): string {
  const days = `Told to be quiet on ${String(quiet.days)} of ${count(quiet.asked, 'day')} before today.`;
  return quiet.days >= quiet.asked ? days : `${days} A day counts when its morning, its runs and the next morning were told as free of pain.`;
}
