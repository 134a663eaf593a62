// Things that a person has, or has not, in words.

import type { Equipment } from '../ipc/generated/Equipment';
import { list } from './words';

/** As a name on a list: "Step". */
export const equipmentWord: Record<Equipment, string> = {
  mat: 'Mat',
  step: 'Step or stair',
  chair: 'Chair',
  wall: 'Wall',
  band: 'Elastic band',
  towel: 'Towel',
  ball: 'Ball',
  roller: 'Foam roller',
  pillow: 'Pillow',
  board: 'Wobble board',
  bench: 'Bench',
  weight: 'Weight',
  backpack: 'Backpack',
  bottle: 'Bottle',
  marbles: 'Marbles',
  strap: 'Strap or belt',
  partner: 'A helping person',
  rail: 'Something to hold',
  bike: 'Bike',
  pool: 'Pool',
};

const inSentence: Record<Equipment, string> = {
  mat: 'a mat',
  step: 'a step',
  chair: 'a chair',
  wall: 'a wall',
  band: 'an elastic band',
  towel: 'a towel',
  ball: 'a ball',
  roller: 'a foam roller',
  pillow: 'a pillow',
  board: 'a wobble board',
  bench: 'a bench',
  weight: 'a weight',
  backpack: 'a backpack',
  bottle: 'a bottle',
  marbles: 'marbles',
  strap: 'a strap',
  partner: 'somebody to help',
  rail: 'something to hold',
  bike: 'a bike',
  pool: 'a pool',
};

/** The order in which they are offered: what is in every home first. */
export const equipmentOrder: readonly Equipment[] = [
  'wall', 'chair', 'rail', 'step', 'mat', 'towel', 'pillow', 'backpack', 'bottle', 'ball', 'strap', 'band', 'weight',
  'roller', 'board', 'bench', 'marbles', 'partner', 'bike', 'pool',
];

/** "a step and something to hold" */
export function things(needs: readonly Equipment[]): string {
  return list(needs.map((thing) => inSentence[thing]));
}
