// What the fake answers about reminders and the desktop. It is ten past seven on the morning of today's scene.

import type { Appointment } from '../generated/Appointment';
import type { DesktopView } from '../generated/DesktopView';
import type { LogDay } from '../generated/LogDay';
import type { LogLine } from '../generated/LogLine';
import type { LogOccurrence } from '../generated/LogOccurrence';
import type { LogWhat } from '../generated/LogWhat';
import type { MissedItem } from '../generated/MissedItem';
import type { NextUp } from '../generated/NextUp';
import type { NoticesState } from '../generated/NoticesState';
import type { PauseFor } from '../generated/PauseFor';
import type { PausedView } from '../generated/PausedView';
import type { PresenceWhat } from '../generated/PresenceWhat';
import type { ReminderKind } from '../generated/ReminderKind';
import type { RemindersNow } from '../generated/RemindersNow';
import type { SlotName } from '../generated/SlotName';
import type { SlotProposal } from '../generated/SlotProposal';
import type { SourceNote } from '../generated/SourceNote';
import { refused, type Desk, type Handlers } from './library';
import { TODAY } from './today';

export type RemindersCommand =
  | 'reminders_now' | 'reminder_log' | 'reminder_numbers' | 'snooze' | 'not_today' | 'pause_reminders' | 'unpause_reminders' | 'missed_seen'
  | 'zone_seen' | 'asking_closed' | 'answer_proposal' | 'start_ice' | 'stop_ice' | 'appointments' | 'keep_appointment' | 'drop_appointment'
  | 'desktop_state' | 'set_start_at_login' | 'test_notices' | 'page_is' | 'opened';

const programme = 'Alfredson heel drops';
const key = (day: string, slot: string, nth = 0) => ({ day, slot, nth });

function next(slot: SlotName, more: Partial<NextUp> = {}): NextUp {
  const [opens, closes] = slot === 'morning' ? ['06:00', '10:00'] : ['17:00', '21:00'];
  return {
    key: key(TODAY, `p-1 ${slot}`), slot, programme, ask: { plan: 'p-1', day: TODAY, slot, session: 0 }, about_ms: 1_082_000, opens, closes,
    opens_at_ms: 1_775_106_000_000, closes_at_ms: 1_775_120_400_000, days_ahead: 0, open: false, snoozed_until: null, choices: [], ...more,
  };
}

const open = (more: Partial<NextUp> = {}, needs_reason = false): NextUp => next('morning', {
  open: true,
  choices: [
    { what: 'start', at: null, days_ahead: null, needs_reason: false },
    { what: 'in15', at: '07:25', days_ahead: 0, needs_reason },
    { what: 'later', at: '09:10', days_ahead: 0, needs_reason },
    { what: 'not_today', at: '06:00', days_ahead: 1, needs_reason: false },
  ],
  ...more,
});

const item = (slot: SlotName, days_ago: number, how: MissedItem['how']): MissedItem => ({ key: key(`2026-04-0${String(2 - days_ago)}`, `p-1 ${slot}`), slot, programme, days_ago, how });
const proposal: SlotProposal = {
  slot_id: 'p-1 evening', often: { slot: 'evening', programme, missed: 14, asked: 20, percent: 70 }, least: { slot: 'morning', programme, missed: 2, asked: 20, percent: 10 },
  from: { slot: 'evening', from: '19:00', to: '22:00' }, to: { slot: 'evening', from: '17:30', to: '20:30' }, done_then: 5,
};

const calm: RemindersNow = { next: open(), hold: null, paused: null, missed: [], asking: null, zone_line: null, proposal: null, ice: null, unsaved: 0 };
const skipped = { about: 'not_today', key: key(TODAY, 'p-1 morning'), slot: 'morning', programme } as const;

const scenes: Record<string, Partial<RemindersNow>> = {
  'today-done': { next: next('morning', { days_ahead: 1 }) },
  'today-evening': { next: next('evening', { open: true, choices: open().choices }) },
  'today-empty': { next: null },
  'today-rest': { next: next('morning', { days_ahead: 1 }) },
  'today-paused': { next: null },
  'today-two': { next: open({ key: key(TODAY, 'p-2 morning'), programme: 'Outer hip, home programme', ask: { plan: 'p-2', day: TODAY, slot: 'morning', session: 0 } }) },
  'today-ahead': { next: next('evening') },
  'today-snoozed': { next: open({ snoozed_until: '07:25' }) },
  'today-third': { next: open({}, true) },
  'today-held': { hold: 'do_not_disturb' },
  'today-muted': { hold: 'paused', paused: { until: '08:10', days_ahead: 0 } },
  'today-missed': { next: next('evening'), missed: [item('morning', 0, 'unanswered'), item('evening', 1, 'unseen'), item('morning', 1, 'zone_changed')] },
  'today-proposal': { next: next('evening'), proposal },
  'today-asking': { next: next('evening'), asking: skipped },
  'today-notes': { unsaved: 2, zone_line: 'Europe/Lisbon', ice: { next: '09:00', until: '07:00', until_days_ahead: 2 } },
  reminders: { hold: 'full_screen' },
};

const line = (at: string, what: LogWhat): LogLine => ({ at, ...what });
const due = (at: string) => line(at, { what: 'due' });
const shown = (at: string, rung: 'first' | 'second' | 'third' | 'last_call' = 'first') => line(at, { what: 'shown', rung });

function session(day: string, slot: SlotName, lines: LogLine[]): LogOccurrence {
  const { opens, closes } = next(slot);
  return { key: key(day, `p-1 ${slot}`), kind: 'session', slot, programme, opens, closes, lines };
}
const other = (day: string, kind: ReminderKind, opens: string, closes: string, lines: LogLine[], nth = 0): LogOccurrence => ({
  key: key(day, kind, nth), kind, slot: null, programme: null, opens, closes, lines,
});

const days = Array.from({ length: 14 }, (_, i) => new Date(Date.UTC(2026, 3, 2 - i)).toISOString().slice(0, 10));

/** One morning and one evening for each day, and in the first days everything that can happen to a reminder. */
function logOf(): LogDay[] {
  const mornings: LogLine[][] = [
    [due('06:00'), line('06:00', { what: 'held', reason: 'locked' }), shown('06:42'), shown('06:57', 'second')],
    [due('06:00'), shown('06:00'), line('06:04', { what: 'opened' }), line('06:05', { what: 'started' }), line('06:25', { what: 'done' })],
    [due('06:00'), line('06:00', { what: 'held', reason: 'quiet_hours' }), line('10:00', { what: 'missed', how: 'unseen' })],
    [due('06:00'), shown('06:00'), line('06:02', { what: 'started' }), line('06:09', { what: 'left' }), shown('06:30', 'second'), line('06:58', { what: 'done' })],
    [line('05:50', { what: 'called_off' })],
  ];
  const evenings: LogLine[][] = [
    [],
    [
      due('17:00'), line('17:00', { what: 'held', reason: 'do_not_disturb' }), shown('17:34'), line('17:35', { what: 'snoozed', until: '17:50', reason: null }), shown('17:50', 'second'),
      line('17:51', { what: 'snoozed', until: '19:51', reason: null }), shown('19:51', 'third'), line('19:52', { what: 'snoozed', until: '20:07', reason: 'no_time' }), shown('20:15', 'last_call'),
      line('21:00', { what: 'missed', how: 'unanswered' }),
    ],
    [due('17:00'), shown('17:00'), line('17:03', { what: 'skipped', reason: 'ill' })],
    [due('17:00'), line('17:00', { what: 'held', reason: 'camera' }), shown('18:02'), line('18:20', { what: 'done' })],
    [due('17:00'), line('21:00', { what: 'too_soon' })],
  ];
  const usual = (from: string) => [due(from), shown(from), line(`${from.slice(0, 3)}21`, { what: 'done' } as const)];
  return days.map((day, i) => ({
    day, days_ago: i, zone: i > 4 ? 'Europe/Lisbon' : 'Europe/Berlin',
    occurrences: i === 7 ? [] : [
      ...(i === 0 ? [other(day, 'morning_check', '06:00', '12:00', [due('06:00'), shown('06:42'), line('06:44', { what: 'done' })])] : []),
      session(day, 'morning', mornings[i] ?? usual('06:00')),
      ...(i === 1 ? Array.from({ length: 9 }, (_, n) => other(day, 'sit_break', `${String(9 + n).padStart(2, '0')}:00`, `${String(9 + n).padStart(2, '0')}:44`, [due(`${String(9 + n).padStart(2, '0')}:00`), n % 3 === 2 ? line(`${String(9 + n)}:00`, { what: 'let_go' }) : shown(`${String(9 + n).padStart(2, '0')}:00`)], n)) : []),
      ...(i === 3 ? [other(day, 'appointment', '12:00', '14:00', [due('12:00'), shown('12:00'), line('12:10', { what: 'opened' })])] : []),
      session(day, 'evening', evenings[i] ?? usual('17:00')),
    ],
  }));
}

const own = (what: string, value: string): SourceNote => ({ what, value, cite: 'Sinew’s own default', doi: null, bars: 1, grade: 'APP', own_default: true });
const numbers = [
  own('The morning window opens', '6 h'), own('The morning window closes', '10 h'), own('Second prompt, after the first', '15 min'), own('Third prompt, after the first', '45 min'),
  own('Last call, before the window closes', '45 min'), own('Prompts for one slot, at most', '4'), own('Snoozes without a reason', '2'), own('Ice, every', '120 min'), own('Ice, for', '48 h'),
];

const told: PresenceWhat[] = ['locked', 'do_not_disturb', 'full_screen', 'camera', 'microphone', 'idle'];

function desktopOf(scene: string): DesktopView {
  const states: Record<string, NoticesState> = { 'reminders-no-daemon': 'no_daemon', 'reminders-no-bus': 'no_bus', 'reminders-no-buttons': 'no_buttons' };
  const notices = states[scene] ?? 'works';
  const silent = notices === 'no_bus';
  return {
    notices, daemon: notices === 'works' ? 'gnome-shell 46.2' : notices === 'no_buttons' ? 'xfce4-notifyd 0.9' : null, tray: notices === 'works', starts_at_login: false,
    presence: told.map((what) => ({ what, now: silent || what === 'microphone' ? null : what === 'full_screen' && scene === 'reminders' })),
  };
}

const pausedAt: Record<Exclude<PauseFor['for'], 'until'>, PausedView> = {
  hour: { until: '08:10', days_ahead: 0 }, today: { until: '04:00', days_ahead: 1 }, further_notice: { until: null, days_ahead: null },
};

export function remindersHandlers(desk: Desk): Pick<Handlers, RemindersCommand> {
  const { scene } = desk;
  let now: RemindersNow = { ...calm, ...scenes[scene] };
  let view = desktopOf(scene);
  let dates: Appointment[] = scene === 'reminders' ? [{ id: 'a-1', with: 'Ana Ruiz, physio', day: '2026-04-09', at: '14:00' }] : [];
  let count = 1;

  const change = (more: Partial<RemindersNow>) => {
    now = { ...now, ...more };
    desk.tell('reminders');
    return null;
  };
  return {
    reminders_now: () => {
      if (scene === 'reminders-error') throw refused('internal');
      return now;
    },
    reminder_log: () => {
      if (scene === 'reminders-error') throw refused('internal');
      return { days: scene === 'reminders-empty' ? [] : logOf() };
    },
    reminder_numbers: () => numbers,
    snooze: ({ what, reason }) => {
      const choice = now.next?.choices.find((c) => c.what === what);
      if (now.next === null || choice === undefined || (choice.needs_reason && reason === null)) throw refused('invalid', ['reason: one is needed']);
      return change({ next: { ...now.next, snoozed_until: choice.at } });
    },
    not_today: () => change({ next: next('evening'), asking: null }),
    pause_reminders: ({ what }) => change({ hold: 'paused', paused: what.for === 'until' ? { until: what.at, days_ahead: 0 } : pausedAt[what.for] }),
    unpause_reminders: () => change({ hold: null, paused: null }),
    missed_seen: () => change({ missed: [] }),
    zone_seen: () => change({ zone_line: null }),
    asking_closed: () => change({ asking: null }),
    answer_proposal: () => change({ proposal: null }),
    start_ice: () => change({ ice: { next: '09:10', until: '07:10', until_days_ahead: 2 } }),
    stop_ice: () => change({ ice: null }),
    appointments: () => dates,
    keep_appointment: ({ appointment }) => {
      dates = [...dates.filter((date) => date.id !== appointment.id), { ...appointment, id: appointment.id || `a-${String((count += 1))}` }];
      desk.tell('reminders');
      return null;
    },
    drop_appointment: ({ id }) => {
      dates = dates.filter((date) => date.id !== id);
      desk.tell('reminders');
      return null;
    },
    desktop_state: () => view,
    set_start_at_login: ({ on }) => {
      view = { ...view, starts_at_login: on };
      return view;
    },
    test_notices: () => ({
      desktop: view, shown: view.notices === 'works' || view.notices === 'no_buttons', trouble: null, sound: scene === 'reminders-no-daemon' ? 'no_device' : 'playing',
    }),
    page_is: () => null,
    opened: () => null,
  };
}
