// The words of putting the past right: a set, the answers, what was logged by mistake, and the list of the changes.

import type { ChangedField } from '../ipc/generated/ChangedField';
import type { ChangeLine } from '../ipc/generated/ChangeLine';
import type { PastDay } from '../ipc/generated/PastDay';
import type { SetOutcome } from '../ipc/generated/SetOutcome';
import { signOrder, courseWord, signWord } from './checks';
import { capital, dayName, dayShort, legWord, loadOrNot, outOfTen, reasonWord, stateWord } from './words';

export const amend = {
  change: 'Change',
  changeOf: (set: string) => `Change: ${set}`,
  title: 'Put this set right',
  reps: 'Reps',
  load: 'Load, kg',
  loadHint: 'Empty when it is not known.',
  side: 'Side',
  outcome: 'What became of it',
  reason: 'Why not in full?',
  noReason: 'no reason',
  save: 'Keep it',
  saving: 'Keeping',
  cancel: 'Cancel',
  kept: 'Changed. What was there before stays in the list.',
  undone: 'Undone.',
  void: 'Logged by mistake',
  voidMeans: 'It leaves every sum and list. Nothing is deleted, and you can bring it back.',
  voidSession: 'This session was logged by mistake',
  voided: 'Voided',
  voidedNow: 'Voided. It counts nowhere now.',
  broughtBack: 'Brought back. It counts again.',
  bringBack: 'Bring it back',
  sessionVoided: 'This session counts nowhere, as if it had not been done.',
  showVoided: (n: number) => `Show voided (${String(n)})`,
  hideVoided: 'Hide voided',
  voidedSessions: 'Voided sessions',
  changes: 'What was changed',
  changesMeans: 'Each change is kept with its time. What was first logged stays beside it.',
  undo: 'Undo',
  notOver: 'This session is not over yet. It can be put right once it is.',
  recalled: 'Told more than two days after its day. It counts as done, and is marked as recalled: no suggestion starts from it.',
  recalledWord: 'recalled',
  voidedWord: 'voided',
} as const;

export const outcomes: readonly { value: SetOutcome; label: string }[] = [
  { value: 'done', label: 'Done' },
  { value: 'partial', label: 'Part done' },
  { value: 'skipped', label: 'Skipped' },
];
export const sides = [
  { value: 'left', label: legWord.left },
  { value: 'right', label: legWord.right },
] as const;

/** "Undo last change: reps 15 → 12, made Thu 2 April, 14:02" */
export function undoSaid(line: ChangeLine): string {
  return `Undo last change: ${fieldsSaid(line)}, made ${dayShort(line.day)}, ${line.at}`;
}

/** "Set 2, Heel drop, knee bent, left", "Your answers", "The session" */
export function changedWhat({ of }: ChangeLine): string {
  switch (of.what) {
    case 'set': {
      const again = of.attempt > 1 ? ', begun again' : '';
      return `Set ${String(of.set_no)}, ${of.exercise_name}${of.side === null ? '' : `, ${legWord[of.side].toLowerCase()}`}${again}`;
    }
    case 'answers':
      return 'Your answers';
    case 'session':
      return 'The session';
  }
}

/** "reps 15 → 12, load not told → 5 kg" */
export function fieldsSaid(line: ChangeLine): string {
  return line.fields.length === 0 ? 'kept once more' : line.fields.map(fieldSaid).join(', ');
}

function fieldSaid(field: ChangedField): string {
  const turn = (what: string, was: string, now: string) => `${what} ${was} → ${now}`;
  switch (field.field) {
    case 'reps':
      return turn('reps', String(field.was), String(field.now));
    case 'load':
      return turn('load', loadOrNot(field.was), loadOrNot(field.now));
    case 'side':
      return turn('side', sideSaid(field.was), sideSaid(field.now));
    case 'outcome':
      return turn('outcome', stateWord[field.was].toLowerCase(), stateWord[field.now].toLowerCase());
    case 'reason':
      return turn('reason', field.was === null ? 'none' : reasonWord[field.was], field.now === null ? 'none' : reasonWord[field.now]);
    case 'pain_during':
      return turn('worst pain during', outOfTen(field.was), outOfTen(field.now));
    case 'pain_after':
      return turn('pain right after', outOfTen(field.was), outOfTen(field.now));
    case 'effort':
      return turn('effort', outOfTen(field.was), outOfTen(field.now));
    case 'signs':
      return turn('signs', signsSaid(field.was), signsSaid(field.now));
    case 'course':
      return turn('how pain went on', field.was === null ? 'not answered' : courseWord[field.was].toLowerCase(), field.now === null ? 'not answered' : courseWord[field.now].toLowerCase());
    case 'note':
      return field.now === null ? 'note taken out' : field.was === null ? 'note added' : 'note rewritten';
    case 'voided':
      return field.now ? 'voided' : 'brought back';
  }
}

function sideSaid(side: 'left' | 'right' | null): string {
  return side === null ? 'both' : legWord[side].toLowerCase();
}

type SignsTold = Extract<ChangedField, { field: 'signs' }>['now'];
function signsSaid(signs: SignsTold): string {
  if (signs === null) return 'not answered';
  const ticked = signOrder.filter((sign) => signs[sign]).map((sign) => signWord[sign].toLowerCase());
  return ticked.length === 0 ? 'none' : ticked.join(' and ');
}

/** The earlier text of a note that was changed; nothing for any other change. */
export function noteWas(line: ChangeLine): string | null {
  const note = line.fields.find((field) => field.field === 'note');
  return note === undefined ? null : note.was;
}

export const pastDay = {
  title: 'An earlier session',
  which: 'Which session was it?',
  lead: 'Tell what you did. It stands on the day that it was for, and is marked as told by hand.',
  before: 'The day before',
  after: 'The day after',
  recalled: 'This day was over more than two days ago. What you tell of it counts as done and is marked as recalled: no suggestion starts from it.',
  none: 'No programme asked for anything on this day.',
  toDay: 'Log an earlier session',
  saved: 'Kept.',
  leave: 'Back to History',
} as const;

/** "Yesterday, Wednesday 1 April" */
export function pastDaySaid(day: PastDay): string {
  return day.yesterday ? `Yesterday, ${dayName(day.day)}` : capital(dayName(day.day));
}
