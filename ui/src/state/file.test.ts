import { beforeEach, expect, test, vi } from 'vitest';
import type { FileReview } from '../ipc/generated/FileReview';
import { MOST_BYTES } from '../text/file';
import { FileState } from './file.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => void call.mockReset());

const bytes = (text: string) => new TextEncoder().encode(text).buffer as ArrayBuffer;
const fileOf = (text: string, size = text.length) => ({ name: 'knee.toml', size, arrayBuffer: vi.fn(() => Promise.resolve(bytes(text))) });
const review = (problems: FileReview['problems'] = []): FileReview => ({
  problems, programme: null, exercise: problems.length > 0 ? null : ({ name: 'Wall lean', steps: ['Lean.'], figure: null } as never), brings: [],
});

test('a file that is too long is refused before a byte of it is read', async () => {
  const file = new FileState();
  const chosen = fileOf('', MOST_BYTES + 1);
  await file.choose(chosen);
  expect(file.refused).toMatch(/^This file is longer than 256 KiB/);
  expect(chosen.arrayBuffer).not.toHaveBeenCalled();
  expect(call).not.toHaveBeenCalled();
});

test('pasted text is measured in bytes', async () => {
  const file = new FileState();
  file.pasted = 'é'.repeat(MOST_BYTES / 2 + 1);
  await file.paste();
  expect(file.refused).toMatch(/256 KiB/);
  expect(call).not.toHaveBeenCalled();
});

test('what is no text, and what cannot be read, is said plainly', async () => {
  const file = new FileState();
  await file.choose({ ...fileOf(''), arrayBuffer: () => Promise.resolve(new Uint8Array([0xff, 0xfe, 0xc3]).buffer) });
  expect(file.refused).toMatch(/^This file is not text/);
  await file.choose({ ...fileOf(''), arrayBuffer: () => Promise.reject(new DOMException('gone', 'NotFoundError')) });
  expect(file.refused).toMatch(/^The file could not be read/);
  await file.choose(fileOf('  \n'));
  expect(file.refused).toBe('There is nothing in it.');
});

test('every problem is shown and nothing can be accepted', async () => {
  const file = new FileState();
  call.mockResolvedValue(review([{ path: 'file.weeks.value', message: '10000 is outside 1 to 104' }, { path: 'file.colour', message: 'unknown' }]));
  await file.choose(fileOf('weeks = 1'));
  expect(file.problems).toHaveLength(2);
  expect(await file.accept()).toBeNull();
  expect(call.mock.calls.map(([name]) => name as string)).toEqual(['review_file']);
});

test('a name that is taken can be changed, and what is accepted has the new one', async () => {
  const file = new FileState();
  call.mockResolvedValueOnce(review([{ path: 'file.id', message: 'taken' }]));
  await file.choose(fileOf('id = "a"'));
  expect(file.taken).toBe(true);
  file.name = '  Mine ';
  call.mockResolvedValueOnce(review());
  await file.reviewAgain();
  expect([file.taken, file.sound, file.title]).toEqual([false, true, 'Wall lean']);
  call.mockResolvedValueOnce('mine');
  expect(await file.accept()).toBe('mine');
  expect(call).toHaveBeenLastCalledWith('accept_file', { text: 'id = "a"', name: 'Mine' });
});

test('an answer to a file that is not shown any more is dropped', async () => {
  const file = new FileState();
  let answer: (of: FileReview) => void = () => {};
  call.mockReturnValueOnce(new Promise((done) => (answer = done)));
  const first = file.choose(fileOf('a'));
  await Promise.resolve();
  await Promise.resolve();
  file.clear();
  answer(review());
  await first;
  expect([file.review, file.busy]).toEqual([null, false]);
});
