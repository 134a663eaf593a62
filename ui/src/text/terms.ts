// The words around an explained word.

import type { CardLine } from '../ipc/generated/CardLine';

/** Read after a press: the word, then what it means. */
export function explained(term: CardLine): string {
  return `${term.name}: ${term.summary}`;
}
