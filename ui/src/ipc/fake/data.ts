// What the fake answers about the data as a whole: some backups, a file that fits, and one that does not.

import type { BackupLine } from '../generated/BackupLine';
import type { DataView } from '../generated/DataView';
import type { ImportLook } from '../generated/ImportLook';
import type { ImportProblem } from '../generated/ImportProblem';
import type { ImportTrouble } from '../generated/ImportTrouble';
import { refused, type Desk, type Handlers } from './library';

export type DataCommand =
  | 'data' | 'export_data' | 'import_part' | 'look_at_import' | 'import_data' | 'forget_import' | 'back_up' | 'choose_backup_folder' | 'look_at_backup'
  | 'restore_backup' | 'erase_data';

const HOME = '/home/ada/.local/share/app.sinew.Sinew/log';

function backup(day: string, at: string, more: Partial<BackupLine> = {}): BackupLine {
  return { path: `${HOME}/backups/sinew-${day}-${at.replace(':', '')}00.db`, kind: 'backup', day, at, bytes: 1_482_000, ...more };
}

const backups: readonly BackupLine[] = [
  backup('2026-04-01', '21:04'), backup('2026-03-31', '20:48'), backup('2026-03-30', '21:15'), backup('2026-03-29', '22:02'), backup('2026-03-28', '20:59'),
  backup('2026-03-22', '21:10', { bytes: 1_350_000 }), backup('2026-02-28', '19:37', { bytes: 890_000 }),
  backup('2026-03-12', '08:20', { kind: 'set_aside', path: `${HOME}/sinew-set-aside-2026-03-12-082000.db` }),
];

const fits: ImportLook = {
  lines: [
    { kind: 'device', new: 1, same: 0, conflicts: 0, from: null, to: null },
    { kind: 'life', new: 61, same: 4, conflicts: 0, from: '2025-11-03', to: '2026-02-14' },
    { kind: 'session', new: 148, same: 2, conflicts: 0, from: '2025-11-03', to: '2026-02-14' },
    { kind: 'session_set', new: 1_776, same: 24, conflicts: 0, from: '2025-11-03', to: '2026-02-14' },
    { kind: 'session_report', new: 131, same: 2, conflicts: 0, from: '2025-11-03', to: '2026-02-13' },
    { kind: 'settings', new: 3, same: 0, conflicts: 0, from: '2025-11-03', to: '2025-11-03' },
  ],
  new: 2_120, same: 32, problems: [], more_problems: 0, keeps_settings: true,
};

const problem = (what: ImportTrouble, more: Partial<ImportProblem> = {}): ImportProblem => ({ what, kind: null, row: null, id: null, column: null, detail: null, ...more });
const broken: ImportLook = {
  ...fits, keeps_settings: false, more_problems: 12,
  problems: [
    problem('conflict', { kind: 'session_report', row: 14, id: '019ac1b2-0000-7000-8000-000000000001' }),
    problem('wrong_type', { kind: 'session_report', row: 15, column: 'pain_during', detail: 'CHECK constraint failed: pain_during BETWEEN 0 AND 10' }),
    problem('points_nowhere', { kind: 'session_set', detail: 'session' }),
    problem('future', { kind: 'life', row: 3, column: 'at_ms', detail: '4102444800000' }),
    problem('unknown_table', { kind: 'dreams' }),
    problem('truncated', { detail: 'EOF while parsing a list at line 812 column 0' }),
  ],
};

export function dataHandlers(desk: Desk): Pick<Handlers, DataCommand> {
  const { scene } = desk;
  let view: DataView = {
    log: `${HOME}/sinew.db`, log_bytes: 1_497_000, sessions: 163, folder: `${HOME}/backups`, chosen: false, trouble: null, backups: [...backups], erase_word: 'erase',
  };
  if (scene === 'data-gone') {
    const folder = '/media/ada/STICK/sinew';
    view = { ...view, folder, chosen: true, trouble: { folder, gone: true, detail: 'the folder is not there' }, backups: view.backups.slice(-1) };
  }
  if (scene === 'data-erase') view = { ...view, folder: '/home/ada/Nextcloud/backups/sinew', chosen: true };
  const files = { json: 'sinew-2026-04-02.json', locked: 'sinew-2026-04-02.json.age', csv: 'sinew-tables-2026-04-02', calendar: 'sinew-calendar-2026-04-02.ics', fhir: 'sinew-2026-04-02.fhir.json' };
  const found = (passphrase: string | null): ImportLook => {
    if (scene === 'data-import-problems') return broken;
    if (scene !== 'data-import-locked' || passphrase === 'slow heel drops') return fits;
    return { ...fits, lines: [], new: 0, same: 0, keeps_settings: false, problems: [problem(passphrase === null ? 'needs_passphrase' : 'wrong_passphrase')] };
  };
  return {
    data: () => {
      if (scene === 'error') throw refused('internal');
      return view;
    },
    export_data: ({ draft }) => ({ path: `/home/ada/Downloads/${files[draft.kind]}`, entries: 2_412 }),
    import_part: () => null,
    look_at_import: ({ passphrase }) => found(passphrase),
    import_data: ({ passphrase }) => {
      desk.tell('sessions', 'plans', 'answers');
      return found(passphrase);
    },
    forget_import: () => null,
    back_up: () => {
      const made = backup('2026-04-02', '07:12');
      view = { ...view, trouble: null, backups: [made, ...view.backups] };
      desk.tell('data');
      return made.path;
    },
    choose_backup_folder: ({ folder }) => {
      if (folder !== null && !folder.startsWith('/')) throw refused('invalid', ['folder: must be a whole path, from / on']);
      return (view = { ...view, folder: folder ?? `${HOME}/backups`, chosen: folder !== null });
    },
    look_at_backup: ({ path }) =>
      path.includes('set-aside')
        ? { path, state: 'newer', format: 9, sessions: null, last_session: null }
        : { path, state: 'sound', format: 3, sessions: 161, last_session: '2026-04-01' },
    restore_backup: () => {
      desk.tell('sessions', 'data');
      return 'sinew-set-aside-2026-04-02-071200.db';
    },
    erase_data: ({ draft }) => {
      if (draft.word.trim() !== view.erase_word) throw refused('invalid', ['word: must be "erase"']);
      desk.erased?.();
      return null;
    },
  };
}
