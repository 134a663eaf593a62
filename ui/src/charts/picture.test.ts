// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest';
import { serialised, toClipboard } from './picture';

afterEach(() => vi.unstubAllGlobals());

test('a picture carries its own styles, its words and no cursor', () => {
  document.body.innerHTML = '<svg width="300" height="100"><g class="s-abc" style="fill: rgb(1, 2, 3)"><text>4 &amp; 5</text></g><g data-cursor=""><line /></g></svg>';
  const svg = document.querySelector('svg');
  if (svg === null) throw new Error('drawn');
  const { text, width, height } = serialised(svg, { title: 'Is it calming <down>?', lines: ['one', 'two'] }, '@font-face{}');
  const read = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(read.querySelector('parsererror')).toBeNull();
  expect([...read.querySelectorAll('text')].map((t) => t.textContent)).toEqual(['Is it calming <down>?', '4 & 5', 'one', 'two']);
  expect(read.querySelector('[fill="rgb(1, 2, 3)"]')).not.toBeNull();
  expect(read.querySelectorAll('[class], [style], [data-cursor]')).toHaveLength(0);
  expect([width, height].every((n) => n > 0)).toBe(true);
});

test('without a clipboard for pictures it is refused, not dropped', async () => {
  vi.stubGlobal('navigator', {});
  await expect(toClipboard(Promise.resolve(new Blob()))).rejects.toThrow('no clipboard');
});

test('the clipboard is asked in the same turn, before the picture is there', () => {
  const write = vi.fn(() => Promise.resolve());
  vi.stubGlobal('navigator', { clipboard: { write } });
  vi.stubGlobal('ClipboardItem', class {});
  void toClipboard(new Promise(() => undefined));
  expect(write).toHaveBeenCalledOnce();
});
