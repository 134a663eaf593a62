// Signs that should be seen: which list is shown, what is ticked, and the most urgent of it. Ticks stay on
// the page until they are kept.

import { SvelteSet } from 'svelte/reactivity';
import { call } from '../ipc/client';
import type { Changed } from '../ipc/generated/Changed';
import type { ChecklistDetail } from '../ipc/generated/ChecklistDetail';
import type { ChecklistItem } from '../ipc/generated/ChecklistItem';
import type { Urgency } from '../ipc/generated/Urgency';
import { trouble, type Trouble } from '../text/errors';

/** The most urgent first. */
export const urgencies: readonly Urgency[] = ['emergency', 'same_day', 'within_days', 'within_weeks'];
export type FlagList = 'full' | 'quick' | 'mid-run';
export const flagLists: readonly FlagList[] = ['full', 'quick', 'mid-run'];
/** The checklist that holds every sign. */
export const RED_FLAGS = 'red-flags';

export type Group<T> = { urgency: Urgency; items: T[] };

/** Together by urgency, the most urgent first; what has none is left out. */
export function byUrgency<T extends { urgency: Urgency | null }>(items: readonly T[]): Group<T>[] {
  return urgencies
    .map((urgency) => ({ urgency, items: items.filter((item) => item.urgency === urgency) }))
    .filter((group) => group.items.length > 0);
}

export class RedFlagsState {
  detail = $state.raw<ChecklistDetail | null>(null);
  problem = $state.raw<Trouble | null>(null);
  list = $state<FlagList>('full');
  busy = $state(false);
  readonly ticked = new SvelteSet<string>();

  readonly #items: ChecklistItem[] = $derived(this.detail?.checklist.items ?? []);
  readonly groups: Group<ChecklistItem>[] = $derived(byUrgency(this.#items.filter((item) => item.lists.includes(this.list))));
  /** What was ticked on any list counts: changing the list takes nothing back. */
  readonly #tickedItems: ChecklistItem[] = $derived(this.#items.filter((item) => this.ticked.has(item.id)));
  readonly count: number = $derived(this.#tickedItems.length);
  readonly worst: Urgency | null = $derived(byUrgency(this.#tickedItems)[0]?.urgency ?? null);

  #asked = 0;

  constructor(list: FlagList = 'full') {
    this.list = list;
  }

  async load(): Promise<void> {
    const mine = ++this.#asked;
    try {
      const detail = await call('checklist', { id: RED_FLAGS });
      if (mine !== this.#asked) return;
      this.detail = detail;
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

  clear(): void {
    this.ticked.clear();
  }

  /** Keeps what is ticked; from then on it is followed up under signs and visits. */
  async raise(): Promise<boolean> {
    if (this.count === 0 || this.busy) return false;
    this.busy = true;
    try {
      const signs = this.#items.flatMap(({ id }, item) => (this.ticked.has(id) ? [{ checklist: RED_FLAGS, item }] : []));
      await call('raise_flag', { flag: { signs } });
      this.problem = null;
      this.clear();
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}
