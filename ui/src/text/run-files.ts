// Runs from files of watches: what would come in, what is odd about it, and what cannot be.

import type { DistanceFrom } from '../ipc/generated/DistanceFrom';
import type { FileTrouble } from '../ipc/generated/FileTrouble';
import type { Impossible } from '../ipc/generated/Impossible';
import type { MovingFrom } from '../ipc/generated/MovingFrom';
import type { Odd } from '../ipc/generated/Odd';
import type { RunBeside } from '../ipc/generated/RunBeside';
import type { RunComing } from '../ipc/generated/RunComing';
import type { RunsBrought } from '../ipc/generated/RunsBrought';
import type { Sport } from '../ipc/generated/Sport';
import { capital, count, list } from './words';

/** Read and handed over in parts of this size. */
export const PART_BYTES = 1024 * 1024;
export const MOST_BYTES = 64 * 1024 ** 2;

export const runFiles = {
  title: 'Bring runs in',
  kicker: 'Running',
  lead: 'Files of a watch or an app: FIT, GPX and TCX, packed or not. You see what each would add before anything changes. What you told yourself is never replaced.',
  choose: 'Choose files',
  drop: 'or drop them here',
  reading: 'Reading',
  found: 'What would come in',
  none: 'No file waits. Places are added up to a distance and not kept in the log; the file itself stays beside it, as it came.',
  decide: 'What to do with it',
  accept: 'Bring them in',
  accepting: 'Bringing them in',
  leaveAll: 'Leave them all',
  nothingChosen: 'Nothing is chosen yet.',
  plan: 'It was the run of',
  add: 'Add to the log',
  addAgain: 'Add it again',
  leave: 'Leave it out for good',
  later: 'Not now',
  here: 'In the log already. Nothing would change.',
  takenOut: 'It was in the log, and you took it out. It comes back only if you add it.',
  leftOut: 'You left it out before.',
  sameRun: 'The log has this run from another file. This one can go beside it; the run counts once.',
  sameAs: 'The same run as another file here, from a second watch. It counts once.',
  keepBeside: 'Keep it beside that run',
  askBeside: 'You told something of this day already. Is it the same run? What you told stays; only what you left open is filled in.',
  impossible: 'It cannot come in:',
  odd: 'Worth a look:',
  refused: 'Files that were not read',
  refusedLead: 'Nothing of them was taken.',
  tooLong: 'It is longer than 64 MB, so it was not read.',
  unreadable: 'It could not be read. Check that it is still there, then choose it again.',
  folder: 'A folder to look through',
  folderLead: 'Where your watch, or its program, puts its files. Sinew looks when its window opens and when you ask. It only offers what is new, and touches nothing there.',
  folderField: 'The folder',
  folderHint: 'The whole path, from / on. Empty: none.',
  folderKeep: 'Use this folder',
  folderLook: 'Look again',
  folderLooking: 'Looking',
  folderGone: 'It cannot be looked through now. It may be a disk that is not plugged in.',
  originals: 'Files of this run',
  original: 'Save the original',
  noOriginal: 'The original is not on this computer.',
  written: 'Written:',
} as const;

const sports: Record<Sport, string> = {
  run: 'Run', run_walk: 'Run-walk', walk: 'Walk', bike: 'Ride', swim: 'Swim', water_run: 'Water running', elliptical: 'Elliptical', row: 'Rowing', other: 'Other',
};

export function sportSaid(sport: Sport): string {
  return sports[sport];
}

const impossible: Record<Impossible, string> = {
  in_the_future: 'it ends after this computer’s clock',
  negative_distance: 'its distance is below zero',
  negative_time: 'it ends before it begins',
  too_far: 'it is longer than anybody has gone',
  too_long: 'it lasts longer than a week',
  too_fast: 'it is faster than anybody has ever been',
  moves_longer_than_it_lasts: 'it moves for longer than it lasts',
};

/** "it is longer than anybody has gone and it lasts longer than a week" */
export function impossibleSaid(what: readonly Impossible[]): string {
  return `${list(what.map((one) => impossible[one]))}.`;
}

const odd: Record<Odd, string> = {
  clock_not_set: 'The clock of the watch was not set: the day is not the real one.',
  no_distance: 'It went nowhere, or the file does not say how far.',
  very_far: 'More than 200 km.',
  no_time: 'It lasted no time, or the file does not say how long.',
  few_points: 'The distance is a straight line between a few places.',
  jumps: 'The track leaps to where nobody could have been so soon. The leaps are not counted.',
  back_in_time: 'Some points go back in time. They are left out.',
  heart_left_out: 'The heart rate is one that no heart has. It is left out.',
};

export function oddSaid(what: Odd): string {
  return odd[what];
}

const troubles: Record<FileTrouble, string> = {
  empty: 'It is empty.',
  too_large: 'It is larger than Sinew reads.',
  not_a_recording: 'It is no FIT, GPX or TCX file, whatever its name says.',
  cut: 'It ends in the middle. It may have been copied only in part.',
  damaged: 'It is damaged: what is in it is not what the watch wrote.',
  entities: 'It has parts that can swell without end. No watch writes such a file.',
  too_deep: 'It nests deeper than any watch writes.',
  no_activity: 'It is of a watch, but no run is in it.',
  no_times: 'Its track has no times: it is a route, and no run.',
  too_few_points: 'Its track has fewer than two points.',
  too_many: 'It has more in it than Sinew takes from one file.',
  bad_value: 'Something that should be a number or a time is none.',
  unreadable: 'It could not be opened.',
};

export function fileTroubleSaid(what: FileTrouble): string {
  return troubles[what];
}

/** "10.2 km", "840 m" */
export function distanceSaid(metres: number | null): string {
  if (metres === null) return '';
  return metres < 1000 ? `${String(metres)} m` : `${(metres / 1000).toFixed(2)} km`;
}

/** "58 min", "1 h 5 min" */
export function durationSaid(seconds: number | null): string {
  if (seconds === null) return '';
  const minutes = Math.round(seconds / 60);
  if (minutes < 1) return `${String(seconds)} s`;
  return minutes < 60 ? `${String(minutes)} min` : `${String(Math.floor(minutes / 60))} h ${String(minutes % 60)} min`;
}

const distanceFrom: Record<DistanceFrom, string> = { file: 'as the watch says', track: 'added up from its places' };
const movingFrom: Record<MovingFrom, string> = { timer: 'by its timer', track: 'without standing still' };

/** "Distance as the watch says, time by its timer": how the sums are known. */
export function sumsSaid(of: RunComing): string {
  const far = of.distance_m === null || of.distance_from === null ? '' : `distance ${distanceFrom[of.distance_from]}`;
  const long = of.duration_s === null || of.moving_from === null ? '' : `time ${movingFrom[of.moving_from]}`;
  return capital([far, long].filter((part) => part !== '').join(', '));
}

/** "Heart 142, at most 171 a minute" and what else the watch measured. */
export function bodySaid(of: RunComing): string {
  const most = of.heart_rate_most === null ? '' : `, at most ${String(of.heart_rate_most)}`;
  const parts = [
    of.heart_rate === null ? '' : `heart ${String(of.heart_rate)}${most} a minute`,
    of.cadence === null ? '' : `${String(of.cadence)} steps a minute`,
    of.ascent_m === null ? '' : `${String(of.ascent_m)} m up`,
    of.laps < 2 ? '' : count(of.laps, 'lap'),
  ];
  return capital(parts.filter((part) => part !== '').join(' · '));
}

export function besideSaid(of: RunBeside): string {
  const told = [of.at ?? '', distanceSaid(of.distance_m), durationSaid(of.duration_s)].filter((part) => part !== '').join(', ');
  const name = `${sports[of.sport].toLowerCase()}${told === '' ? '' : ` (${told})`}`;
  return `Put it beside the ${name} that you told`;
}

export function broughtRunsSaid(done: RunsBrought): string {
  const parts = [
    done.added === 0 ? '' : `${count(done.added, 'run')} added`,
    done.beside === 0 ? '' : `${count(done.beside, 'file')} put beside a run`,
    done.left === 0 ? '' : `${String(done.left)} left out`,
  ].filter((part) => part !== '');
  return capital(`${list(parts)}.`);
}

export function moreFilesSaid(n: number): string {
  return `${count(n, 'more new file')} in the folder. Decide about these first, then look again.`;
}

/** When the window opens. */
export function newFilesSaid(n: number): string {
  return `${count(n, 'new run')} in your watch’s folder. Look under Settings, Bring runs in.`;
}
