// Purpose: what the rest of the window may use of the figure. Must never export how it is done.
export { contactProblems, CONTACT_TOLERANCE } from './contacts';
export { draw, type DrawOptions } from './draw';
export { default as Figure } from './Figure.svelte';
export { inLoop, inPhase } from './phase';
export { drawable } from './signs';
export { stillPose } from './pose';
export { solveAt, type Solved } from './solve';
export type { FigureData, FigureDrawing, FigureShape, PhaseKind } from './types';
