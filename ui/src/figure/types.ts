// Purpose: the shapes that cross the figure's border: the `[figure]` table of an exercise file, and the drawing
// that comes out. Must never hold behaviour, and nothing in it may say how long anything takes.

/**
 * Degrees: a scalar means flexion. A list is [flexion, abduction, outward rotation] at hip and shoulder,
 * [toes up, sole inwards, toes outwards] at the ankle, [flexion, to the side, twist] for the spine.
 */
export type Angles = number | readonly number[];
/** Centimetres: x forward, y up, z to the figure's right. */
export type Place = readonly [number, number, number];
/** What a field may be when the file leaves it out. */
export type Maybe<T> = T | null | undefined;

export type Side = 'near' | 'far';
export type PhaseKind = 'lower' | 'hold' | 'raise';
export type BaseName = 'stand' | 'supine' | 'prone' | 'side';

/** One limb pair of a pose, in degrees; what is left out rests in the neutral pose. */
export interface LimbData {
  hip?: Maybe<Angles>;
  knee?: Maybe<Angles>;
  ankle?: Maybe<Angles>;
  toe?: Maybe<Angles>;
  shoulder?: Maybe<Angles>;
  elbow?: Maybe<Angles>;
  /** 0 is a flat arch, 1 is a foot made as short as it goes. */
  arch?: Maybe<number>;
}

export interface PoseData {
  from?: Maybe<string>;
  base?: Maybe<string>;
  body?: Maybe<Angles>;
  spine?: Maybe<Angles>;
  neck?: Maybe<Angles>;
  near?: Maybe<LimbData>;
  far?: Maybe<LimbData>;
  /** Names of the pins that are on in this pose; left out means all of them. */
  pin?: Maybe<readonly string[]>;
  /** Where the anchor lies in this pose, when not on its spot; a third number plants its depth too. */
  at?: Maybe<readonly number[]>;
  /** Where pins lie in this pose, by name, when not where the pin says (its `at`, or its `off` when it has `on`). */
  place?: Maybe<Readonly<Record<string, readonly number[]>>>;
}

export interface PinData {
  name: string;
  point: string;
  at?: Maybe<readonly number[]>;
  on?: Maybe<string>;
  off?: Maybe<readonly number[]>;
  pole?: Maybe<readonly number[]>;
  palm?: Maybe<readonly number[]>;
  turn?: Maybe<number>;
}

export interface PhaseData {
  /** One of `PhaseKind`; text, because that is what the file has. */
  kind: string;
  to: string;
  ease?: Maybe<string>;
  /** Poses passed on the way, each with the fraction of the phase at which it is reached. */
  via?: Maybe<readonly (readonly [string, number])[]>;
}

export interface ArcData {
  of: string;
  about: string;
  from: string;
  to: string;
  grow?: Maybe<number>;
  r?: Maybe<number>;
}

/** One thing the figure stands on, holds or wears; every kind uses some of these fields (centimetres). */
export interface PropData {
  kind: string;
  x?: Maybe<number | readonly number[]>;
  z?: Maybe<number | readonly number[]>;
  h?: Maybe<number>;
  d?: Maybe<number>;
  w?: Maybe<number>;
  r?: Maybe<number>;
  y0?: Maybe<number>;
  face?: Maybe<number>;
  next?: Maybe<boolean | number>;
  at?: Maybe<readonly number[]>;
  from?: Maybe<string>;
  to?: Maybe<string>;
  layer?: Maybe<string>;
  on?: Maybe<string>;
  off?: Maybe<readonly number[]>;
  along?: Maybe<string>;
  round?: Maybe<string>;
  feet?: Maybe<readonly number[]>;
  /** Names of the poses in which it is there, with spaces between; left out means always. */
  during?: Maybe<string>;
}

/** The JSON form of a `[figure]` table. Pass it raw (not as a deep reactive proxy): it is read in every frame. */
export interface FigureData {
  /** Instead of everything else: the name of a still sign. */
  pictogram?: Maybe<string>;
  /** Camera azimuth and elevation in degrees. */
  view?: Maybe<readonly number[]>;
  /** Left, top, width, height of the picture in centimetres, y down; left out, it is fitted. */
  frame?: Maybe<readonly number[]>;
  props?: Maybe<readonly PropData[]>;
  spots?: Maybe<Readonly<Record<string, readonly number[]>>>;
  anchor?: Maybe<{ point: string; at?: Maybe<string | readonly number[]> }>;
  settle?: Maybe<{ point: string; y: number }>;
  pins?: Maybe<readonly PinData[]>;
  arc?: Maybe<ArcData>;
  sinew?: Maybe<string>;
  line?: Maybe<readonly string[]>;
  order?: Maybe<readonly string[]>;
  ground?: Maybe<boolean>;
  /** A point whose way through the whole movement is drawn. */
  trace?: Maybe<{ of: string }>;
  /** `bare` draws feet with toes and an arch; anything else draws shoes. */
  feet?: Maybe<string>;
  phases: readonly PhaseData[];
  poses: Readonly<Record<string, PoseData>>;
}

/** One primitive of the drawing. `key` names the same body part or prop in every frame of a figure. */
export type FigureShape =
  | { kind: 'path'; key: string; cls: string; d: string }
  | { kind: 'circle'; key: string; cls: string; cx: number; cy: number; r: number };

export interface FigureDrawing {
  viewBox: string;
  /** How heavy lines are drawn, 1 in the picture of a standing figure. */
  weight: number;
  /** From back to front; the same keys in the same order at every progress. */
  shapes: readonly FigureShape[];
}
