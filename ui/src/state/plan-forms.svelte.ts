// What is typed on the way to a load, a limit or other days. Nothing is kept before it is sent.

import { call } from '../ipc/client';
import type { LimitKind } from '../ipc/generated/LimitKind';
import type { LoadLine } from '../ipc/generated/LoadLine';
import type { PlanDetail } from '../ipc/generated/PlanDetail';
import type { SetBy } from '../ipc/generated/SetBy';
import type { SlotName } from '../ipc/generated/SlotName';
import type { SlotTime } from '../ipc/generated/SlotTime';
import { trouble, type Trouble } from '../text/errors';

/** A plain number as it is typed, with a point or a comma; null where it is none. */
export function numberOf(text: string): number | null {
  const plain = text.trim().replace(',', '.');
  return /^\d{1,4}(\.\d{1,2})?$/.test(plain) ? Number(plain) : null;
}

function codeOf(thrown: unknown): unknown {
  return typeof thrown === 'object' && thrown !== null ? (thrown as { code?: unknown }).code : null;
}

export class LoadForm {
  kg = $state('');
  /** Of what is put into a backpack: how many, and what one weighs. */
  things = $state('');
  each = $state('');
  wrong = $state(false);
  /** Refused once, to be looked at again: the number that was meant. */
  unsure = $state<number | null>(null);
  busy = $state(false);
  problem = $state.raw<Trouble | null>(null);

  readonly packed: number | null = $derived.by(() => {
    const [n, kg] = [numberOf(this.things), numberOf(this.each)];
    return n === null || kg === null ? null : Math.round(n * kg * 10) / 10;
  });

  constructor(
    private readonly plan: string,
    private readonly of: LoadLine,
  ) {
    this.kg = of.kg === null ? '' : String(of.kg);
  }

  /** What was packed is a plain weight from here on. */
  take(): void {
    if (this.packed !== null) this.kg = String(this.packed);
    this.unsure = null;
  }

  async save(sure = false): Promise<boolean> {
    const kg = sure ? this.unsure : numberOf(this.kg);
    this.wrong = kg === null;
    if (kg === null || this.busy) return false;
    this.busy = true;
    try {
      await call('set_load', { load: { plan: this.plan, exercise: this.of.exercise.id, kg, sure } });
      this.problem = null;
      return true;
    } catch (thrown) {
      if (codeOf(thrown) === 'not_sure') this.unsure = kg;
      else this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

export class LimitForm {
  kind = $state<LimitKind>('load_kg');
  atMost = $state('');
  by = $state<SetBy>('clinician');
  who = $state('');
  until = $state('');
  everywhere = $state(false);
  wrong = $state(false);
  busy = $state(false);
  problem = $state.raw<Trouble | null>(null);

  constructor(private readonly plan: string) {}

  async save(): Promise<boolean> {
    const at_most = numberOf(this.atMost);
    const pain = this.kind === 'pain_during' || this.kind === 'pain_after';
    this.wrong = at_most === null || (pain ? at_most > 10 : at_most === 0);
    if (this.wrong || this.busy) return false;
    this.busy = true;
    try {
      const who = this.by === 'clinician' ? this.who.trim() || null : null;
      await call('set_limit', { limit: { plan: this.everywhere ? null : this.plan, kind: this.kind, at_most, by: this.by, who, until: this.until || null } });
      this.problem = null;
      return true;
    } catch (thrown) {
      this.problem = trouble(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

export const slotNames: readonly SlotName[] = ['morning', 'midday', 'evening'];
/** A window that is shown when a part of the day is switched on; the person changes it. */
const usual: Record<SlotName, [from: string, to: string]> = { morning: ['06:30', '09:00'], midday: ['11:30', '14:00'], evening: ['18:00', '21:00'] };

export class WhenForm {
  slots = $state<{ slot: SlotName; on: boolean; from: string; to: string }[]>([]);
  weekdays = $state<boolean[]>([]);

  constructor(of: Pick<PlanDetail, 'slots' | 'weekdays'>) {
    this.slots = slotNames.map((slot) => {
      const kept = of.slots.find((s) => s.slot === slot);
      return { slot, on: kept !== undefined, from: kept?.from ?? usual[slot][0], to: kept?.to ?? usual[slot][1] };
    });
    this.weekdays = [...of.weekdays];
  }

  readonly chosen: SlotTime[] = $derived(this.slots.filter((s) => s.on).map(({ slot, from, to }) => ({ slot, from, to })));
  readonly ready: boolean = $derived(this.chosen.length > 0 && this.weekdays.some(Boolean) && this.chosen.every((s) => s.from !== '' && s.from < s.to));
}
