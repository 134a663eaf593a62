import { describe, expect, it } from 'vitest';
import { beatsOf } from './beats';
import { deedOf, type Where } from './keys';

const fills = (...of: Parameters<typeof beatsOf>) => beatsOf(...of).blocks.map((b) => Math.round(b.fill * 100) / 100);

describe('the column of beats', () => {
  it('fills downward on lower', () => expect(fills('lower', 4000, 0.625, false)).toEqual([1, 1, 0.5, 0]));
  it('fills upward on raise', () => expect(fills('raise', 2000, 0.75, false)).toEqual([0.5, 1]));
  it('empties on hold', () => expect(fills('hold', 4000, 0.25, false)).toEqual([0, 1, 1, 1]));
  it('is one long block on rest', () => expect(fills('rest', 60_000, 0.25, false)).toEqual([0.75]));
  it('is empty where it waits', () => expect(fills('self_paced', null, 0, false)).toEqual([0]));
  it('fills whole blocks with less motion', () => expect(fills('lower', 4000, 0.625, true)).toEqual([1, 1, 0, 0]));
  it('has half a block for half a second', () => {
    const { blocks } = beatsOf('raise', 2500, 0, false);
    expect(blocks.map((b) => b.size)).toEqual([0.5, 1, 1]);
  });
});

describe('keys', () => {
  const at: Where = { kind: 'lower', inSet: true, hasLast: true, letters: true, panel: null, focus: null };

  it('leaves every key but Esc to a field', () => {
    const field: Where = { ...at, focus: 'field' };
    expect([' ', 'e', 'ArrowRight', '?', 'Escape'].map((k) => deedOf(k, field))).toEqual([null, null, null, null, 'stop']);
  });
  it('leaves Space and Enter to a button', () => {
    const button: Where = { ...at, kind: 'self_paced', focus: 'button' };
    expect([' ', 'Enter', 'ArrowLeft'].map((k) => deedOf(k, button))).toEqual([null, null, 'back']);
  });
  it('can do without single letters', () => {
    const off: Where = { ...at, kind: 'rest', letters: false };
    expect(['r', '+', 'c', '?', 'n', ' ', 'ArrowRight'].map((k) => deedOf(k, off))).toEqual([null, null, null, null, null, 'space', 'skip']);
  });
  it('lengthens a rest and nothing else', () => {
    expect([deedOf('R', { ...at, kind: 'rest' }), deedOf('+', { ...at, kind: 'rest' }), deedOf('r', at)]).toEqual(['more-rest', 'more-rest', null]);
  });
  it('takes a number as the reason while it asks', () => {
    expect([deedOf('3', { ...at, panel: 'end-set' }), deedOf('3', at)]).toEqual([{ reason: 2 }, null]);
  });
  it('closes what is open before it stops', () => {
    expect([deedOf('Escape', { ...at, panel: 'correct' }), deedOf('Escape', at)]).toEqual(['close', 'stop']);
  });
});
