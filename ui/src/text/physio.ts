// The words around the page for a visit. What stands on the page itself is Rust's: it is a file that leaves the window.

import type { PagePart } from '../ipc/generated/PagePart';
import type { PageRange } from '../ipc/generated/PageRange';
import type { PageRangeLine } from '../ipc/generated/PageRangeLine';
import type { SheetFormat } from '../ipc/generated/SheetFormat';
import { dayYear } from './plan';
import { count } from './words';

export const physio = {
  title: 'Page for your physio',
  open: 'Page for your physio',
  lead: 'What you did and how it answered, on paper. It goes nowhere by itself.',
  range: 'Which days',
  parts: 'What is on it',
  partsMeans: 'The programme is always there.',
  who: 'Your name, if you like',
  whoMeans: 'Printed at the top. It is not kept.',
  format: 'Paper',
  save: 'Save as PDF',
  saving: 'Saving',
  saved: 'Saved. It is here:',
  sheets: 'How it will look',
} as const;

const ranges: Record<PageRange, string> = {
  last_visit: 'Since the last visit',
  weeks4: '4 weeks',
  weeks12: '12 weeks',
  programme: 'The whole programme',
};

/** "Since the last visit", with the day on which it begins. */
export function rangeChoice(of: PageRangeLine): { value: PageRange; label: string; means: string } {
  return { value: of.range, label: ranges[of.range], means: `From ${dayYear(of.from)}` };
}

export const partWord: Record<PagePart, string> = {
  signs: 'Warning signs',
  done: 'Done of what was asked',
  pain: 'Pain and stiffness',
  loads: 'Load by week',
  tests: 'What each leg can do',
  questions: 'Your questions',
  decisions: 'Suggestions you did not follow',
  away: 'Pauses and sessions left out',
  changes: 'Changes of the plan',
};
export const partOrder = Object.keys(partWord) as PagePart[];

export const formatChoices: readonly { value: SheetFormat; label: string }[] = [
  { value: 'a4', label: 'A4' },
  { value: 'letter', label: 'Letter' },
];

/** "Sheet 1 of 2" */
export function sheetSaid(place: number, of: number): string {
  return `Sheet ${String(place)} of ${String(of)}`;
}

/** "2 sheets, 6 March 2026 to 2 April 2026" */
export function lengthSaid(of: { from: string; to: string; sheets: readonly unknown[] }): string {
  return `${count(of.sheets.length, 'sheet')}, ${dayYear(of.from)} to ${dayYear(of.to)}`;
}
