// @vitest-environment jsdom
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import Figure from './Figure.svelte';
import { kneeStraight } from './fixtures';

let waiting: (() => void)[] = [];
let hidden = false;
let shown: ReturnType<typeof mount> | null = null;

function show(props: { progress: number | (() => number); moving: boolean; phase?: 'lower' | null; reducedMotion?: boolean }): void {
  const { phase = 'lower', ...rest } = props;
  shown = mount(Figure, { target: document.body, props: { figure: kneeStraight, phase, mirror: false, label: 'Heel drop, knee straight', ...rest } });
  flushSync();
}
function nextFrame(): void {
  const due = waiting;
  waiting = [];
  for (const run of due) run();
  flushSync();
}
const leg = (): Element | null => document.querySelector('path.f-near');
const look = (): string => leg()?.getAttribute('d') ?? '';

beforeEach(() => {
  waiting = [];
  hidden = false;
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => waiting.push(run));
  vi.stubGlobal('cancelAnimationFrame', () => { waiting = []; });
  vi.spyOn(document, 'hidden', 'get').mockImplementation(() => hidden);
});
afterEach(() => {
  if (shown) void unmount(shown);
  shown = null;
  document.body.replaceChildren();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

describe('the figure on the page', () => {
  test('has a text twin', () => {
    show({ progress: 0, moving: false });
    expect(document.querySelector('svg[role="img"]')?.getAttribute('aria-label')).toBe('Heel drop, knee straight');
  });

  test('follows the progress it is given, once a frame, in the same nodes', () => {
    let p = 0;
    show({ progress: () => p, moving: true });
    const node = leg(), first = look();
    p = 0.5;
    flushSync();
    expect(look()).toBe(first);
    nextFrame();
    expect(look()).not.toBe(first);
    expect(leg()).toBe(node);
    expect(waiting.length).toBe(1);
  });

  test('asks for no frame while it is still, hidden or without a phase', () => {
    show({ progress: () => 0.5, moving: false });
    expect(waiting.length).toBe(0);
    if (shown) void unmount(shown);
    show({ progress: () => 0.5, moving: true, phase: null });
    expect(waiting.length).toBe(0);
    if (shown) void unmount(shown);
    hidden = true;
    show({ progress: () => 0.5, moving: true });
    expect(waiting.length).toBe(0);
    hidden = false;
    document.dispatchEvent(new Event('visibilitychange'));
    expect(waiting.length).toBe(1);
  });

  test('with reduced motion it steps from the start of the phase to its end', () => {
    let p = 0;
    show({ progress: () => p, moving: true, reducedMotion: true });
    const start = look();
    p = 0.49;
    nextFrame();
    expect(look()).toBe(start);
    p = 0.5;
    nextFrame();
    const end = look();
    expect(end).not.toBe(start);
    p = 0.9;
    nextFrame();
    expect(look()).toBe(end);
  });
});
