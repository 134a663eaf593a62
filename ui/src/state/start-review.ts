// A draft that was looked at: to which step what was found belongs, and the weeks ahead. Pure.

import type { Bar } from '../ipc/generated/Bar';
import type { LadderRung } from '../ipc/generated/LadderRung';
import type { StepName } from './start-answers';

const stepOfField: Record<string, StepName> = {
  topic: 'topic', form: 'about', legs: 'about', since: 'about', onset: 'about', screened: 'signs', signs: 'signs', gates: 'signs', age: 'you',
  accompanied: 'you', earlier: 'you', factors: 'you', shoes_km: 'you', said_by: 'you', bone_site: 'you', limits: 'limits',
  programme: 'programme', volume: 'programme', mode: 'programme', slots: 'when', weekdays: 'when',
};
export const stepOfBar: Record<Bar, StepName> = {
  emergency: 'signs', screen_not_answered: 'signs', gate_not_answered: 'signs', sign_to_be_seen: 'signs', sign_to_mention: 'signs', professional_only: 'topic',
  high_risk_bone: 'you', bone_without_clinician: 'you', age_not_answered: 'you', minor_alone: 'you',
};

/** `slots[0].from: …` belongs to `slots`. */
export function fieldOf(line: string): string {
  return /^[a-z_]+/.exec(line)?.[0] ?? '';
}

export function stepOfProblem(line: string): StepName | null {
  return stepOfField[fieldOf(line)] ?? null;
}

/** What was found wrong with a field, without its name. */
export function problemsAt(problems: readonly string[], field: string): string[] {
  return problems.filter((line) => fieldOf(line) === field).map((line) => line.slice(line.indexOf(':') + 1).trim());
}

export interface Rungs { from: number; to: number; phase: string; goal: string | null; sessions: number; doses: string[]; now: boolean; advance: LadderRung['advance'] }

/** Weeks that ask for the same stand together; what is to be so before the next stands at their end. */
export function together(ladder: readonly LadderRung[]): Rungs[] {
  const out: Rungs[] = [];
  for (const { week, phase, goal, sessions, doses, now, advance } of ladder) {
    const last = out.at(-1);
    const same = last !== undefined && last.phase === phase && last.sessions === sessions && last.doses.join() === doses.join() && last.advance.length === 0;
    if (same) Object.assign(last, { to: week, now: last.now || now, advance });
    else out.push({ from: week, to: week, phase, goal: last?.phase === phase ? null : goal, sessions, doses, now, advance });
  }
  return out;
}
