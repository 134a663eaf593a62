// Purpose: poses as the file writes them become complete poses, and two poses become one between them.
// Must never place anything in the world and never keep time.
import { once } from './memo';
import type { Angles, BaseName, FigureData, LimbData, Maybe, PinData, PoseData } from './types';
import { mix, mixv, toVec, type Vec } from './vec';

/** Degrees. */
export interface Limb {
  readonly hip: Vec;
  readonly knee: number;
  /** Toes up, sole inwards, toes outwards. */
  readonly ankle: Vec;
  readonly toe: number;
  readonly shoulder: Vec;
  readonly elbow: number;
  /** 0 flat, 1 as short as the foot goes. */
  readonly arch: number;
}

/** A complete pose, in degrees. */
export interface Pose {
  readonly base: BaseName;
  /** Pitch, roll, yaw of the whole body. */
  readonly body: Vec;
  /** Flexion, side bend and twist. */
  readonly spine: Vec;
  readonly neck: Vec;
  readonly near: Limb;
  readonly far: Limb;
  /** Where the anchor lies, when not on its spot (cm). */
  readonly at: Vec | null;
  /** Whether `at` plants the anchor's depth as well. */
  readonly deep: boolean;
  /** Where that pin holds (cm): in the world, or from the point that carries it. */
  readonly place: (pin: PinData) => Vec;
  /** How firmly the pin of that name holds, 0..1. */
  readonly weight: (pin: string) => number;
  /** How much of this pose is the one of that name, 0..1. */
  readonly share: (pose: string) => number;
}

const list = (v: Angles): Vec => (typeof v === 'number' ? [v, 0, 0] : toVec(v));
const flexion = (v: Maybe<Angles>, rest: number): number => (v == null ? rest : list(v)[0]);

function limb(raw: Maybe<LimbData>): Limb {
  return {
    hip: list(raw?.hip ?? [0, 2, 0]),
    knee: flexion(raw?.knee, 2),
    ankle: list(raw?.ankle ?? 0),
    toe: flexion(raw?.toe, 0),
    shoulder: list(raw?.shoulder ?? [6, 7, 0]),
    elbow: flexion(raw?.elbow, 14),
    arch: raw?.arch ?? 0,
  };
}

function baseOf(name: Maybe<string>): BaseName {
  return name === 'supine' || name === 'prone' || name === 'side' ? name : 'stand';
}

function complete(name: string, raw: PoseData): Pose {
  const on = raw.pin, place = raw.place;
  return {
    base: baseOf(raw.base),
    body: list(raw.body ?? 0),
    spine: list(raw.spine ?? 0),
    neck: list(raw.neck ?? 0),
    near: limb(raw.near),
    far: limb(raw.far),
    at: raw.at ? toVec(raw.at) : null,
    deep: (raw.at?.length ?? 0) > 2,
    place: (pin) => toVec(place?.[pin.name] ?? (pin.on ? pin.off : pin.at) ?? []),
    weight: (pin) => (!on || on.includes(pin) ? 1 : 0),
    share: (pose) => (pose === name ? 1 : 0),
  };
}

/** The fields that are there; an absent one must not hide what is inherited. */
function present<T extends object>(o: Maybe<T>): Partial<T> {
  return Object.fromEntries(Object.entries(o ?? {}).filter(([, v]) => v != null)) as Partial<T>;
}

function inherited(fig: FigureData, name: string, seen: readonly string[]): PoseData {
  const own = fig.poses[name] ?? {};
  if (!own.from || seen.includes(own.from)) return own;
  const parent = inherited(fig, own.from, [...seen, own.from]);
  return {
    ...parent,
    ...present(own),
    near: { ...present(parent.near), ...present(own.near) },
    far: { ...present(parent.far), ...present(own.far) },
    place: { ...parent.place, ...own.place },
  };
}

/** Every pose of the figure, inheritance resolved. */
export const posesOf = once((fig: FigureData): ReadonlyMap<string, Pose> =>
  new Map(Object.keys(fig.poses).map((name) => [name, complete(name, inherited(fig, name, [name]))])));

/**
 * The pose in which the figure waits: where its first phase starts. The order of the file's pose tables says nothing,
 * because it doesn't survive every reader.
 */
export function stillPose(fig: FigureData): string {
  return fig.phases.at(-1)?.to ?? Object.keys(fig.poses)[0] ?? '';
}

const NEUTRAL = complete('', {});

/** The pose of that name. A name that is not known gives the still pose: a slip in a file must not stop a session. */
export function poseNamed(fig: FigureData, name: string): Pose {
  const poses = posesOf(fig);
  return poses.get(name) ?? poses.get(stillPose(fig)) ?? NEUTRAL;
}

function mixLimb(a: Limb, b: Limb, t: number): Limb {
  return {
    hip: mixv(a.hip, b.hip, t),
    knee: mix(a.knee, b.knee, t),
    ankle: mixv(a.ankle, b.ankle, t),
    toe: mix(a.toe, b.toe, t),
    shoulder: mixv(a.shoulder, b.shoulder, t),
    elbow: mix(a.elbow, b.elbow, t),
    arch: mix(a.arch, b.arch, t),
  };
}

/** The pose at t (0..1) of the way from a to b, angle by angle; a pin's hold is blended too, so a hand lets go softly. */
export function blend(a: Pose, b: Pose, t: number): Pose {
  return {
    base: a.base,
    body: mixv(a.body, b.body, t),
    spine: mixv(a.spine, b.spine, t),
    neck: mixv(a.neck, b.neck, t),
    near: mixLimb(a.near, b.near, t),
    far: mixLimb(a.far, b.far, t),
    at: a.at && b.at ? mixv(a.at, b.at, t) : null,
    deep: a.deep && b.deep,
    place: (pin) => mixv(a.place(pin), b.place(pin), t),
    weight: (pin) => mix(a.weight(pin), b.weight(pin), t),
    share: (pose) => mix(a.share(pose), b.share(pose), t),
  };
}
