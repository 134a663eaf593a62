// Which key means what, on the session screen. It names the deed; the screen does it.

import type { PhaseKind } from '../../ipc/generated/PhaseKind';

export type Deed =
  | 'space' | 'done' | 'skip' | 'back' | 'more-rest' | 'end-set' | 'stop' | 'correct' | 'keys' | 'signs' | 'repeat' | 'close'
  | { reason: 0 | 1 | 2 | 3 };

export interface Where {
  kind: PhaseKind | null;
  inSet: boolean;
  hasLast: boolean;
  /** Single letters and signs are on. */
  letters: boolean;
  /** What is open above the controls. */
  panel: 'end-set' | 'correct' | null;
  /** Where the focus is: a field takes every key but Esc, a button takes Space and Enter. */
  focus: 'field' | 'button' | null;
}

export function deedOf(key: string, at: Where): Deed | null {
  if (key === 'Escape') return at.panel === null ? 'stop' : 'close';
  if (at.focus === 'field') return null;
  if (at.panel === 'end-set' && /^[1-4]$/.test(key)) return { reason: (Number(key) - 1) as 0 | 1 | 2 | 3 };
  if (key === ' ') return at.focus === 'button' ? null : 'space';
  if (key === 'Enter') return at.focus === null && at.kind === 'self_paced' ? 'done' : null;
  if (key === 'ArrowRight') return 'skip';
  if (key === 'ArrowLeft') return 'back';
  if (!at.letters) return null;
  switch (key.toLowerCase()) {
    case 'r':
    case '+':
    case '=':
      return at.kind === 'rest' ? 'more-rest' : null;
    case 'e':
      return at.inSet ? 'end-set' : null;
    case 'c':
      return at.hasLast ? 'correct' : null;
    case 'n':
      return 'repeat';
    case '!':
      return 'signs';
    case '?':
      return 'keys';
    default:
      return null;
  }
}

export function focusOf(target: EventTarget | null): Where['focus'] {
  if (!(target instanceof Element)) return null;
  if (target.closest('input, textarea, select') !== null) return 'field';
  return target.closest('button, a, summary') !== null ? 'button' : null;
}
