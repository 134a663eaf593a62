import { expect, test } from 'vitest';
import { Cursor } from './cursor.svelte';
import type { Row } from './types';

const rows: Row[] = ['a', 'b', 'c'].map((label, x) => ({ x: x * 2, wide: 1, label, cells: [label.toUpperCase()] }));
const say = (row: Row) => `${row.label}!`;
const keys = (cursor: Cursor, ...names: string[]) => names.map((name) => (cursor.key(name, say) ? cursor.said || 'left' : 'not mine'));

test('arrows step, Home and End jump, the ends hold', () => {
  const cursor = new Cursor(() => rows);
  expect(keys(cursor, 'ArrowRight', 'ArrowRight', 'End', 'ArrowRight', 'ArrowLeft', 'Home', 'ArrowLeft')).toEqual(['a!', 'b!', 'c!', 'c!', 'b!', 'a!', 'a!']);
});

test('from the left it begins with the newest', () => {
  expect(keys(new Cursor(() => rows), 'ArrowLeft')).toEqual(['c!']);
});

test('Escape leaves it once, and then is somebody else’s', () => {
  const cursor = new Cursor(() => rows);
  expect(keys(cursor, 'End', 'Escape', 'Escape', 'x')).toEqual(['c!', 'left', 'not mine', 'not mine']);
  expect(cursor.row).toBeNull();
});

test('the pointer is not said, and without rows nothing is', () => {
  const cursor = new Cursor(() => rows);
  cursor.point(2.4);
  expect([cursor.row?.label, cursor.said]).toEqual(['b', '']);
  const none = new Cursor(() => []);
  none.point(3);
  expect([none.row, ...keys(none, 'Home')]).toEqual([null, 'not mine']);
});

test('rows that go away take the cursor with them', () => {
  let now: Row[] = rows;
  const cursor = new Cursor(() => now);
  cursor.key('End', say);
  now = rows.slice(0, 1);
  expect(cursor.row).toBeNull();
});
