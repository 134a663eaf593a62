import { describe, expect, test } from 'vitest';
import { easeNamed } from './ease';

describe.each(['linear', 'sine', 'steady', 'settle'])('ease %s', (name) => {
  const ease = easeNamed(name);

  test('starts at 0, ends at 1 and never turns back', () => {
    expect(ease(0)).toBeCloseTo(0, 9);
    expect(ease(1)).toBeCloseTo(1, 9);
    for (let i = 1; i <= 100; i++) expect(ease(i / 100)).toBeGreaterThanOrEqual(ease((i - 1) / 100));
  });
});

test('a steady lowering keeps one speed between its soft ends', () => {
  const ease = easeNamed('steady');
  expect(ease(0.5) - ease(0.4)).toBeCloseTo(ease(0.7) - ease(0.6), 9);
});

test('a name that is not known is drawn as sine', () => {
  expect(easeNamed('bouncy')(0.3)).toBe(easeNamed('sine')(0.3));
});
