// The signs that are asked about before a programme, from the checklists that fit. Pure.

import type { Checklist } from '../ipc/generated/Checklist';
import type { Urgency } from '../ipc/generated/Urgency';
import { RED_FLAGS, urgencies } from './red-flags.svelte';

export interface Sign { key: string; checklist: string; item: number; text: string; why: string | null; urgency: Urgency }

/** Asked on every way, beside the lists of the topic. */
export const EVERY: readonly string[] = [RED_FLAGS, 'before-you-begin'];
/** The next step asks for the age itself. */
const ASKED_ELSEWHERE = 'under-age';

/** The signs of the lists, in the order of the lists. Of the list of every sign those of the full one. */
export function signsOf(lists: readonly Checklist[]): Sign[] {
  return lists.flatMap((list) =>
    list.items.flatMap(({ id, text, why, urgency, lists: on }, item) => {
      const shown = urgency !== null && id !== ASKED_ELSEWHERE && (list.id !== RED_FLAGS || on.includes('full'));
      return shown ? [{ key: `${list.id}#${String(item)}`, checklist: list.id, item, text, why, urgency }] : [];
    }),
  );
}

/** The most urgent of what was ticked. */
export function worstOf(ticked: readonly string[], signs: readonly Sign[]): Urgency | null {
  return urgencies.find((urgency) => signs.some((sign) => sign.urgency === urgency && ticked.includes(sign.key))) ?? null;
}
