// "Why this much?", in words: one title and one sentence for each part.

import type { Caps } from '../ipc/generated/Caps';
import type { Change } from '../ipc/generated/Change';
import type { Lever } from '../ipc/generated/Lever';
import type { LimitKind } from '../ipc/generated/LimitKind';
import type { ReasonLine } from '../ipc/generated/ReasonLine';
import type { RestartStep } from '../ipc/generated/RestartStep';
import type { SourceNote } from '../ipc/generated/SourceNote';
import { count, dayShort, kilograms, list } from './words';

export const leverWord: Record<Lever, string> = {
  reps: 'Repetitions', sets: 'Sets', hold: 'Length of the hold', speed: 'Speed', load: 'Load', stage: 'Stage', week: 'Week',
};

const amount: Record<Lever, (n: number) => string> = {
  reps: (n) => String(n), sets: (n) => String(n), hold: (n) => `${String(n)} s`, speed: (n) => `step ${String(n)}`, load: (n) => kilograms(n), stage: (n) => String(n), week: (n) => String(n),
};

/** "5 kg" */
export function leverAt(lever: Lever, n: number): string {
  return amount[lever](n);
}

/** "Load from 2.5 kg to 5 kg" */
export function changeSaid(change: Change): string {
  return `${leverWord[change.lever]} from ${leverAt(change.lever, change.from)} to ${leverAt(change.lever, change.to)}`;
}

export const restartWord: Record<RestartStep, string> = {
  same: 'where it was', one_back: 'one week back', two_back: 'two weeks back', start_of_phase: 'at the start of the phase', beginning: 'from the beginning',
};

const limitSaid: Record<LimitKind, (n: number) => string> = {
  pain_during: (n) => `Pain during of at most ${String(n)} of 10`,
  pain_after: (n) => `Pain just after of at most ${String(n)} of 10`,
  reps: (n) => `At most ${count(n, 'repetition')}`,
  sets: (n) => `At most ${count(n, 'set')}`,
  hold_s: (n) => `Holds of at most ${String(n)} s`,
  load_kg: (n) => `At most ${kilograms(n)}`,
  week: (n) => `No further than week ${String(n)}`,
};

function capsSaid(caps: Caps): string {
  const parts = [
    caps.sets === null ? null : count(caps.sets, 'set'),
    caps.reps === null ? null : count(caps.reps, 'repetition'),
    caps.hold_s === null ? null : `holds of ${String(caps.hold_s)} s`,
  ];
  return list(parts.filter((part) => part !== null));
}

export type Reason = { title: string; more: string; source: SourceNote | null };

export function reasonSaid(line: ReasonLine): Reason {
  switch (line.what) {
    case 'week':
      return { title: `Week ${String(line.week)} of ${String(line.of)}: ${line.phase}`, more: 'What the programme asks in this week.', source: null };
    case 'accepted':
      return { title: changeSaid(line.change), more: `You accepted it on ${dayShort(line.day)}. ${line.sentence}`, source: line.source };
    case 'restarted':
      return { title: `Taken up again ${restartWord[line.step]}`, more: `After the pause, on ${dayShort(line.day)}.`, source: null };
    case 'load_told':
      return { title: `The load of ${line.exercise}`, more: `You told it on ${dayShort(line.day)}.`, source: null };
    case 'person':
      return {
        title: 'You set it yourself',
        more: line.above_suggestion ? `On ${dayShort(line.day)}, above what was suggested. It is kept so in the log.` : `On ${dayShort(line.day)}.`,
        source: null,
      };
    case 'below':
      return { title: `Below the programme: ${capsSaid(line.caps)}`, more: 'A smaller session than the programme writes.', source: line.source };
    case 'unloading':
      return { title: 'A lighter week', more: `Since ${dayShort(line.from)}. It is part of the plan.`, source: line.source };
    case 'limit': {
      const by = line.by === 'clinician' ? (line.who ?? 'your clinician') : 'you';
      return { title: limitSaid[line.kind](line.at_most), more: `Set by ${by}${line.until === null ? '' : `, until ${dayShort(line.until)}`}.`, source: null };
    }
  }
}
