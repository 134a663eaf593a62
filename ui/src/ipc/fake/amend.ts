// What the fake answers about putting a session right, and about a day that is over. Kept as long as the page is open.

import type { ChangedField } from '../generated/ChangedField';
import type { ChangeLine } from '../generated/ChangeLine';
import type { PastDay } from '../generated/PastDay';
import type { SessionDetail } from '../generated/SessionDetail';
import type { SessionListItem } from '../generated/SessionListItem';
import type { SetRow } from '../generated/SetRow';
import { refused, type Desk, type Handlers } from './library';
import * as rows from './rows';
import { TODAY, pastAsks } from './today';

export type AmendCommand = 'amend_set' | 'void_set' | 'void_session' | 'undo_change' | 'past_day';

type Step = { line: ChangeLine; set: { id: string; was: SetRow; now: SetRow } | null; voided: boolean | null };

/** The session that is put right, and what was done to it. */
const ID = 's-7';
let steps: Step[] = [];
let voided = false;
const sets = new Map<string, SetRow>();
let count = 0;

const of = (set: SetRow): ChangeLine['of'] => ({ what: 'set', exercise_name: set.exercise_name, side: set.side, set_no: set.set_no, attempt: set.attempt });

function keep(line: Omit<ChangeLine, 'id' | 'day' | 'at'>, set: Step['set'], now: boolean | null, day = TODAY, at = '14:02'): void {
  count += 1;
  steps = [{ line: { id: `c-${String(count)}`, day, at, ...line }, set, voided: now }, ...steps];
  if (set !== null) sets.set(set.id, set.now);
  if (now !== null) voided = now;
}

function fieldsOf(was: SetRow, now: SetRow): ChangedField[] {
  const fields: ChangedField[] = [];
  if (was.voided !== now.voided) fields.push({ field: 'voided', now: now.voided });
  if (was.reps_done !== now.reps_done) fields.push({ field: 'reps', was: was.reps_done, now: now.reps_done });
  if (was.load_kg !== now.load_kg) fields.push({ field: 'load', was: was.load_kg, now: now.load_kg });
  if (was.side !== now.side) fields.push({ field: 'side', was: was.side, now: now.side });
  if (was.state !== now.state) fields.push({ field: 'outcome', was: was.state, now: now.state });
  if (was.reason !== now.reason) fields.push({ field: 'reason', was: was.reason, now: now.reason });
  return fields;
}

function turn(id: string, next: (set: SetRow) => SetRow, day?: string, at?: string): void {
  const was = detailOf(rows.detail(ID)).sets.find((set) => set.set_id === id);
  if (was === undefined) throw refused('not_found');
  const now = next({ ...was, corrected: true, was_reps: was.was_reps ?? was.reps_done, was_load_kg: was.corrected ? was.was_load_kg : was.load_kg });
  keep({ undo: false, of: of(was), fields: fieldsOf(was, now) }, { id, was, now }, null, day, at);
}

/** What a scene begins with. */
function begin(scene: string): void {
  if (steps.length > 0) return;
  if (scene === 'session-page-amended') {
    turn('set-2', (set) => ({ ...set, reps_done: 12, state: 'partial', reason: 'tired' }), '2026-04-01', '08:40');
    keep({ undo: false, of: { what: 'answers' }, fields: [{ field: 'pain_during', was: 3, now: 5 }, { field: 'note', was: 'Slight pull.', now: 'Slight pull in the second set.' }] }, null, null, '2026-04-01', '08:44');
    turn('set-4', (set) => ({ ...set, voided: true }), TODAY, '13:55');
    turn('set-5', (set) => ({ ...set, load_kg: 7.5, side: 'right' }));
  }
  if (scene === 'session-page-voided') keep({ undo: false, of: { what: 'session' }, fields: [{ field: 'voided', now: true }] }, null, true);
}

export function detailOf(detail: SessionDetail): SessionDetail {
  if (detail.item.session_id !== ID) return detail;
  const all = detail.sets.map((set) => sets.get(set.set_id ?? '') ?? set);
  const counted = all.filter((set) => !set.voided);
  const state = (name: SetRow['state']) => counted.filter((set) => set.state === name).length;
  const item: SessionListItem = {
    ...detail.item, voided,
    ...(steps.length === 0 ? {} : { sets_done: state('done'), sets_partial: state('partial'), reps_done: counted.reduce((sum, set) => sum + set.reps_done, 0) }),
  };
  return { ...detail, item, sets: all, changes: steps.map((step) => step.line) };
}

/** The list without what is voided, and what is. */
export function listOf(items: SessionListItem[]): { sessions: SessionListItem[]; voided: SessionListItem[] } {
  const all = items.map((item) => (item.session_id === ID ? { ...item, voided } : item));
  return { sessions: all.filter((item) => !item.voided), voided: all.filter((item) => item.voided) };
}

const days = ['2026-03-30', '2026-03-31', '2026-04-01'];

export function amendHandlers(desk: Desk): Pick<Handlers, AmendCommand> {
  begin(desk.scene);
  const told = () => {
    desk.tell('sessions');
    return null;
  };
  return {
    amend_set: ({ amendment: a }) => {
      turn(a.set_id, (set) => ({ ...set, reps_done: a.reps, load_kg: a.load_kg, side: a.side, state: a.outcome, reason: a.reason }));
      return told();
    },
    void_set: ({ setId, voided: gone }) => {
      turn(setId, (set) => ({ ...set, voided: gone }));
      return told();
    },
    void_session: ({ voided: gone }) => {
      keep({ undo: false, of: { what: 'session' }, fields: [{ field: 'voided', now: gone }] }, null, gone);
      return told();
    },
    undo_change: ({ change }) => {
      const newest = steps[0];
      if (newest?.line.id !== change) throw refused('invalid');
      const back = newest.set === null ? null : { id: newest.set.id, was: newest.set.now, now: newest.set.was };
      const fields = back === null ? newest.line.fields : fieldsOf(back.was, back.now);
      keep({ undo: true, of: newest.line.of, fields: newest.voided === null ? fields : [{ field: 'voided', now: !newest.voided }] }, back, newest.voided === null ? null : !newest.voided);
      return told();
    },
    past_day: ({ day }): PastDay => {
      const at = days.indexOf(day ?? '2026-04-01');
      if (at < 0) throw refused('invalid');
      return {
        day: days[at] ?? '', yesterday: at === 2, recalled: at === 0, before: days[at - 1] ?? null, after: days[at + 1] ?? null,
        asks: pastAsks(days[at] ?? '', at === 2 ? ['done', 'missed'] : ['missed', 'missed']),
      };
    },
  };
}
