// Purpose: which poses a phase runs through, and the figure at a given progress of it.
// Must never keep time: the session says which phase it is in and how far.
import { easeNamed } from './ease';
import { stillPose } from './pose';
import { solveAt, solveBetween, type Solved } from './solve';
import type { FigureData, PhaseData, PhaseKind } from './types';
import { clamp } from './vec';

/** A pose and the fraction of the phase (0..1) at which it is reached. */
export type Stop = readonly [pose: string, at: number];

/** The poses of the phase at that place in the file, from where it starts to where it ends. */
export function stopsOf(fig: FigureData, index: number): readonly Stop[] {
  const phase = fig.phases[index];
  if (!phase) return [[stillPose(fig), 0]];
  const before = fig.phases.at(index - 1);
  return [[before?.to ?? phase.to, 0], ...(phase.via ?? []), [phase.to, 1]];
}

/** The figure at `progress` (0..1) of the phase at that place in the file. */
export function inPhaseAt(fig: FigureData, index: number, progress: number): Solved {
  const stops = stopsOf(fig, index), ease = easeNamed(fig.phases[index]?.ease);
  const p = clamp(progress, 0, 1);
  for (let k = 1; k < stops.length; k++) {
    const from = stops[k - 1], to = stops[k];
    if (!from || !to || (p > to[1] && k < stops.length - 1)) continue;
    const t = to[1] > from[1] ? clamp((p - from[1]) / (to[1] - from[1]), 0, 1) : 1;
    return solveBetween(fig, from[0], to[0], ease(t));
  }
  return solveAt(fig, stops[0]?.[0] ?? stillPose(fig));
}

/** The figure at `progress` (0..1) through all its phases, each taking as long as the others: for what just keeps moving. */
export function inLoop(fig: FigureData, progress: number): Solved {
  const at = clamp(progress, 0, 1) * fig.phases.length, index = Math.min(fig.phases.length - 1, Math.floor(at));
  return inPhaseAt(fig, Math.max(0, index), at - index);
}

/**
 * The figure at `progress` (0..1) of the phase of that kind. A hold that the figure doesn't have rests where its first
 * phase ends; a lower or raise that it doesn't have shows the still pose.
 */
export function inPhase(fig: FigureData, kind: PhaseKind, progress: number): Solved {
  const index = fig.phases.findIndex((phase: PhaseData) => phase.kind === kind);
  if (index >= 0) return inPhaseAt(fig, index, progress);
  return solveAt(fig, (kind === 'hold' ? fig.phases[0]?.to : undefined) ?? stillPose(fig));
}
