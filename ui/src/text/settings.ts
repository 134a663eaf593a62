// The words of Settings.

import type { Theme } from '../ipc/generated/Theme';

export const settings = {
  title: 'Settings',
  lead: 'Changes apply at once. A session that is under way keeps its own timing.',
  saved: 'Saved.',
  undone: 'Changed back.',
  timing: 'Timing of a session',
  sound: 'Sound',
  volume: 'Volume',
  test: 'Test the sound',
  testing: 'Playing',
  tested: 'A tone was sent to the speakers.',
  look: 'Look',
  theme: 'Theme',
  text: 'Text size',
  keys: 'Keys',
  letterKeys: 'Single-letter keys',
  letterKeysHint: 'Letters and digits that act at once. They never work while you type in a field. Space, Enter, Esc and the arrows stay on.',
  running: 'Running',
  unit: 'Distances',
  history: 'History',
  goodWeeks: 'Good weeks in a row',
  goodWeeksHint: 'Shown beside the consistency trend. Hidden, they are not counted anywhere else.',
  about: 'About',
  data: 'Your data',
  dataLead: 'Take it with you, bring a file in, keep backups, or erase everything.',
  dataOpen: 'Open your data',
  runs: 'Runs from a watch',
  runsLead: 'Bring in FIT, GPX and TCX files, or choose a folder that is looked through for new ones.',
  runsOpen: 'Bring runs in',
  percent: 'percent',
} as const;

export const units = [
  { value: 'km', label: 'Kilometres' },
  { value: 'mi', label: 'Miles' },
] as const;

export const themeWord: Record<Theme, string> = {
  system: 'System',
  light: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
};

export type Timing = 'lower_ms' | 'raise_ms' | 'rest_ms' | 'get_ready_ms';

export type TimingWords = { label: string; origin: string; bars: number; least: number; most: number; step: number };

/** Seconds, with what is known about where each comes from. */
export const timings: Record<Timing, TimingWords> = {
  lower_ms: {
    label: 'Lowering',
    origin: '3 to 5 s: a range from rehab practice. The paper gives no seconds. Sinew’s default is 4 s.',
    bars: 1,
    least: 3,
    most: 5,
    step: 0.5,
  },
  raise_ms: {
    label: 'Return',
    origin: 'Sinew’s own default, 2 s: no paper gives a time for the way back up.',
    bars: 1,
    least: 1,
    most: 5,
    step: 0.5,
  },
  rest_ms: {
    label: 'Rest between sets',
    origin: 'Sinew’s own default, 60 s: no paper gives a rest.',
    bars: 1,
    least: 10,
    most: 300,
    step: 5,
  },
  get_ready_ms: {
    label: 'Get ready',
    origin: 'Sinew’s own default, 10 s: time to walk to the step.',
    bars: 1,
    least: 3,
    most: 60,
    step: 1,
  },
};

/** "Lowering: 3 to 5 seconds. Still set to 4." */
export function outside(what: Timing, kept: number): string {
  const t = timings[what];
  return `${t.label}: ${String(t.least)} to ${String(t.most)} seconds. Nothing was changed; it stays at ${String(kept / 1000)}.`;
}

/** The intended purpose, shown under About. */
export const purpose: readonly string[] = [
  'A personal exercise timer and diary for runners. It keeps the programme you choose, shows published exercise programmes as references, and logs what you did.',
  'It does not diagnose, treat, predict or monitor disease or injury, and makes no medical decisions.',
  'The programmes are published examples and may not suit you. The evidence labels may be wrong or out of date. For a question about your leg, consider asking a professional.',
  'Everything you enter stays on this computer.',
];

export function versionSaid(version: string): string {
  return `Sinew ${version}`;
}

export const timingOrder: readonly Timing[] = ['lower_ms', 'raise_ms', 'rest_ms', 'get_ready_ms'];

export const themes: readonly { value: Theme; label: string }[] = [
  { value: 'system', label: themeWord.system },
  { value: 'light', label: themeWord.light },
  { value: 'dark', label: themeWord.dark },
  { value: 'contrast', label: themeWord.contrast },
];
