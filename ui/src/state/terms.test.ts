import { beforeEach, expect, test, vi } from 'vitest';
import type { CardKind } from '../ipc/generated/CardKind';
import type { CardLine } from '../ipc/generated/CardLine';
import { lastWord, matcherOf, placed, split, Tip } from './terms.svelte';

vi.mock('../ipc/client', () => ({ call: vi.fn(), onChanged: vi.fn() }));
beforeEach(() => void vi.useFakeTimers());

const card = (id: string, name: string, also: string[] = [], kind: CardKind = 'term'): CardLine => ({ id, name, also, summary: `${name} means this.`, kind });
const matcher = matcherOf([
  card('rm', 'RM', ['repetition maximum']),
  card('fascia', 'Fascia'),
  card('plantar', 'Plantar fascia', ['sole band']),
  card('red-s', 'RED-S'),
  card('police', 'RICE and POLICE', ['RICE', 'POLICE', 'PRICE']),
  card('stress', 'Stress fracture'),
  card('isometric', 'Isometric', ['static hold', 'hold']),
  card('insertional', 'Insertional'),
  card('mid', 'Mid-portion', ['non-insertional']),
  card('text', 'Tempo', [], 'card'),
]);
/** Marked words as [word](card). */
const marked = (text: string, except: string[] = []) =>
  split(text, matcher, except)
    .map((piece) => (piece.term === null ? piece.text : `[${piece.text}](${piece.term.id})`))
    .join('');

test('a word is marked where it first stands, whatever its case, and once only', () => {
  expect(marked('Fascia is tough. The fascia of the foot.')).toBe('[Fascia](fascia) is tough. The fascia of the foot.');
});

test('a name and its synonym are one word of the text', () => {
  expect(marked('The sole band, or plantar fascia.')).toBe('The [sole band](plantar), or plantar fascia.');
});

test('the longer name wins over the one inside it', () => {
  expect(marked('Your plantar fascia')).toBe('Your [plantar fascia](plantar)');
  expect(marked('non-insertional')).toBe('[non-insertional](mid)');
});

test('only whole words, also beside digits and letters with marks', () => {
  expect(marked('fascial, superfascia, éfascia, fasciaé')).toBe('fascial, superfascia, éfascia, fasciaé');
  expect(marked('(fascia), fascia')).toBe('([fascia](fascia)), fascia');
  expect(marked('6RM')).toBe('6[RM](rm)');
  expect(marked('RM6 and arm')).toBe('RM6 and arm');
});

test('a plural is the same word', () => {
  expect(marked('Stress fractures heal.')).toBe('[Stress fractures](stress) heal.');
});

test('an abbreviation counts only as it is written', () => {
  expect(marked('The price of rice')).toBe('The price of rice');
  expect(marked('RICE first, red-s later, RED-S')).toBe('[RICE](police) first, red-s later, [RED-S](red-s)');
});

test('plain English is left alone, and so are texts that are no terms', () => {
  expect(marked('Hold for a tempo')).toBe('Hold for a tempo');
  expect(marked('A static hold')).toBe('A [static hold](isometric)');
});

test('words of the page itself are left out, and the text is always whole', () => {
  expect(marked('Fascia and RM', ['fascia'])).toBe('Fascia and [RM](rm)');
  expect(split('As it is', null)).toEqual([{ text: 'As it is', term: null }]);
  expect(split('', matcher)).toEqual([]);
  expect(matcherOf([])).toBeNull();
});

test('one explanation at a time', () => {
  const [a, b] = [new Tip(), new Tip()];
  a.over();
  b.over();
  expect([a.open, b.open]).toEqual([false, true]);
  b.close();
});

test('the pointer may travel to the explanation; the focus and a press keep it open', () => {
  const tip = new Tip();
  tip.over();
  tip.out();
  tip.over();
  vi.runAllTimers();
  expect(tip.open).toBe(true);
  tip.out();
  vi.runAllTimers();
  expect(tip.open).toBe(false);
  tip.focus();
  tip.out();
  vi.runAllTimers();
  expect(tip.open).toBe(true);
  tip.blur();
  expect(tip.open).toBe(false);
});

test('a press pins and says it; the second press closes, and a focus that came with the press does not', () => {
  const tip = new Tip();
  tip.focus();
  tip.press();
  expect([tip.open, tip.said]).toEqual([true, true]);
  tip.press();
  expect([tip.open, tip.said]).toEqual([false, false]);
});

test('the explanation stays inside the window', () => {
  const tip = { width: 300, height: 100 };
  const view = { width: 900, height: 640 };
  expect(placed({ left: 100, top: 200, bottom: 220 }, tip, view)).toEqual({ left: 94, top: 226 });
  expect(placed({ left: 880, top: 600, bottom: 620 }, tip, view)).toEqual({ left: 588, top: 494 });
  expect(placed({ left: 0, top: 20, bottom: 620 }, tip, view)).toEqual({ left: 12, top: 626 });
});

test('the last word is known, so that a mark can stay with it', () => {
  expect(lastWord('Lower slowly.')).toEqual(['Lower ', 'slowly.']);
  expect(lastWord('Slowly')).toEqual(['', 'Slowly']);
});
