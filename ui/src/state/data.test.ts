// @vitest-environment jsdom
import { beforeEach, expect, test, vi } from 'vitest';
import type { BackupLine } from '../ipc/generated/BackupLine';
import type { DataView } from '../ipc/generated/DataView';
import type { ImportLook } from '../ipc/generated/ImportLook';
import { PART_BYTES } from '../text/data';
import { app } from './app.svelte';
import { DataState } from './data.svelte';
import { EraseState } from './erase.svelte';
import { ImportState, type Chosen } from './import.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call, onChanged: () => () => undefined, onOpen: () => () => undefined }));
beforeEach(() => void call.mockReset());

const line = (n: number): BackupLine => ({ path: `/b/${String(n)}`, kind: 'backup', day: '2026-11-22', at: '21:00', bytes: 1 });
const view: DataView = {
  log: '/l/sinew.db', log_bytes: 1, sessions: 2, folder: '/l/backups', chosen: false, trouble: null, backups: [1, 2, 3, 4, 5, 6, 7].map(line), erase_word: 'erase',
};
const look: ImportLook = { lines: [], new: 3, same: 0, problems: [], more_problems: 0, keeps_settings: false };
const refused = (code: string, detail: string[] = []) => Object.assign(new Error(code), { code, message: code, detail });
const called = (command: string) => call.mock.calls.filter(([name]) => name === command).map(([, args]) => args as Record<string, unknown>);

async function loaded(of: DataView = view): Promise<DataState> {
  const state = new DataState();
  call.mockResolvedValueOnce(of);
  await state.load();
  return state;
}

test('five backups are shown, and all when asked for', async () => {
  const state = await loaded();
  expect(state.shown).toHaveLength(5);
  state.all = true;
  expect(state.shown).toHaveLength(7);
});

test('a passphrase goes with a locked file only, and is forgotten then', async () => {
  const state = await loaded();
  state.passphrase = 'slow heel drops';
  call.mockResolvedValue({ path: '/d/x', entries: 1 });
  await state.write('csv');
  expect(called('export_data')[0]).toEqual({ draft: { kind: 'csv', passphrase: null, byte_order_mark: true } });
  await state.write('locked');
  expect(called('export_data')[1]).toEqual({ draft: { kind: 'locked', passphrase: 'slow heel drops', byte_order_mark: true } });
  expect([state.passphrase, state.written]).toEqual(['', { kind: 'locked', path: '/d/x' }]);
  await state.write('locked');
  expect(called('export_data')).toHaveLength(2);
});

test('what could not be written is told beside its form', async () => {
  const state = await loaded();
  call.mockRejectedValueOnce(refused('not_saved'));
  expect(await state.write('json')).toBeNull();
  expect([state.wrong?.kind, state.writing, state.written]).toEqual(['json', null, null]);
});

test('a folder that is typed is not typed over by a backup made meanwhile', async () => {
  const state = await loaded();
  state.folder = '/media/st';
  call.mockResolvedValueOnce({ ...view, backups: [line(0)] });
  await state.changed(['data']);
  expect([state.folder, state.folderChanged]).toEqual(['/media/st', true]);
  call.mockResolvedValueOnce({ ...view, folder: '/media/st', chosen: true });
  await state.keepFolder();
  expect([state.folder, state.folderChanged, called('choose_backup_folder')]).toEqual(['/media/st', false, [{ folder: '/media/st' }]]);
  state.folder = ' ';
  call.mockResolvedValueOnce(view);
  await state.keepFolder();
  expect([state.folder, called('choose_backup_folder')[1]]).toEqual(['', { folder: null }]);
});

test('a folder that is refused stays in the field', async () => {
  const state = await loaded();
  state.folder = 'x';
  call.mockRejectedValueOnce(refused('invalid', ['folder: must be a whole path, from / on']));
  await state.keepFolder();
  expect([state.folder, state.folderProblem?.lines]).toEqual(['x', ['Folder for backups: must be a whole path, from / on']]);
});

test('one goes back only to what one looked into', async () => {
  const state = await loaded();
  await state.restore();
  expect(called('restore_backup')).toEqual([]);
  call.mockResolvedValueOnce({ path: '/b/1', state: 'sound', format: 3, sessions: 2, last_session: null });
  await state.look(line(1));
  call.mockResolvedValueOnce('sinew-set-aside.db').mockResolvedValueOnce(view);
  await state.restore();
  expect([called('restore_backup'), state.inside]).toEqual([[{ path: '/b/1' }], null]);
  expect(app.toast?.text).toContain('sinew-set-aside.db');
});

/** A file of so many bytes, of which each part knows where it begins. */
function file(size: number): Chosen {
  return { name: 'a.json', size, slice: (from = 0, to = size) => new Blob([new Uint8Array(Math.min(to, size) - from).fill(from / PART_BYTES)]) };
}

test('a file is handed over in parts, in their order, and looked at once', async () => {
  const state = new ImportState();
  call.mockImplementation((command: string) => Promise.resolve(command === 'look_at_import' ? look : null));
  await state.choose(file(PART_BYTES * 2 + 5));
  const parts = called('import_part').map(({ part }) => part as { first: boolean; base64: string });
  expect(parts.map((part) => [part.first, atob(part.base64).length, atob(part.base64).charCodeAt(0)])).toEqual([
    [true, PART_BYTES, 0], [false, PART_BYTES, 1], [false, 5, 2],
  ]);
  expect([called('look_at_import'), state.sound, state.share]).toEqual([[{ passphrase: null }], true, null]);
});

test('an empty file is handed over too, and a huge one is not', async () => {
  const state = new ImportState();
  call.mockImplementation((command: string) => Promise.resolve(command === 'look_at_import' ? look : null));
  await state.choose(file(0));
  expect(called('import_part')).toHaveLength(1);
  await state.choose({ name: 'huge', size: 3 * 1024 ** 3, slice: () => new Blob() });
  expect([called('import_part').length, state.refused === '']).toEqual([1, false]);
});

test('another file that is chosen meanwhile is the one that counts', async () => {
  const state = new ImportState();
  let parts = 0;
  call.mockImplementation(async (command: string) => {
    if (command !== 'import_part') return look;
    parts += 1;
    if (parts === 1) state.clear();
    return null;
  });
  await state.choose(file(PART_BYTES * 3));
  expect([parts, called('look_at_import'), state.found]).toEqual([1, [], null]);
});

test('a file that comes in with problems after all is told', async () => {
  const state = new ImportState();
  state.found = look;
  const now = { ...look, problems: [{ what: 'conflict', kind: null, row: null, id: null, column: null, detail: null }] };
  call.mockResolvedValueOnce(now);
  await state.accept();
  expect([state.found, state.sound]).toEqual([now, false]);
});

test('a locked file says so until the passphrase is right', async () => {
  const state = new ImportState();
  const locked = (what: string) => ({ ...look, new: 0, problems: [{ what, kind: null, row: null, id: null, column: null, detail: null }] });
  call.mockResolvedValueOnce(locked('needs_passphrase'));
  await state.look();
  expect([state.locked, state.wrongPassphrase, state.sound]).toEqual([true, false, false]);
  state.passphrase = 'wrong';
  call.mockResolvedValueOnce(locked('wrong_passphrase'));
  await state.look();
  expect([state.locked, state.wrongPassphrase, called('look_at_import')[1]]).toEqual([true, true, { passphrase: 'wrong' }]);
});

test('erasing needs the word, and the chosen folder needs to be chosen', async () => {
  const state = new EraseState();
  state.ask();
  state.word = 'eras';
  await state.erase(view);
  expect(called('erase_data')).toEqual([]);
  state.word = ' erase ';
  state.chosenToo = true;
  call.mockRejectedValueOnce(refused('session_running'));
  await state.erase(view);
  expect([called('erase_data')[0], state.open, state.problem === null]).toEqual([{ draft: { word: ' erase ', chosen_backups: false } }, true, false]);
  call.mockImplementation((command: string) => Promise.resolve(command === 'start_up' ? { setup: null, settings: {}, session_open: false, interrupted: null } : null));
  await state.erase({ ...view, chosen: true });
  expect([called('erase_data')[1], state.open, app.screen]).toEqual([{ draft: { word: ' erase ', chosen_backups: true } }, false, { name: 'first-start' }]);
});
