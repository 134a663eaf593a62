// A text of the library, or one of its lists to tick.

import { SvelteSet } from 'svelte/reactivity';
import { call } from '../ipc/client';
import type { CardDetail } from '../ipc/generated/CardDetail';
import type { CardKind } from '../ipc/generated/CardKind';
import type { CardLine } from '../ipc/generated/CardLine';
import type { Changed } from '../ipc/generated/Changed';
import type { ChecklistDetail } from '../ipc/generated/ChecklistDetail';
import { trouble, type Trouble } from '../text/errors';

const LIST = 'list:';

/** A list to tick as the id of a card screen. */
export function listId(checklist: string): string {
  return `${LIST}${checklist}`;
}

export type Shelved = { kind: CardKind; cards: CardLine[] };
const order: readonly CardKind[] = ['faq', 'term', 'card', 'body'];

/** Together by kind, each by name. */
export function shelved(cards: readonly CardLine[]): Shelved[] {
  return order
    .map((kind) => ({
      kind,
      cards: cards.filter((card) => card.kind === kind).sort((a, b) => a.name.localeCompare(b.name, 'en')),
    }))
    .filter((shelf) => shelf.cards.length > 0);
}

export class CardState {
  card = $state.raw<CardDetail | null>(null);
  /** The list itself, or the one that bears the same name as the card. */
  checklist = $state.raw<ChecklistDetail | null>(null);
  problem = $state.raw<Trouble | null>(null);
  /** Lines that were ticked; kept while the page is open. */
  readonly ticked = new SvelteSet<string>();

  readonly #id: string;
  readonly #list: boolean;
  #asked = 0;

  constructor(id: string) {
    this.#list = id.startsWith(LIST);
    this.#id = this.#list ? id.slice(LIST.length) : id;
  }

  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const card = this.#list ? null : await call('card', { id: this.#id });
      const checklist = this.#list ? await call('checklist', { id: this.#id }) : await this.#sameName();
      if (mine !== this.#asked) return;
      this.card = card;
      this.checklist = checklist;
      this.problem = null;
    } catch (thrown) {
      if (mine === this.#asked) this.problem = trouble(thrown);
    }
  }

  async changed(kinds: readonly Changed[]): Promise<void> {
    if (kinds.includes('library')) await this.load();
  }

  tick(id: string): void {
    if (!this.ticked.delete(id)) this.ticked.add(id);
  }

  /** The text is whole without it. */
  async #sameName(): Promise<ChecklistDetail | null> {
    const { checklists } = await call('library');
    if (!checklists.some((list) => list.id === this.#id)) return null;
    return call('checklist', { id: this.#id });
  }
}
