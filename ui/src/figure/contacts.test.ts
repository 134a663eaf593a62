import { describe, expect, test } from 'vitest';
import { contactProblems } from './contacts';
import { kneeStraight, toFloor } from './fixtures';
import type { FigureData, PoseData } from './types';

const withPose = (name: string, pose: PoseData): FigureData =>
  ({ ...kneeStraight, poses: { ...kneeStraight.poses, [name]: { ...kneeStraight.poses[name], ...pose } } });

describe('the check of a figure', () => {
  test('says which contact slides, and when', () => {
    const out = { ...toFloor, pins: [{ name: 'chair', point: 'far.hand', at: [25.5, 99, -16] }, ...(toFloor.pins ?? []).slice(1)] };
    expect(contactProblems(out).join('\n')).toMatch(/lower: contact "chair" moves \d+\.\d cm from "top" to "low"/);
  });

  test('says which contact is out of reach', () => {
    const far = { ...toFloor, pins: [{ name: 'chair', point: 'far.hand', at: [60, 97, -16] }, ...(toFloor.pins ?? []).slice(1)] };
    expect(contactProblems(far).join('\n')).toMatch(/contact "chair" stays \d+\.\d cm short of its place from "top" to "low"/);
  });

  test('a foot that is meant to stay on the floor may not slide when the body settles', () => {
    const plank: FigureData = {
      view: [0, 0], spots: { elbow: [38, 0, 0] }, anchor: { point: 'far.elbow', at: 'elbow' }, settle: { point: 'far.ankle', y: 0 },
      phases: [{ kind: 'raise', to: 'up' }, { kind: 'lower', to: 'down' }],
      poses: {
        down: { base: 'side', spine: [0, 26], far: { shoulder: [0, 56, 10], elbow: 92 } },
        up: { from: 'down', spine: [0, 0], far: { shoulder: [0, 73, 10] } },
      },
    };
    expect(contactProblems(plank).join('\n')).toContain('contact "settle" moves');
  });

  test.each([
    ['knee', { near: { hip: [0, 2], knee: -12, ankle: 24 } }],
    ['ankle', { near: { hip: [0, 2], knee: 1, ankle: 48 } }],
    ['hip', { near: { hip: [-40, 2], knee: 1, ankle: 24 } }],
    ['elbow', { near: { hip: [0, 2], knee: 1, ankle: 24, elbow: 160 } }],
  ])('refuses a %s that bends where nobody bends', (joint, pose) => {
    expect(contactProblems(withPose('low', pose)).join('\n')).toMatch(new RegExp(`near ${joint} outside`));
  });

  test('names that lead nowhere are reported, not drawn as something else in silence', () => {
    const broken: FigureData = {
      ...kneeStraight, sinew: 'near.nose', anchor: { point: 'near.paw', at: 'roof' },
      phases: [{ kind: 'lower', to: 'lowest', ease: 'bouncy' }],
    };
    expect(contactProblems(broken)).toEqual(expect.arrayContaining([
      'lower: no pose "lowest"', 'lower: no ease "bouncy"', 'anchor: no point "near.paw"', 'anchor: no spot "roof"', 'sinew: no tissue "near.nose"',
    ]));
  });
});
