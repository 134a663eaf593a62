// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/svelte';
import { afterEach, describe, expect, test } from 'vitest';
import Figure from './Figure.svelte';
import { kneeStraight } from './fixtures';

const first = { figure: kneeStraight, phase: 'lower', progress: 0, mirror: false, label: 'Heel drop, knee straight' } as const;
afterEach(cleanup);

const leg = (): Element | null => document.querySelector('path.f-near');
const look = (): string => leg()?.getAttribute('d') ?? '';

/** What is written into the page while `change` happens. */
async function written(change: () => Promise<void>): Promise<MutationRecord[]> {
  const records: MutationRecord[] = [];
  const watch = new MutationObserver((more) => records.push(...more));
  watch.observe(document.body, { attributes: true, childList: true, subtree: true });
  await change();
  records.push(...watch.takeRecords());
  watch.disconnect();
  return records;
}

describe('the figure on the page', () => {
  test('has a text twin', () => {
    render(Figure, first);
    expect(document.querySelector('svg[role="img"]')?.getAttribute('aria-label')).toBe('Heel drop, knee straight');
  });

  test('follows the progress it is given, in the same nodes', async () => {
    const { rerender } = render(Figure, first);
    const node = leg(), before = look();
    await rerender({ progress: 0.5 });
    expect(look()).not.toBe(before);
    expect(leg()).toBe(node);
  });

  test('writes what moved and nothing else', async () => {
    const { rerender } = render(Figure, first);
    const records = await written(() => rerender({ progress: 0.5 }));
    const moved = records.map((record) => (record.target as Element).classList[0] ?? '');
    expect(records.every((record) => record.type === 'attributes')).toBe(true);
    expect(moved).toContain('f-near');
    expect(moved.filter((name) => name.startsWith('p-') || name === 'f-ground')).toEqual([]);
    expect(await written(() => rerender({ progress: 0.5 }))).toEqual([]);
  });

  test('with reduced motion it steps from the start of the phase to its end', async () => {
    const { rerender } = render(Figure, { ...first, reducedMotion: true });
    const start = look();
    await rerender({ progress: 0.49 });
    expect(look()).toBe(start);
    await rerender({ progress: 0.5 });
    const end = look();
    expect(end).not.toBe(start);
    await rerender({ progress: 0.9 });
    expect(look()).toBe(end);
  });
});
