// Purpose: the check of a figure's data: what is planted stays planted, and no joint bends where nobody bends.
// Must never run while somebody trains, and never mend what it finds.
import { isEase } from './ease';
import { JOINT_RANGES, measure } from './joints';
import { inPhaseAt, stopsOf, type Stop } from './phase';
import { poseNamed } from './pose';
import { PROP_KINDS } from './props';
import { findPoint } from './skeleton';
import { HELD, solveAt, solveBetween, type Contact, type Solved } from './solve';
import { SIGN_NAMES } from './signs';
import { tissueOf } from './sinew';
import type { FigureData, PhaseData, PhaseKind } from './types';
import { len, sub } from './vec';

/** How far a planted contact may move (cm). */
export const CONTACT_TOLERANCE = 0.5;
const ROUNDING = 1e-6; // degrees; a straight knee comes back from the arithmetic as -0.0000001
const SAMPLES = 20;
const KINDS: readonly string[] = ['lower', 'hold', 'raise'] satisfies PhaseKind[];

const cm = (n: number): string => `${n.toFixed(1)} cm`;
const steps = Array.from({ length: SAMPLES + 1 }, (_, i) => i / SAMPLES);

/** How a contact is from one pose to the next: not on at both ends, carried by the data to a new place, or planted. */
function state(fig: FigureData, name: string, from: string, to: string): 'off' | 'moving' | 'planted' {
  const a = poseNamed(fig, from), b = poseNamed(fig, to), pin = fig.pins?.find((p) => p.name === name);
  if (!pin) return JSON.stringify(a.at) === JSON.stringify(b.at) ? 'planted' : 'off';
  if (a.weight(name) !== 1 || b.weight(name) !== 1) return 'off';
  return len(sub(a.place(pin), b.place(pin))) > 0 ? 'moving' : 'planted';
}

/** How far a contact has gone from where it was; what is carried may go with its carrier. */
function moved(start: Contact | undefined, now: Contact): number {
  if (now.carried || !start) return 0;
  const d = sub(now.place, start.place);
  // an anchor's depth is free, and so is that of the point the body settles on
  return now.name === 'anchor' || now.name === 'settle' ? Math.hypot(d[0], d[1]) : len(d);
}

function slidesBetween(fig: FigureData, where: string, from: string, to: string): readonly string[] {
  const start = solveAt(fig, from), farthest = new Map<string, number>(), short = new Map<string, number>();
  const note = (worst: Map<string, number>, name: string, n: number): Map<string, number> => worst.set(name, Math.max(worst.get(name) ?? 0, n));
  for (const t of steps) for (const now of solveBetween(fig, from, to, t).contacts) {
    const how = state(fig, now.name, from, to);
    if (how === 'off') continue;
    if (how === 'planted') note(farthest, now.name, moved(start.contacts.find((c) => c.name === now.name), now));
    note(short, now.name, len(sub(now.place, now.want)));
  }
  const told = (worst: Map<string, number>, what: (n: number) => string): string[] => [...worst]
    .filter(([, n]) => n > CONTACT_TOLERANCE)
    .map(([name, n]) => `${where}: contact "${name}" ${what(n)} from "${from}" to "${to}"`);
  return [...told(farthest, (n) => `moves ${cm(n)}`), ...told(short, (n) => `stays ${cm(n)} short of its place`)];
}

function bends(g: Solved): readonly string[] {
  return measure(g).flatMap(({ where, angle, value }) => {
    const [least, most] = JOINT_RANGES[angle];
    return value < least - ROUNDING || value > most + ROUNDING ? [`${where} ${angle} outside ${least}..${most} degrees`] : [];
  });
}

function namesOf(fig: FigureData): readonly string[] {
  const any = solveAt(fig, ''), problems: string[] = [];
  const pose = (where: string, name: string): void => { if (!(name in fig.poses)) problems.push(`${where}: no pose "${name}"`); };
  const point = (where: string, name: string): void => { if (!findPoint(any, name)) problems.push(`${where}: no point "${name}"`); };
  if (!fig.phases.length) problems.push('phases: there are none');
  fig.phases.forEach((p) => {
    if (!KINDS.includes(p.kind)) problems.push(`phases: no kind "${p.kind}"`);
    for (const name of [p.to, ...(p.via ?? []).map((v) => v[0])]) pose(p.kind, name);
    if (p.ease && !isEase(p.ease)) problems.push(`${p.kind}: no ease "${p.ease}"`);
  });
  for (const [name, p] of Object.entries(fig.poses)) {
    if (p.from) pose(name, p.from);
    for (const pin of [...(p.pin ?? []), ...Object.keys(p.place ?? {})]) {
      if (!fig.pins?.some((known) => known.name === pin)) problems.push(`${name}: no pin "${pin}"`);
    }
  }
  if (fig.anchor) {
    point('anchor', fig.anchor.point);
    if (typeof fig.anchor.at === 'string' && !fig.spots?.[fig.anchor.at]) problems.push(`anchor: no spot "${fig.anchor.at}"`);
  }
  if (fig.settle) point('settle', fig.settle.point);
  for (const pin of fig.pins ?? []) {
    if (!/^(near|far)\./.test(pin.point) || !HELD.some((part) => pin.point.endsWith(`.${part}`))) problems.push(`pin ${pin.name}: "${pin.point}" can't be held`);
    if (pin.on) point(`pin ${pin.name}`, pin.on);
  }
  if (fig.arc) {
    for (const name of [fig.arc.of, fig.arc.about]) point('arc', name);
    for (const name of [fig.arc.from, fig.arc.to]) pose('arc', name);
  }
  fig.props?.forEach((p) => {
    if (!PROP_KINDS.includes(p.kind)) problems.push(`props: no kind "${p.kind}"`);
    for (const name of [p.from, p.to, p.on, p.round]) if (name) point(`prop ${p.kind}`, name);
    for (const name of p.during?.split(' ') ?? []) pose(`prop ${p.kind}`, name);
  });
  if (fig.trace) point('trace', fig.trace.of);
  if (fig.sinew && !tissueOf(fig.sinew)) problems.push(`sinew: no tissue "${fig.sinew}"`);
  return problems;
}

const pairs = (stops: readonly Stop[]): readonly (readonly [string, string])[] =>
  stops.slice(1).map((to, i) => [stops[i]?.[0] ?? to[0], to[0]] as const);

/** Everything that is wrong with a figure, one sentence each; an empty list when it is sound. */
export function contactProblems(fig: FigureData): readonly string[] {
  if (fig.pictogram) return SIGN_NAMES.includes(fig.pictogram) ? [] : [`pictogram: no sign "${fig.pictogram}"`];
  const problems = new Set(namesOf(fig));
  fig.phases.forEach((phase: PhaseData, index) => {
    for (const [from, to] of pairs(stopsOf(fig, index))) {
      for (const problem of slidesBetween(fig, phase.kind, from, to)) problems.add(problem);
    }
    for (const t of steps) for (const problem of bends(inPhaseAt(fig, index, t))) problems.add(`${phase.kind}: ${problem}`);
  });
  return [...problems];
}
