// What the person marked: favourites, and the things at home.

import { call } from '../ipc/client';
import type { Equipment } from '../ipc/generated/Equipment';
import type { Shelf } from '../ipc/generated/Shelf';
import { trouble, type Trouble } from '../text/errors';

export class ShelfState {
  favourites = $state.raw<ReadonlySet<string>>(new Set());
  equipment = $state.raw<ReadonlySet<Equipment>>(new Set());
  problem = $state.raw<Trouble | null>(null);

  #writing: Promise<void> = Promise.resolve();

  take(shelf: Shelf): void {
    this.favourites = new Set(shelf.favourites);
    this.equipment = new Set(shelf.equipment);
  }

  favour(id: string): void {
    this.#put({ favourites: turned(this.favourites, id), equipment: this.equipment });
  }

  have(thing: Equipment): void {
    this.#put({ favourites: this.favourites, equipment: turned(this.equipment, thing) });
  }

  /** Shown at once. Writes go one after the other; one that fails takes back what it marked. */
  #put(next: { favourites: ReadonlySet<string>; equipment: ReadonlySet<Equipment> }): void {
    const before = { favourites: this.favourites, equipment: this.equipment };
    this.favourites = next.favourites;
    this.equipment = next.equipment;
    this.problem = null;
    this.#writing = this.#writing.then(async () => {
      try {
        await call('set_shelf', { shelf: { favourites: [...next.favourites], equipment: [...next.equipment] } });
      } catch (thrown) {
        this.favourites = before.favourites;
        this.equipment = before.equipment;
        this.problem = trouble(thrown);
      }
    });
  }
}

function turned<T>(set: ReadonlySet<T>, one: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(one)) next.add(one);
  return next;
}
