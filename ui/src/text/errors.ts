// What is said when a call was refused: what happened, what is safe, what to do.

import type { ErrorCode } from '../ipc/generated/ErrorCode';
import type { WireError } from '../ipc/generated/WireError';
import { capital } from './words';

export type Trouble = { title: string; lines: string[] };

const sentences: Record<ErrorCode, string> = {
  log_newer: 'Your log was written by a newer version of Sinew. Nothing in it was changed. Open it with that version, or install the newest one.',
  log_in_use: 'Sinew is open already, and only one window may write the log. Use that window, or close it first.',
  log_unusable: 'Your log cannot be opened, so nothing can be kept. Nothing in it was changed. Check that its folder can be written, and that it is no file of another program.',
  invalid: 'Not saved: a value is outside its range. Nothing was changed.',
  session_running: 'A session is under way. End it first, then try again.',
  no_session: 'There is no session under way any more.',
  not_set_up: 'The first questions are not answered yet. Answer them first.',
  not_found: 'This is not in the log any more. Go back and open it again.',
  not_saved:
    'Not saved: the file could not be written. Nothing that was kept is lost. Check that the disk has room and that the folder can be written to, then try again.',
  not_sure: 'This load is far from the last one. Say that you are sure, or change it.',
  barred: 'A warning sign is open, so loading waits. What to do about it is under Warning signs.',
  other_version:
    'This session was kept by another version of Sinew and cannot be taken up by this one. Save what you did, or open it with that version.',
  backup_unusable: 'This backup is damaged, or is none of Sinew’s. Nothing was changed. Try an older one.',
  backup_newer: 'A newer version of Sinew wrote this backup. Nothing was changed. Open it with that version, or install the newest one.',
  log_damaged:
    'A part of your log cannot be read: the disk may have damaged it. Close Sinew and open it again. The whole log is then looked through and, if it is damaged, set aside, never deleted, and you can go back to a backup.',
  internal: 'Something went wrong inside Sinew. Nothing was changed. Try again; if it happens once more, close Sinew and open it.',
};

const fields: Record<string, string> = {
  lower_ms: 'Lowering',
  raise_ms: 'Return',
  rest_ms: 'Rest',
  get_ready_ms: 'Get ready',
  volume_percent: 'Volume',
  text_percent: 'Text size',
  theme: 'Theme',
  legs: 'Which leg',
  site: 'Where on the tendon',
  disclaimer: 'The notice',
  reps: 'Reps',
  load_kg: 'Load',
  pain_during: 'Worst pain during',
  pain_after: 'Pain after',
  effort: 'Effort',
  note: 'Note',
  quiet: 'Quiet hours',
  sit_every_min: 'Standing up',
  weekly_on: 'Day of the weekly check',
  reason: 'Reason',
  with: 'With whom',
  day: 'Day',
  at: 'Time',
  folder: 'Folder for backups',
  run_folder: 'The folder',
  word: 'The word',
  passphrase: 'Passphrase',
  who: 'Name',
  range: 'Days',
  planned: 'Planned',
  planned_time: 'Planned time',
  cap: 'Limit',
  'cap.until': 'Limit, until',
  distance: 'How far',
  time: 'How long',
  turned: 'Turned back after',
  onset: 'Where pain began',
  course: 'How it went on',
  shoe: 'Shoes',
  start: 'Already run in them',
  drop_mm: 'Drop',
  since: 'First run in them',
  retired: 'Retired on',
  until: 'Until',
  name: 'Name',
};

/** The sentence and the lines beneath it, for anything that was thrown. */
export function trouble(thrown: unknown): Trouble {
  if (!isWireError(thrown)) return { title: sentences.internal, lines: [] };
  const lines = thrown.code === 'invalid' ? thrown.detail.map(detailSaid) : [];
  return { title: sentences[thrown.code], lines };
}

/** What stands in the way of backups. */
export function backupTrouble(folder: string, gone: boolean): string {
  return gone
    ? `The folder for backups is not there: ${folder}. Nothing else was used in its place. It is tried again at the end and on the next day.`
    : `No backup could be made in ${folder}. It is tried again at the end and on the next day.`;
}

/** `lower_ms: must be …` becomes "Lowering: must be …". */
export function detailSaid(line: string): string {
  const at = line.indexOf(':');
  if (at < 0) return capital(line.trim());
  const field = line.slice(0, at).trim();
  return `${fields[field] ?? capital(field.replaceAll('_', ' '))}: ${line.slice(at + 1).trim()}`;
}

function isWireError(thrown: unknown): thrown is WireError {
  if (typeof thrown !== 'object' || thrown === null) return false;
  const e = thrown as Partial<WireError>;
  return typeof e.code === 'string' && e.code in sentences && Array.isArray(e.detail);
}
