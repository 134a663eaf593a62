// The words of Running: runs, their form, their light, limits, shoes, other training.

import type { Advice } from '../ipc/generated/Advice';
import type { Back } from '../ipc/generated/Back';
import type { CapLine } from '../ipc/generated/CapLine';
import type { Light } from '../ipc/generated/Light';
import type { NextCapView } from '../ipc/generated/NextCapView';
import type { RunChange } from '../ipc/generated/RunChange';
import type { RunEnd } from '../ipc/generated/RunEnd';
import type { RunLine } from '../ipc/generated/RunLine';
import type { RunRowLine } from '../ipc/generated/RunRowLine';
import type { RunSuggestion } from '../ipc/generated/RunSuggestion';
import type { SetBy } from '../ipc/generated/SetBy';
import type { ShoeLine } from '../ipc/generated/ShoeLine';
import type { ShoeTier } from '../ipc/generated/ShoeTier';
import type { Sport } from '../ipc/generated/Sport';
import { courseWord } from './checks';
import { dayMonth } from './plan';
import { runIfSaid, runInputWord, runSeenSaid } from './run-inputs';
import { adviceWord, kindOf, outcomeSaid, suggestion, type Face } from './suggestion';
import { capital, count, dayShort, list, outOfTen } from './words';

export const running = {
  title: 'Running',
  lead: 'What you planned, what you ran, and where it began to hurt.',
  tabs: 'Parts of Running',
  runs: 'Runs',
  runPlan: 'Run plan',
  calendar: 'Calendar',
  races: 'Races',
  cross: 'Other training',
  shoes: 'Shoes',
  log: 'Log a run',
  plan: 'Plan a run',
  next: 'The next run',
  upTo: 'Up to',
  noCap: 'No limit is set, and no run tells where pain begins.',
  takeCap: 'Keep as my limit',
  taken: 'Kept as your limit.',
  limits: 'Limits',
  noLimits: 'None is set.',
  addLimit: 'Set a limit',
  endLimit: 'End it',
  ended: 'The limit is ended.',
  planned: 'Planned',
  tellHow: 'Tell how it went',
  list: 'Runs, newest first',
  empty: 'Your first run will appear here.',
  emptyMore: 'Log one in under a minute. Whatever you leave open stays open.',
  earlier: 'Earlier runs',
  end: 'These are all runs of the log.',
  columns: { day: 'Run', distance: 'Distance', time: 'Time', light: 'Light', during: 'During', after: 'After', morning: 'Morning', onset: 'Pain began', shoe: 'Shoes' },
  noLight: 'open',
  noLightMore: 'An answer is missing that could change it.',
  notTold: 'not told',
  recalled: 'recalled',
} as const;

export const sportWord: Record<Sport, string> = {
  run: 'Run', run_walk: 'Run and walk', walk: 'Walk', bike: 'Bike', swim: 'Swim', water_run: 'Running in deep water', elliptical: 'Elliptical', row: 'Rowing', other: 'Other',
};
export const lightWord: Record<Light, string> = { green: 'Settled', watch: 'Watch it', yellow: 'Ease off', red: 'Stop and look' };
export const endWord: Record<RunEnd, string> = { finished: 'As meant', stopped: 'Stopped early', turned_back: 'Turned back' };
export const setByWord: Record<SetBy, string> = { clinician: 'Clinician', person: 'Myself' };

/** "Run, Sun 29 November" */
export const runTitle = (line: RunLine): string => `${sportWord[line.sport]}, ${dayShort(line.day)}`;

/** "8 mi of 12 mi planned", "45:00", "12 mi planned" */
export function distanceSaid(line: RunLine): string {
  const meant = line.planned?.said ?? line.planned_time;
  const did = line.distance?.said ?? (line.only_planned ? null : line.time);
  if (did === null) return meant === null ? running.notTold : `${meant} planned`;
  return meant === null || line.distance?.said === line.planned?.said ? did : `${did} of ${meant} planned`;
}

/** "8 mi of 12 mi planned, turned back after 7 mi, within the limit of 9 mi" */
export function runSaid(line: RunLine): string {
  const time = line.time === null || line.distance === null ? null : line.pace === null ? line.time : `${line.time} (${line.pace})`;
  const ended = line.ended === 'turned_back' ? `turned back${line.turned === null ? '' : ` after ${line.turned.said}`}` : line.ended === 'stopped' ? 'stopped early' : null;
  return [distanceSaid(line), time, ended, capKeptSaid(line)].filter((part) => part !== null).join(', ');
}

export function capKeptSaid(line: RunLine): string | null {
  if (line.cap === null) return null;
  const whose = line.cap_by === 'clinician' ? 'your clinician’s limit' : 'your own limit';
  const until = line.cap_until === null ? '' : `, set until ${dayMonth(line.cap_until)}`;
  return line.cap_kept === null ? `${whose} ${line.cap.said}${until}` : `${line.cap_kept ? 'within' : 'beyond'} ${whose} of ${line.cap.said}${until}`;
}

/** "at 6 mi, it got worse" */
export function onsetSaid(line: RunLine): string {
  if (line.onset === null) return running.notTold;
  const where = { never: 'nowhere', from_start: 'from the start', afterwards: 'afterwards', at: '' }[line.onset.when] || (line.onset.when === 'at' ? `at ${line.onset.distance.said}` : '');
  return line.course === null ? where : `${where}, ${courseWord[line.course].toLowerCase()}`;
}

export const painSaid = (pain: number | null): string => outOfTen(pain);

/** "9 mi, by A. Ruiz, until 20 December" */
export function capSaid(cap: CapLine): string {
  const by = cap.by === 'person' ? 'set by you' : `by ${cap.who ?? 'your clinician'}`;
  const until = cap.until === null ? '' : `, until ${dayMonth(cap.until)}`;
  return `${cap.distance.said}, ${by}${until}${cap.over ? '. That day is over: ask for a new one' : ''}`;
}

/** Why the next run should end there. */
export function nextSaid(next: NextCapView): string {
  switch (next.by) {
    case 'onset':
      return next.onset === null ? 'A little before the place where pain began last.' : `Pain began at ${next.onset.said} last time. This is nine tenths of the way there.`;
    case 'clinician':
      return `The limit that ${next.who ?? 'your clinician'} set${next.until === null ? '' : `, until ${dayMonth(next.until)}`}.`;
    case 'person':
      return `The limit that you set yourself${next.until === null ? '' : `, until ${dayMonth(next.until)}`}.`;
  }
}

export const runPage = {
  back: 'Back to Running',
  light: 'The light of this run',
  unsettled: 'Yellow several times running: it counts as red.',
  open: 'The light is open: an answer is missing that could change it.',
  answer: 'Answer what is open',
  signs: 'Look through the signs',
  lighter: 'A lighter next run',
  lighterPoints: ['Shorter: end before the place where it began.', 'Slower, and flat.', 'A day or two of rest, ice if it helps, and light exercise.'],
  lighterMore: 'If it does not settle over some runs, it is taken as red.',
  told: 'What you told',
  change: 'Change it',
  void: 'This run was logged by mistake',
  voidMeans: 'It leaves every sum and list. Nothing is deleted, and you can bring it back.',
  later: 'A run came after this one. What is suggested next is on that page.',
  later2: 'What the rules say of it',
  nextRun: 'The next run',
  asked: 'It is on your list of questions.',
  ask: 'Ask my physio',
  undone: 'Undone.',
  facts: {
    ran: 'Distance', planned: 'Planned', limit: 'Limit', time: 'Time', ended: 'End', during: 'Pain during', after: 'Pain just after', morning: 'First steps after', onset: 'Pain began', shoe: 'Shoes',
  },
} as const;

const fieldWord: Record<string, string> = {
  day: 'day', at: 'time of day', sport: 'what it was', planned: 'plan', cap: 'limit', distance: 'distance', time: 'time', ended: 'end', pace: 'pace', effort: 'effort',
  pain_during: 'pain during', pain_after: 'pain after', pain_night: 'pain that night', signs: 'signs', onset: 'where pain began', course: 'how it went on', surface: 'ground', shoe: 'shoes',
  support: 'tape or brace', note: 'note',
};

/** "Distance and end", "Voided", "Logged" */
export function rowSaid(row: RunRowLine, first: boolean): string {
  if (row.voided) return 'Voided';
  if (first) return 'Logged';
  return row.changed.length === 0 ? 'Brought back' : capital(list(row.changed.map((field) => fieldWord[field] ?? field)));
}

const backHead: Record<Back, string> = {
  dose: 'The same run, shorter', load: 'The same run, easier', to_limit: 'Back to the limit', stage: 'First rest, then a step back', rest: 'Rest until it is quiet',
};

function headOf(of: RunSuggestion): Face['head'] {
  const change = of.change === null ? null : changeHead(of.change, of.change_said);
  if (change !== null) return change;
  if (of.outcome === 'progress') return 'A little more next time';
  if (of.outcome === 'hold') return 'The same once more';
  if (of.outcome === 'stop') return 'Running waits';
  return backHead[of.outcome.step_back];
}

function changeHead(change: RunChange, said: RunSuggestion['change_said']): Face['head'] | null {
  if (change === 'speed') return 'The way to speed is open';
  if ('level' in change) return { lever: 'Step of the plan', from: String(change.level.from), to: String(change.level.to) };
  if ('days' in change) return { lever: 'Runs a week', from: String(change.days.from), to: String(change.days.to) };
  if ('longer' in change) return said === null ? null : { lever: 'Longest run', from: said[0], to: said[1] };
  if ('shorter' in change) return `${String(change.shorter.by_percent)} % shorter`;
  return `Strides, up to ${String(change.strides.percent)} % of full speed`;
}

/** The same card as that of a session. */
export function runFace(of: RunSuggestion, line: Pick<RunLine, 'sport' | 'day'>): Face {
  const kind = kindOf(of.outcome);
  const rest = of.rest_days === null ? [] : [`${capital(count(of.rest_days, 'day'))} without a run first.`];
  const quiet = of.quiet_days === null ? [] : [`Quiet for ${count(of.quiet_days, 'day')} before the next one.`];
  const advice = [...new Set(of.fired.flatMap((rule) => rule.advice ?? []))].map((what) => adviceSaid(what));
  return {
    kicker: `After the ${line.sport === 'run_walk' ? 'run and walk' : 'run'} of ${dayShort(line.day)}`, kind, head: headOf(of), counting: [], means: of.may_override ? '' : suggestion.goAhead,
    notes: [...rest, ...quiet, ...(of.with_morning ? [] : [suggestion.noMorning]), ...advice],
    rules: of.fired.map(({ id, sentence, source, read }) => ({
      id, sentence, source,
      read: read.map((one) => ({ key: one.input, name: runInputWord(one.input), said: runSeenSaid(one), not: one.seen === 'unknown' || one.seen === 'not_asked' })),
    })),
    ways: of.ways.map((way) => `${capital(`if ${list(way.changes.map(runIfSaid))}`)}: ${outcomeSaid(way.then)}.`),
  };
}

const adviceSaid = (advice: Advice): string => (advice === 'graduate' ? 'This is the last step of the plan.' : advice === 'answer_session' ? 'Something about this run is still open.' : adviceWord[advice].said);

/** What is put on the list for the physio. */
export const questionOf = (of: RunSuggestion, line: RunLine): string =>
  `${runTitle(line)}: Sinew suggested to ${outcomeSaid(of.outcome)}${of.fired[0] === undefined ? '' : ` because: ${of.fired[0].sentence} (${of.fired[0].id})`}`;

export const capForm = {
  title: 'A limit for runs',
  distance: 'At most',
  by: 'Set by',
  who: 'Name, if you like',
  until: 'Until, if there is a last day',
  save: 'Set it',
  saved: 'The limit is set.',
  cancel: 'Cancel',
  wrong: 'A number, such as 9 or 8.5.',
} as const;

export const shoes = {
  lead: 'How far each pair has come, by your log. A step is a word, and nothing more.',
  add: 'Add a pair',
  none: 'No pair is kept yet.',
  noneMore: 'With one, runs count towards it, and the question after an injury is answered by itself.',
  steps: 'From where on there is a word',
  rotation: 'Two pairs in turn last longer, and change the load a little from day to day.',
  change: 'Change',
  retire: 'Retire it',
  retired: 'Retired',
  since: 'First run in them',
  name: 'Name',
  start: 'Already run in them',
  startHint: 'Empty for a new pair.',
  drop: 'Drop, mm',
  dropHint: 'Heel over forefoot. May be left open.',
  retiredOn: 'Retired on',
  save: 'Keep it',
  saved: 'The pair is kept.',
  cancel: 'Cancel',
  addTitle: 'A pair of shoes',
  changeTitle: 'Change this pair',
  wrong: 'A number, such as 320.',
  wrongDrop: 'A number of millimetres, 0 to 20.',
  more: 'How long shoes last',
} as const;

export const tierWord: Record<ShoeTier, string> = { info: 'Worth knowing', notice: 'Look at them', strong: 'Time for others', overdue: 'Past their time' };
export const tierMeans: Record<ShoeTier, string> = {
  info: 'Cushioning begins to fall from about here.',
  notice: 'Many pairs are done between here and the next step.',
  strong: 'Most have lost much of their cushioning by now.',
  overdue: 'Few pairs have any cushioning left here.',
};

/** "12 runs, 4 months, 60 % of the last 28 days" */
export function shoeSaid(shoe: ShoeLine, shareDays: number): string {
  const untold = shoe.untold === 0 ? null : `${count(shoe.untold, 'run')} without a distance`;
  const age = shoe.days === null ? null : shoe.days < 60 ? count(shoe.days, 'day') : `${String(Math.floor(shoe.days / 30))} months`;
  const share = shoe.share_percent === null || shoe.retired !== null ? null : `${String(shoe.share_percent)} % of the last ${String(shareDays)} days`;
  const drop = shoe.drop_mm === null ? null : `drop ${String(shoe.drop_mm)} mm`;
  return [count(shoe.runs, 'run'), untold, age, share, drop].filter((part) => part !== null).join(', ');
}

export const lowerSaid = 'A good deal lower than the pair you wear most. Wear it for a small part of the week, and shift slowly.';

export const cross = {
  lead: 'What keeps you fit in the meantime, by what hurts, and a log of it.',
  log: 'Log other training',
  topic: 'What hurts',
  list: 'Other training, newest first',
  empty: 'Nothing is logged yet.',
  columns: { day: 'Training', long: 'How long', during: 'During', after: 'After' },
  toTopic: 'More about it',
} as const;
