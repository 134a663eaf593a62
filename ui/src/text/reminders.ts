// The words of reminders: on Today, on their own screen, and of the log.

import type { HoldReason } from '../ipc/generated/HoldReason';
import type { IceView } from '../ipc/generated/IceView';
import type { LogLine } from '../ipc/generated/LogLine';
import type { LogOccurrence } from '../ipc/generated/LogOccurrence';
import type { MissedHow } from '../ipc/generated/MissedHow';
import type { MissedItem } from '../ipc/generated/MissedItem';
import type { MissedShare } from '../ipc/generated/MissedShare';
import type { NextUp } from '../ipc/generated/NextUp';
import type { PausedView } from '../ipc/generated/PausedView';
import type { PresenceWhat } from '../ipc/generated/PresenceWhat';
import type { PromptChoice } from '../ipc/generated/PromptChoice';
import type { ReminderKind } from '../ipc/generated/ReminderKind';
import type { Rung } from '../ipc/generated/Rung';
import type { SlotName } from '../ipc/generated/SlotName';
import type { SlotProposal } from '../ipc/generated/SlotProposal';
import type { SnoozeReason } from '../ipc/generated/SnoozeReason';
import { skipWord } from './today';
import { capital, count, slotSession, slotWord } from './words';

export const reminders = {
  title: 'Reminders',
  lead: 'What was due, what waited and why. What cannot be shown is held, not dropped.',
  settings: 'Settings for reminders',
  open: 'Open Reminders',
  resume: 'Resume',
  resumeAll: 'Resume reminders',
  toSession: 'Go to the session',
  putAway: 'Put away',
  ok: 'OK',
  notToday: 'Not today…',
  // what went by
  missed: 'Sessions that went by',
  missedLead: 'Nothing has to be caught up.',
  byHand: 'Log by hand',
  // moving a slot
  move: 'Move',
  notNow: 'Not now',
  never: 'Never ask again',
  moved: 'Moved. The programme keeps the new time.',
  // why
  snoozeWhy: 'Not yet. Why?',
  skipKeep: 'Skip this session',
  skipBack: 'Leave it open',
  snoozeKeep: 'Put it off',
  snoozeBack: 'Leave it as it is',
  skippedLead: 'It is skipped already. A reason helps to find a better time; it may be left out.',
  whyKeep: 'Keep the reason',
  whyBack: 'No reason',
  // the tray
  tray: 'Sinew stays in the tray when you close it, so that reminders go on.',
  // ice
  ice: 'Ice timer',
  iceLead: 'A quiet reminder every couple of hours, for two days.',
  iceStart: 'Start the ice timer',
  iceStop: 'Stop it',
  // the disk
  unsaved: 'The file cannot be written, so what your reminders do now is not kept yet. Nothing is lost while Sinew runs: it tries again by itself. Check that the disk has room.',
  // now
  now: 'Now',
  nothing: 'Nothing is due',
  nothingMore: 'Reminders begin with a programme.',
  off: 'Reminders of sessions are switched off in Settings.',
  pause: 'Pause reminders',
  pauseHour: '1 hour',
  pauseToday: 'Rest of today',
  pauseUntil: 'Until…',
  pauseOn: 'Until I resume',
  pauseAt: 'Pause until',
  pauseAtLead: 'The next time that the clock shows it.',
  pauseSet: 'Pause',
  cancel: 'Cancel',
  // the log
  log: 'The last two weeks',
  logEmpty: 'Nothing yet. Your first reminders will appear here.',
  dayEmpty: 'Nothing was due.',
  legend: 'What the shapes mean',
  // the test
  test: 'Does it reach you?',
  testLead: 'Sends one notification and plays the reminder’s own sound.',
  testNow: 'Test my notifications and sound',
  testing: 'Testing',
  // what the desktop tells
  tells: 'What this desktop tells',
  tellsLead: 'A yes holds a reminder until it is over. What is not told never holds one.',
  yes: 'Yes',
  no: 'No',
  notTold: 'Not told',
  // appointments
  dates: 'Appointments',
  datesNone: 'None entered.',
  datesOff: 'They are not reminded of: switched off in Settings.',
  add: 'Add',
  addTitle: 'An appointment',
  with: 'With whom',
  withHint: 'Kept on this computer. Shown on the screen only if you allow names.',
  day: 'Day',
  at: 'Time',
  save: 'Save',
  saved: 'Saved.',
  removed: 'Removed.',
  remove: 'Remove',
  missing: 'Needed to remind you of it.',
  // the numbers
  numbers: 'Every number, and where it is from',
} as const;

/** "19:15", "tomorrow 06:00", "in 3 days, 06:00" */
export function clockSaid(at: string, days: number | null): string {
  if (days === null || days === 0) return at;
  return days === 1 ? `tomorrow ${at}` : `in ${String(days)} days, ${at}`;
}

/** "In 15 min (19:15)": the button says the time that it leads to. */
export function choiceSaid({ what, at, days_ahead }: PromptChoice): string {
  if (what === 'start') return 'Start';
  if (what === 'not_today') return reminders.notToday;
  const word = what === 'in15' ? 'In 15 min' : days_ahead === null || days_ahead === 0 ? 'Later today' : 'Later';
  return at === null ? word : `${word} (${clockSaid(at, days_ahead)})`;
}

/** "Morning session skipped. Why?" */
export function skippedWhy(slot: SlotName): string {
  return `${slotSession[slot]} skipped. Why?`;
}

/** "The next one is tomorrow at 06:00." */
export function skipLead(choice: PromptChoice | undefined): string {
  const kept = 'It is kept as it is. Nothing has to be caught up.';
  return choice?.at == null ? kept : `${kept} The next one: ${clockSaid(choice.at, choice.days_ahead)}.`;
}

/** "Open until 22:00." */
export function standsSaid(next: NextUp): string {
  if (next.snoozed_until !== null) return `Snoozed until ${next.snoozed_until}. Open until ${next.closes}.`;
  if (next.open) return `Open until ${next.closes}.`;
  return next.days_ahead === 0 ? `Opens at ${next.opens}, closes at ${next.closes}.` : `${capital(clockSaid(next.opens, next.days_ahead))}, until ${next.closes}.`;
}

/** "Evening session", with the programme where there are several. */
export function sessionSaid(of: { slot: SlotName; programme: string }, several: boolean): string {
  return several ? `${slotSession[of.slot]}, ${of.programme}` : slotSession[of.slot];
}

export const holdSaid: Record<HoldReason, string> = {
  in_session: 'Reminders wait while a session is on.',
  paused: 'Reminders are paused.',
  quiet_hours: 'Quiet hours. Reminders wait until they are over.',
  locked: 'The screen is locked. Reminders wait.',
  do_not_disturb: 'Do not disturb is on. Reminders wait.',
  full_screen: 'Something fills the screen. Reminders wait.',
  camera: 'The camera is in use. Reminders wait.',
  microphone: 'The microphone is in use. Reminders wait.',
  idle: 'Nobody seems to be there. Reminders wait.',
  just_back: 'Reminders wait a moment after you come back.',
};

const heldSaid: Record<HoldReason, string> = {
  in_session: 'a session was on',
  paused: 'reminders were paused',
  quiet_hours: 'quiet hours',
  locked: 'the screen was locked',
  do_not_disturb: 'do not disturb was on',
  full_screen: 'something filled the screen',
  camera: 'the camera was in use',
  microphone: 'the microphone was in use',
  idle: 'nobody seemed to be there',
  just_back: 'you had just come back',
};

export function pausedSaid({ until, days_ahead }: PausedView): string {
  return until === null ? 'Reminders are paused until you resume them.' : `Reminders are paused until ${clockSaid(until, days_ahead)}.`;
}

const howMissed: Record<MissedHow, string> = {
  unanswered: 'It was shown, and its time passed.',
  unseen: 'It could not be shown before its time was over.',
  clock_set: 'The clock was set past it.',
  zone_changed: 'Its time was over where you are now.',
};

export function daysAgo(n: number): string {
  if (n === 0) return 'Today';
  return n === 1 ? 'Yesterday' : `${String(n)} days ago`;
}

/** "Yesterday evening", with what became of it. */
export function missedSaid(item: MissedItem): { when: string; how: string } {
  const slot = slotWord[item.slot].toLowerCase();
  const when = item.days_ago === 0 ? `This ${slot}` : item.days_ago === 1 ? `Yesterday ${slot}` : `${daysAgo(item.days_ago)}, ${slot}`;
  return { when: when === 'This midday' ? 'Today at midday' : when, how: howMissed[item.how] };
}

export function moreMissed(n: number): string {
  return `${String(n)} more in Reminders`;
}

const slotMany: Record<SlotName, string> = { morning: 'Mornings', midday: 'Middays', evening: 'Evenings' };

/** "Evenings are missed 70 % of the time, mornings 10 %." */
export function proposalSaid({ often, least }: SlotProposal): string {
  const other = least === null ? '' : `, ${slotMany[least.slot].toLowerCase()} ${String(least.percent)}\u00a0%`;
  return `${slotMany[often.slot]} are missed ${String(often.percent)}\u00a0% of the time${other}.`;
}

/** "Move the evening to 17:30?" */
export function proposalAsks({ often, to }: SlotProposal): string {
  return `Move the ${slotWord[often.slot].toLowerCase()} to ${to.from}?`;
}

/** The counts behind it, one line each. */
export function proposalCounts(of: SlotProposal): { slot: string; programme: string; said: string }[] {
  const line = ({ slot, programme, missed, asked }: MissedShare) => ({ slot: slotMany[slot], programme, said: `${String(missed)} of ${String(asked)} not done` });
  return [line(of.often), ...(of.least === null ? [] : [line(of.least)])];
}

export function proposalWhy({ from, to, done_then }: SlotProposal): string {
  const then = done_then === null ? 'No better time shows yet, so this is an earlier one.' : `It was done ${count(done_then, 'time')}, at about ${to.from}.`;
  return `${then} Instead of ${from.from} to ${from.to} it would be ${to.from} to ${to.to}. Sessions skipped for pain or illness are not counted.`;
}

export const snoozeWord: Record<SnoozeReason, string> = {
  pain: skipWord.pain, no_time: skipWord.no_time, wrong_place: skipWord.wrong_place, forgot: skipWord.forgot, ill: skipWord.ill, other: skipWord.other,
};
export const snoozeOrder: readonly SnoozeReason[] = ['pain', 'no_time', 'wrong_place', 'forgot', 'ill', 'other'];

export function snoozeLead(until: string): string {
  return `It would come back at ${until}. It was put off before, so this time a reason is kept: it helps to find a better time.`;
}

/** "Next at 15:00. Ends tomorrow 13:00." */
export function iceSaid({ next, until, until_days_ahead }: IceView): string {
  return `${next === null ? '' : `Next at ${next}. `}Ends ${until_days_ahead === 0 ? `at ${until}` : clockSaid(until, until_days_ahead)}.`;
}

export const kindWord: Record<ReminderKind, string> = {
  session: 'Session',
  waking: 'First steps',
  morning_check: 'Morning check',
  weekly_check: 'Weekly check',
  ice: 'Ice',
  sit_break: 'Stand up',
  appointment: 'Appointment',
  shoe: 'Shoes',
  unloading_week: 'A lighter week',
};

/** The shapes of the log, in the order in which they come. */
export const legend: readonly { what: LogLine['what']; said: string }[] = [
  { what: 'due', said: 'To come' }, { what: 'held', said: 'Held' }, { what: 'shown', said: 'Shown' }, { what: 'opened', said: 'Opened' }, { what: 'snoozed', said: 'Snoozed' },
  { what: 'started', said: 'Started' }, { what: 'left', said: 'Left' }, { what: 'done', said: 'Done' }, { what: 'skipped', said: 'Skipped' }, { what: 'missed', said: 'Missed' },
  { what: 'called_off', said: 'Let be' },
];

export function occurrenceSaid({ kind, slot }: LogOccurrence): string {
  return slot === null ? kindWord[kind] : slotSession[slot];
}

const rungSaid: Record<Rung, string> = { first: 'Shown', second: 'Shown again', third: 'Shown a third time', last_call: 'Last call shown' };

/** One line of the log, without its time. */
export function lineSaid(line: LogLine): string {
  switch (line.what) {
    case 'due':
      return 'Due';
    case 'held':
      return `Held: ${heldSaid[line.reason]}`;
    case 'shown':
      return rungSaid[line.rung];
    case 'opened':
      return 'Opened';
    case 'snoozed':
      return `Snoozed until ${line.until}${line.reason === null ? '' : `: ${snoozeWord[line.reason].toLowerCase()}`}`;
    case 'started':
      return 'Started';
    case 'left':
      return 'Left before the end';
    case 'done':
      return 'Done';
    case 'skipped':
      return line.reason === null || line.reason === 'not_said' ? 'Skipped' : `Skipped: ${skipWord[line.reason].toLowerCase()}`;
    case 'missed':
      return `Missed. ${howMissed[line.how]}`;
    case 'too_soon':
      return 'Let be: too soon after the one before';
    case 'let_go':
      return 'Let go: you were away';
    case 'revived':
      return 'Open again: the clock was set back';
    case 'called_off':
      return 'Called off';
  }
}

/** "5 shown, 4 let go": a kind that comes many times a day. */
export function timesSaid(of: readonly LogOccurrence[]): string {
  const shown = of.filter(({ lines }) => lines.some((line) => line.what === 'shown')).length;
  return shown === of.length ? count(shown, 'time') : `${String(shown)} of ${String(of.length)} shown`;
}

/** How it stands: the last line, short. */
export function standingSaid(of: LogOccurrence): string {
  const last = of.lines.at(-1);
  if (last === undefined) return 'To come';
  if (last.what === 'missed') return 'Missed';
  if (last.what === 'done') return `Done ${last.at}`;
  return lineSaid(last);
}

export const presenceWord: Record<PresenceWhat, string> = {
  locked: 'Screen locked',
  do_not_disturb: 'Do not disturb',
  full_screen: 'Something fills the screen',
  camera: 'Camera in use',
  microphone: 'Microphone in use',
  idle: 'Away from the computer',
};
