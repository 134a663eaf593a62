// The words of History and of the page of one session.

import type { SessionDetail } from '../ipc/generated/SessionDetail';
import type { SessionListItem } from '../ipc/generated/SessionListItem';
import type { SetRow } from '../ipc/generated/SetRow';
import { amend } from './amend';
import { capital, clock, reasonWord, seconds } from './words';

export const history = {
  title: 'History',
  lead: 'Every session, newest first.',
  empty: 'Your first session will appear here.',
  emptyMore: 'It is kept as soon as you start it, rep by rep.',
  open: 'under way',
  columns: {
    session: 'Session',
    programme: 'Programme',
    sets: 'Sets',
    reps: 'Reps',
    during: 'Pain during',
    after: 'Pain after',
  },
} as const;

/** "5 of 6, 1 part done" */
export function setsSaid(s: SessionListItem): string {
  const done = `${String(s.sets_done)} of ${String(s.sets_of)}`;
  return s.sets_partial === 0 ? done : `${done}, ${String(s.sets_partial)} in part`;
}

/** "By hand", "Once more": beside a session that is not simply one that the day asked for. */
export function howSaid(s: SessionListItem): string[] {
  return [s.voided ? amend.voidedWord : null, s.by_hand ? 'told by hand' : null, s.recalled ? amend.recalledWord : null, s.extra ? 'once more' : null].filter((word) => word !== null);
}

export const page = {
  back: 'Back to History',
  started: 'Started',
  ended: 'Ended',
  early: 'Ended early',
  notPaused: 'not at all',
  notEarly: 'no',
  earlyNoReason: 'yes, no reason given',
  active: 'Active time',
  paused: 'Paused',
  tension: 'Time under tension',
  sets: 'Sets',
  reps: 'Reps',
  table: 'Every set of this session',
  answers: 'Your answers',
  edit: 'Change the answers',
  save: 'Save',
  cancel: 'Cancel',
  correct: 'Correct a number',
  notEnded: 'not ended',
  noNote: 'no note',
  columns: {
    exercise: 'Exercise',
    side: 'Side',
    set: 'Set',
    reps: 'Reps',
    load: 'Load',
    tempo: 'Tempo, s',
    tension: 'Under tension',
    gap: 'Gap before',
    state: 'State',
  },
  tempoHint: 'Tempo is lower, hold, raise.',
} as const;

export function repsOf(row: SetRow): string {
  return row.reps_target === null ? String(row.reps_done) : `${String(row.reps_done)} of ${String(row.reps_target)}`;
}

/** "4-0-2"; a dash where there is none. */
export function tempoSaid(row: SetRow): string {
  return row.tempo_ms === null ? 'own pace' : row.tempo_ms.map((ms) => seconds(ms)).join('–');
}

export function gapSaid(row: SetRow): string {
  return row.gap_ms === null ? 'first' : clock(row.gap_ms);
}

export function endedEarly(d: SessionDetail): string | null {
  if (!d.ended_early) return null;
  return d.end_reason === null ? page.earlyNoReason : reasonWord[d.end_reason];
}

export function reasonSaid(row: SetRow): string | null {
  return row.reason === null ? null : capital(reasonWord[row.reason]);
}

/** "2 of 3", "2 of 3, begun again" */
export function setOf(row: SetRow): string {
  const place = `${String(row.set_no)} of ${String(row.set_of)}`;
  return row.attempt > 1 ? `${place}, begun again` : place;
}
