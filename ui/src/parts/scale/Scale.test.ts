// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, test, vi } from 'vitest';
import Scale from './Scale.svelte';

afterEach(cleanup);

const props = { legend: 'Worst pain during', name: 'during', low: 'No pain', high: 'Worst imaginable' };

test('eleven numbers, none chosen, and only the ends named', () => {
  render(Scale, { ...props, value: null, onchoose: vi.fn() });
  const radios = screen.getAllByRole<HTMLInputElement>('radio');
  expect(radios).toHaveLength(11);
  expect(radios.filter((radio) => radio.checked)).toHaveLength(0);
  expect(screen.getByRole('group', { name: 'Worst pain during' }).getAttribute('aria-describedby')).not.toBeNull();
  expect(screen.queryByRole('button')).toBeNull();
});

test('a press chooses, zero too', async () => {
  const onchoose = vi.fn();
  render(Scale, { ...props, value: null, onchoose });
  await fireEvent.click(screen.getByRole('radio', { name: '0' }));
  expect(onchoose).toHaveBeenCalledExactlyOnceWith(0);
});

test('an optional number can be taken back', async () => {
  const onchoose = vi.fn();
  render(Scale, { ...props, value: 7, optional: true, onchoose });
  expect(screen.getByRole<HTMLInputElement>('radio', { name: '7' }).checked).toBe(true);
  await fireEvent.click(screen.getByRole('button', { name: 'Clear Worst pain during' }));
  expect(onchoose).toHaveBeenCalledExactlyOnceWith(null);
});
