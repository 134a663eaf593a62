// The cursor of one chart: led by the pointer, or by keys. What was reached by a key is said; what the pointer passes over
// is only printed.

import { nearest } from './scales';
import type { Row } from './types';

export class Cursor {
  at = $state<number | null>(null);
  /** What is said aloud. */
  said = $state('');

  readonly #rows: () => readonly Row[];

  constructor(rows: () => readonly Row[]) {
    this.#rows = rows;
  }

  get row(): Row | null {
    return this.at === null ? null : (this.#rows()[this.at] ?? null);
  }

  /** True where the key was one of its own. */
  key(name: string, say: (row: Row) => string): boolean {
    const last = this.#rows().length - 1;
    if (last < 0) return false;
    const here = this.at;
    switch (name) {
      case 'ArrowLeft':
        this.at = here === null ? last : Math.max(0, here - 1);
        break;
      case 'ArrowRight':
        this.at = here === null ? 0 : Math.min(last, here + 1);
        break;
      case 'Home':
        this.at = 0;
        break;
      case 'End':
        this.at = last;
        break;
      case 'Escape':
        if (here === null) return false;
        this.leave();
        return true;
      default:
        return false;
    }
    const row = this.row;
    this.said = row === null ? '' : say(row);
    return true;
  }

  /** A place on the axis. */
  point(x: number): void {
    this.at = this.#rows().length === 0 ? null : nearest(this.#rows(), x);
    this.said = '';
  }

  leave(): void {
    this.at = null;
    this.said = '';
  }
}
