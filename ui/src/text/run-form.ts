// The words of the form of a run.

import type { Hills } from '../ipc/generated/Hills';
import type { Leg } from '../ipc/generated/Leg';
import type { RunOnset } from '../ipc/generated/RunOnset';
import type { Sport } from '../ipc/generated/Sport';
import type { Support } from '../ipc/generated/Support';
import type { Surface } from '../ipc/generated/Surface';
import { endWord, sportWord } from './running';

export const form = {
  title: 'Log a run',
  titlePlan: 'Plan a run',
  titleCross: 'Log other training',
  titleChange: 'Change this run',
  titleTell: 'How did it go?',
  lead: 'Whatever you leave open stays open. It is never taken as zero.',
  leadPlan: 'How far or how long it is meant to be. You tell the rest afterwards.',
  day: 'Day',
  at: 'Began at',
  sport: 'What it was',
  distance: 'How far',
  time: 'How long',
  timeHint: 'Minutes, or 52:30',
  planned: 'Planned',
  plannedTime: 'Planned time',
  ended: 'How did it end?',
  turned: 'Turned back after',
  onset: 'Where did pain begin?',
  onsetAt: 'Began after',
  course: 'How did it go on?',
  during: 'Worst pain during',
  after: 'Pain just after',
  night: 'Pain that night',
  pace: 'How fast was it?',
  easy: 'Easy, could talk',
  strides: 'Short strides',
  speed: 'Faster',
  stridesAt: 'Strides at',
  limit: 'Limit that held',
  limitHint: 'Empty where there was none.',
  limitBy: 'Set by',
  limitUntil: 'Until',
  more: 'Ground, shoes, limit, tape',
  surface: 'Ground',
  camber: 'Road lower on the',
  hills: 'Hills',
  shoe: 'Shoes',
  support: 'Tape or brace',
  open: 'not told',
  save: 'Keep it',
  saving: 'Keeping',
  leave: 'Leave',
  saved: 'The run is kept.',
  savedPlan: 'The plan is kept.',
  wrongNumber: 'A number, such as 8 or 8.5.',
  nothing: 'Tell how far or how long it was, and it can be kept.',
  nothingPlan: 'Tell how far or how long it is meant to be.',
  isPlanned: (said: string) => `${said} is planned for this day.`,
  takePlan: 'Tell how that one went',
  planAsks: (name: string) => `Your plan stands at: ${name}.`,
  wasPlan: 'This was its run',
  isPlanRun: (name: string) => `Counts as a run of your plan: ${name}.`,
  notPlanRun: 'It was another run',
} as const;

export const runSports: readonly { value: Sport; label: string }[] = (['run', 'run_walk'] as const).map((value) => ({ value, label: sportWord[value] }));
export const crossSports: readonly { value: Sport; label: string }[] = (['walk', 'bike', 'swim', 'water_run', 'elliptical', 'row', 'other'] as const).map((value) => ({ value, label: sportWord[value] }));

export type OnsetWhen = RunOnset['when'];
export const onsets: readonly { value: OnsetWhen; label: string }[] = [
  { value: 'never', label: 'Nowhere' },
  { value: 'from_start', label: 'From the start' },
  { value: 'at', label: 'On the way' },
  { value: 'afterwards', label: 'Afterwards' },
];
export const ends = (['finished', 'stopped', 'turned_back'] as const).map((value) => ({ value, label: endWord[value] }));
export const paces = [
  { value: 'easy', label: form.easy },
  { value: 'strides', label: form.strides },
  { value: 'speed', label: form.speed },
] as const;

type Open<T extends string> = readonly { value: T | ''; label: string }[];
const open = { value: '', label: form.open } as const;
const surfaceWord: Record<Surface, string> = { road: 'Road', track: 'Track', treadmill: 'Treadmill', grass: 'Grass', trail: 'Trail', sand: 'Sand', mixed: 'Mixed' };
const hillsWord: Record<Hills, string> = { flat: 'Flat', rolling: 'Rolling', hilly: 'Hilly' };
const supportWord: Record<Support, string> = { none: 'None', tape: 'Tape', brace: 'Brace' };
const camberWord: Record<Leg, string> = { left: 'Left', right: 'Right' };
const rows = <T extends string>(of: Record<T, string>): Open<T> => [open, ...(Object.keys(of) as T[]).map((value) => ({ value, label: of[value] }))];

export const surfaces = rows(surfaceWord);
export const hillRows = rows(hillsWord);
export const supports = rows(supportWord);
export const cambers = rows(camberWord);
