// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import Terms from './Terms.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../../ipc/client', () => ({ call, onChanged: () => () => {} }));

const opened: string[] = [];
beforeAll(() => {
  call.mockResolvedValue({
    cards: [
      { id: 'rm', name: 'RM', also: [], summary: 'A load you can lift so many times.', kind: 'term' },
      { id: 'fascia', name: 'Fascia', also: [], summary: 'Tough sheets of tissue.', kind: 'term' },
    ],
  });
  // The test's browser knows no popovers.
  HTMLElement.prototype.showPopover = function () { opened.push(this.textContent); };
  HTMLElement.prototype.hidePopover = function () { opened.pop(); };
});
beforeEach(async () => {
  render(Terms, { text: 'At 6RM the fascia and the RM.' });
  await screen.findByRole('button', { name: 'RM' });
});
afterEach(() => {
  cleanup();
  opened.splice(0);
});

test('the text reads as it was written, its words explained once each', () => {
  const read = document.body.textContent.replace(/RM A load.*?times\.|Fascia Tough.*?tissue\./g, '');
  expect(read).toContain('At 6RM the fascia and the RM.');
  expect(screen.getAllByRole('button')).toHaveLength(2);
});

test('the explanation belongs to the word before it is opened', () => {
  const word = screen.getByRole('button', { name: 'fascia' });
  expect(document.getElementById(word.getAttribute('aria-describedby') ?? '')?.textContent).toContain('Tough sheets');
});

test('it opens on focus, and Escape closes it and nothing else', async () => {
  const beyond = vi.fn();
  document.addEventListener('keydown', beyond);
  const word = screen.getByRole('button', { name: 'fascia' });
  await fireEvent.focus(word);
  expect(opened).toEqual(['Fascia Tough sheets of tissue.']);
  expect(await fireEvent.keyDown(word, { key: 'Escape' })).toBe(false);
  expect(opened).toEqual([]);
  expect(beyond).not.toHaveBeenCalled();
  await fireEvent.keyDown(word, { key: 'Escape' });
  expect(beyond).toHaveBeenCalledOnce();
  document.removeEventListener('keydown', beyond);
});

test('a press says it, and a press elsewhere closes it', async () => {
  const word = screen.getByRole('button', { name: 'RM' });
  await fireEvent.click(word);
  expect(word.getAttribute('aria-expanded')).toBe('true');
  expect(screen.getAllByRole('status').map((region) => region.textContent)).toContain('RM: A load you can lift so many times.');
  await fireEvent.pointerDown(document.body);
  expect(word.getAttribute('aria-expanded')).toBe('false');
});

test('a word that leaves the page takes its explanation along', async () => {
  await fireEvent.pointerEnter(screen.getByRole('button', { name: 'RM' }));
  expect(opened).toHaveLength(1);
});
