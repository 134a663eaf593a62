// What is said of the desktop: whether a reminder would be seen and heard, and what is chosen about it in Settings.

import type { DesktopView } from '../ipc/generated/DesktopView';
import type { NoticesState } from '../ipc/generated/NoticesState';
import type { NoticeTest } from '../ipc/generated/NoticeTest';
import type { ReminderSettings } from '../ipc/generated/ReminderSettings';
import type { SoundView } from '../ipc/generated/SoundView';
import { presenceWord } from './reminders';

/** One sentence of a diagnosis; `good`: nothing is to be done about it. */
export type Finding = { good: boolean; said: string };

const stateSaid = (desktop: DesktopView): Record<NoticesState, Finding> => ({
  unknown: { good: false, said: 'The desktop has not answered yet. Try again in a moment.' },
  works: { good: true, said: `Notifications work${by(desktop)}, with buttons.` },
  no_buttons: { good: false, said: `Notifications are shown${by(desktop)}, without buttons. Snooze and skip are here${desktop.tray ? ' and in the tray' : ''}.` },
  no_daemon: { good: false, said: `Nothing on this desktop shows notifications. Reminders appear in this window${desktop.tray ? ' and in the tray' : ''} only.` },
  no_bus: { good: false, said: 'There is no session bus, so the desktop cannot be reached. Reminders appear in this window only.' },
});

const by = ({ daemon }: DesktopView) => (daemon === null ? '' : ` (${daemon})`);

const soundSaid: Record<SoundView, Finding> = {
  playing: { good: true, said: 'The sound was played. If you heard nothing, look at the volume of the computer.' },
  no_device: { good: false, said: 'There is no sound device. Reminders are silent until there is one.' },
  server_lost: { good: false, said: 'The sound server went away. Sinew looks for it again by itself.' },
  closed: { good: false, said: 'The sound is closed. Start Sinew again to hear it.' },
};

/** What a test found, most important first. */
export function findings({ desktop, shown, trouble, sound }: NoticeTest, settings: ReminderSettings | null): Finding[] {
  const found: Finding[] = [];
  const works = desktop.notices === 'works' || desktop.notices === 'no_buttons';
  const state = stateSaid(desktop)[desktop.notices];
  if (works && !shown) found.push({ good: false, said: `The desktop did not take the notification.${trouble === null ? '' : ` It said: ${trouble}`}` });
  else found.push(state);
  const dnd = desktop.presence.find((line) => line.what === 'do_not_disturb')?.now;
  if (dnd === true) found.push({ good: false, said: 'Do not disturb is on: the desktop may have hidden it, and reminders wait until it is off.' });
  if (settings?.sound === false) found.push({ good: true, said: 'The sound of reminders is switched off in Settings.' });
  else if (settings?.volume_percent === 0) found.push({ good: false, said: 'The volume of reminders is at 0 %.' });
  else found.push(soundSaid[sound]);
  if (!desktop.tray) found.push({ good: false, said: 'This desktop has no tray: closing the window ends Sinew, and with it the reminders.' });
  return found;
}

export function presenceSaid({ what, now }: DesktopView['presence'][number]): { label: string; now: boolean | null } {
  return { label: presenceWord[what], now };
}

/** The words of Settings about reminders. */
export const choices = {
  title: 'Reminders',
  toLog: 'The last two weeks',
  of: 'Remind me of',
  sessions: 'Sessions',
  morning: 'The morning check',
  waking: 'The first steps',
  wakingMeans: 'Two quiet words: a few minutes in bed, then how the first steps were. With a programme for the Achilles or the sole of the foot.',
  wakingAt: 'When you get up',
  weekly: 'The weekly check',
  weeklyOn: 'Day of the weekly check',
  appointments: 'Appointments',
  unloading: 'A lighter week',
  shoes: 'Shoes that have come far',
  sit: 'Standing up',
  sitMeans: 'On working days, 9 to 18. A break that you take by yourself counts.',
  sitEvery: 'Every so many minutes',
  quiet: 'Quiet hours',
  quietMeans: 'What falls into them waits.',
  from: 'from',
  to: 'to',
  quietWrong: 'Two times of day are needed, and not the same one twice. Nothing was changed.',
  names: 'Names on the screen',
  namesMeans: 'Off: a notification says “Evening session”, nothing else. On: it names the programme, for anyone who sees the screen.',
  sound: 'Sound when a session is due',
  soundMeans: 'Everything else is silent.',
  volume: 'Volume',
  percent: 'percent',
  tray: 'Stay in the tray when the window is closed',
  trayMeans: 'Off: closing the window ends Sinew, and reminders with it.',
  noTray: 'This desktop has no tray, so closing the window ends Sinew.',
  login: 'Start at login, hidden',
  loginMeans: 'So that reminders come without opening Sinew first.',
} as const;

/** "every 45 min" */
export function everySaid(min: number): string {
  return `every ${String(min)} min`;
}

/** What may be chosen; one that was kept otherwise is among them. */
export function everyChoices(kept: number): number[] {
  return [...new Set([20, 30, 40, 45, 50, 60, 75, 90, 120, kept])].sort((a, b) => a - b);
}
