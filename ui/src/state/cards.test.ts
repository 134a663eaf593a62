import { beforeEach, expect, test, vi } from 'vitest';
import type { CardKind } from '../ipc/generated/CardKind';
import type { CardLine } from '../ipc/generated/CardLine';
import { CardState, listId, shelved } from './cards.svelte';

const call = vi.hoisted(() => vi.fn());
vi.mock('../ipc/client', () => ({ call }));
beforeEach(() => void call.mockReset());

const line = (name: string, kind: CardKind): CardLine => ({ id: name, name, also: [], summary: '', kind });
const library = { checklists: [{ id: 'fix-the-why', name: 'Fix the why' }] };
const answers: Record<string, (id: string) => unknown> = {
  library: () => library,
  card: (id) => ({ card: { id }, topics: [], related: [], sources: {} }),
  checklist: (id) => ({ checklist: { id, items: [] }, sources: {} }),
};
const answer = () => call.mockImplementation((command: string, args?: { id: string }) => Promise.resolve(answers[command]?.(args?.id ?? '')));

test('shelves by kind, names in order, empty ones left out', () => {
  const shelves = shelved([line('Tempo', 'term'), line('b', 'card'), line('A', 'card'), line('Q', 'faq')]);
  expect(shelves.map((shelf) => [shelf.kind, shelf.cards.map((card) => card.name)])).toEqual([
    ['faq', ['Q']],
    ['term', ['Tempo']],
    ['card', ['A', 'b']],
  ]);
});

test('a card brings the list that bears its name, and no other', async () => {
  answer();
  const why = new CardState('fix-the-why');
  await why.load();
  expect([why.card?.card.id, why.checklist?.checklist.id]).toEqual(['fix-the-why', 'fix-the-why']);
  const tempo = new CardState('term-tempo');
  await tempo.load();
  expect([tempo.card?.card.id, tempo.checklist]).toEqual(['term-tempo', null]);
});

test('a list to tick opens on its own', async () => {
  answer();
  const page = new CardState(listId('clearance'));
  await page.load();
  expect([page.card, page.checklist?.checklist.id]).toEqual([null, 'clearance']);
  page.tick('walk');
  expect(page.ticked.has('walk')).toBe(true);
  page.tick('walk');
  expect(page.ticked.size).toBe(0);
});

test('what cannot be opened is said', async () => {
  call.mockRejectedValue({ code: 'not_found', detail: [] });
  const page = new CardState('gone');
  await page.load();
  expect([page.card, page.problem === null]).toEqual([null, false]);
});
