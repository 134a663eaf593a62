// The words of "Your data": taking it along, bringing it in, keeping copies, erasing it.

import type { BackupKind } from '../ipc/generated/BackupKind';
import type { BackupLine } from '../ipc/generated/BackupLine';
import type { BackupLook } from '../ipc/generated/BackupLook';
import type { BackupState } from '../ipc/generated/BackupState';
import type { ExportKind } from '../ipc/generated/ExportKind';
import type { ImportLine } from '../ipc/generated/ImportLine';
import type { ImportProblem } from '../ipc/generated/ImportProblem';
import type { ImportTrouble } from '../ipc/generated/ImportTrouble';
import { count, dayShort } from './words';

/** Read and handed over in parts of this size. */
export const PART_BYTES = 1024 * 1024;
export const MOST_BYTES = 2 * 1024 ** 3;
export const SHORTEST_PASSPHRASE = 8;

export const data = {
  title: 'Your data',
  kicker: 'Settings',
  lead: 'Everything you told Sinew is in one file on this computer, and it is yours.',
  where: 'The log',
  // Out.
  exports: 'Take it with you',
  exportsLead: 'A new file in your download folder. Nothing is written over. It works while a session plays.',
  write: 'Write',
  writing: 'Writing',
  bom: 'For Excel: put a mark at the start of each table',
  passphrase: 'Passphrase',
  passphraseHint: 'At least 8 characters. Without it nobody can open the file, and that includes you.',
  written: 'Written:',
  // In.
  imports: 'Bring a file in',
  importsLead: 'A file that Sinew wrote, here or on another computer. You see what it would add before anything changes. Nothing that is here is ever replaced.',
  choose: 'Choose a .json or .age file',
  drop: 'or drop it here',
  reading: 'Reading',
  other: 'Another file',
  forget: 'Leave it',
  unlock: 'Open it',
  unlockLead: 'This file is locked. Type its passphrase.',
  adds: 'What it would add',
  kind: 'What',
  new: 'New',
  same: 'Here already',
  days: 'Days',
  nothingNew: 'Everything in this file is here already. Nothing would change.',
  keepsSettings: 'Your settings and favourites here stay as they are; those in the file are kept as history.',
  accept: 'Bring it in',
  accepting: 'Bringing it in',
  refused: 'It cannot come in as it is. Nothing was changed.',
  tooLong: 'This file is longer than 2 GB, so it was not read.',
  unreadable: 'The file could not be read. Check that it is still there and that you may open it, then choose it again.',
  // Copies.
  backups: 'Backups',
  backupsLead: 'A copy of the whole log is made when Sinew ends and when a day is over. Of each of the last 7 days, 8 weeks and 12 months one stays; these numbers are Sinew’s own.',
  folder: 'Folder for backups',
  folderHint: 'The whole path of a folder that is there, best on another disk. Empty: beside the log.',
  folderKeep: 'Use this folder',
  folderKept: 'Backups go there from now on.',
  backUp: 'Back up now',
  backingUp: 'Copying',
  backedUp: 'A backup was made.',
  none: 'There is no backup yet. The first is made when Sinew ends.',
  more: 'Show all',
  look: 'Look inside',
  restore: 'Go back to this one',
  restoring: 'Going back',
  restoreMeans: 'The log as it is now is set aside under its date, not deleted. You can go back to it from the same list.',
  keep: 'Leave everything as it is',
  close: 'Close',
  sessions: 'Sessions',
  last: 'Last session',
  noSession: 'none',
  format: 'Format',
  // Gone.
  erase: 'Erase everything',
  eraseLead: 'Deletes the log, every copy beside it, and what the window keeps. It cannot be taken back.',
  eraseOpen: 'Erase everything',
  eraseTitle: 'Erase everything?',
  eraseMeans: 'The files are deleted, not overwritten: on some disks a specialist could still find traces. Files that you exported stay where you put them.',
  eraseFirst: 'Write a file first',
  eraseFirstDone: 'A file was written first:',
  eraseChosen: 'Also delete the backups in',
  eraseWord: 'Type this word',
  eraseNow: 'Erase',
  erasing: 'Erasing',
} as const;

/** What each form is for. */
export const forms: readonly { kind: ExportKind; name: string; means: string }[] = [
  { kind: 'json', name: 'Everything', means: 'For moving to another computer, and for keeping. A .json text file that can be brought in again, whole.' },
  { kind: 'locked', name: 'Everything, locked', means: 'The same, readable only with a passphrase. For a stick or a cloud folder.' },
  { kind: 'csv', name: 'Tables', means: 'For a spreadsheet: a folder of .csv files, one of them with a line for each session.' },
  { kind: 'calendar', name: 'Calendar', means: 'The sessions of the next four weeks and your appointments, as an .ics file. The injury is named only if reminders may name it.' },
  { kind: 'fhir', name: 'For a clinic’s program', means: 'Sessions and pain as FHIR R4, without your name and without notes.' },
];

/** What a table holds, in the plural. */
const kinds: Record<string, string> = {
  device: 'Copies of Sinew that wrote it',
  setup: 'First answers of older versions',
  acceptance: 'The notice, accepted',
  settings: 'Settings, each change',
  shelf: 'Favourites and equipment, each change',
  own_record: 'Programmes and exercises of your own',
  life: 'Plans, mornings, tests, decisions and questions',
  session: 'Sessions',
  run: 'Runs, walks and other training',
  running: 'Running plans, caps, shoes and races',
  run_file: 'Which files runs were read from',
  session_set: 'Sets',
  set_correction: 'Corrections of sets',
  session_end: 'Ends of sessions',
  session_report: 'Answers after sessions',
  amendment: 'Changes of the past',
  journal_entry: 'Journal entries',
  worry: 'Worries',
  reminder_fact: 'What became of reminders',
  reminder_choice: 'Appointments and choices about reminders',
};

export function kindSaid(kind: string): string {
  return kinds[kind] ?? kind.replaceAll('_', ' ');
}

/** "Wed 1 April 2026 to Sat 2 May 2026", one day alone, or nothing. */
export function daysSaid({ from, to }: ImportLine): string {
  if (from === null || to === null) return '';
  return from === to ? dated(from) : `${dated(from)} to ${dated(to)}`;
}

/** "Wed 1 April 2026" */
export function dated(day: string): string {
  return `${dayShort(day)} ${day.slice(0, 4)}`;
}

const troubles: Record<ImportTrouble, string> = {
  not_ours: 'This is no file that Sinew wrote.',
  not_json: 'The text is damaged: from some place on it is no JSON.',
  truncated: 'The file ends in the middle. It may have been copied only in part.',
  newer: 'A newer version of Sinew wrote it. Bring it in with that version, or install the newest one.',
  too_large: 'It has more than Sinew takes in at once: at most 1,000,000 rows, 16 MB in a row, 2 GB in all.',
  needs_passphrase: 'It is locked with a passphrase.',
  wrong_passphrase: 'This passphrase does not open it. Capital letters and spaces count.',
  damaged: 'The locked file is damaged, or was not locked with a passphrase.',
  unknown_table: 'It has a kind of entry that this version does not know.',
  unknown_column: 'It has a field that this version does not know.',
  missing_column: 'A field is missing.',
  wrong_type: 'A value is of the wrong kind, or outside its range.',
  twice: 'The same entry stands in it twice.',
  conflict: 'It is here with another content. What is kept is never replaced.',
  points_nowhere: 'It belongs to an entry that is neither in the file nor here.',
  future: 'Its time lies more than a day ahead of this computer’s clock.',
  unreadable: 'A value makes no sense to Sinew.',
};

export function troubleSaid(what: ImportTrouble): string {
  return troubles[what];
}

/** "Sessions, row 3, note" */
export function placeSaid({ kind, row, column }: ImportProblem): string {
  const parts = [kind === null ? '' : kindSaid(kind), row === null ? '' : `row ${String(row)}`, column ?? ''];
  return parts.filter((part) => part !== '').join(', ');
}

export function problemsTitle(n: number, name: string): string {
  return name === '' ? count(n, 'problem') : `${count(n, 'problem')} in ${name}`;
}

export function moreProblems(n: number): string {
  return `and ${String(n)} more`;
}

/** "Adds 412 entries; 30 are here already." */
export function addsSaid(added: number, same: number): string {
  const here = same === 0 ? '' : ` ${String(same)} ${same === 1 ? 'is' : 'are'} here already.`;
  return `${count(added, 'new entry', 'new entries')}.${here}`;
}

export function broughtSaid(added: number): string {
  return `${count(added, 'entry', 'entries')} came in.`;
}

/** "1.4 MB" */
export function bytesSaid(bytes: number): string {
  if (bytes < 1024 ** 2) return `${String(Math.max(1, Math.round(bytes / 1024)))} KB`;
  return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

export function logSaid(sessions: number, bytes: number): string {
  return `${count(sessions, 'session')}, ${bytesSaid(bytes)}`;
}

const backupKinds: Record<BackupKind, string> = { backup: '', set_aside: 'set aside', before_format: 'before a new format' };
const backupStates: Record<BackupState, string> = {
  sound: 'It is whole.',
  newer: 'A newer version of Sinew wrote it. This one cannot go back to it.',
  foreign: 'It is a database of another program.',
  damaged: 'It is damaged. Sinew does not go back to it.',
  gone: 'It is not there any more.',
};

/** "Sun 22 November 2026, 21:04" */
export function backupName({ day, at, kind }: BackupLine): string {
  const made = day === null ? '' : `${dated(day)}, ${at ?? ''}`;
  return [made, backupKinds[kind]].filter((part) => part !== '').join(', ');
}

export function stateSaid(look: BackupLook): string {
  return backupStates[look.state];
}

export function restoredSaid(aside: string): string {
  return `You are back at that log. The one before is kept as ${aside}.`;
}
