/** Controls that draw other places for their weights: a chain's masks do not say whether their networks are cut. */
import { isSparse } from '../experiment/chains';
import { countsByLevel } from '../experiment/levels';
import type { Experiment } from '../experiment/schema';
import { controls, type Start } from '../lottery/controls';
import type { ParameterSpec } from '../lottery/parameters';
import type { PlannedRun } from '../lottery/plan';
import type { Recipe } from '../lottery/step';
import type { Network } from '../models/network';
import { isConnected } from '../models/wiring';

/**
 * With as many weights in a layer, at places by chance, and twice as many as it has outputs, most outputs are reached; that
 * none of the next layer's weights reads one of these has a chance below 1e-20. Their places need not be drawn.
 */
const SURELY_CONNECTED = 100;

interface CutOptions {
  readonly experiment: Experiment;
  readonly network: Network;
  /** what a run starts from */
  start(run: Recipe): Promise<() => Start>;
}

/** Does no path of weights lead through a control's network, at places of its own? False of all other runs. */
export function createCutCheck({ experiment, network, start }: CutOptions): (run: PlannedRun) => Promise<boolean> {
  const { parameters: specs } = network;
  return async ({ key, recipe }) => {
    const { chain, control, level } = key;
    if (chain === null || control === null || controls.get(control).keepsPlaces) return false;
    if (!isSparse(experiment, key)) return false; // what is frozen there leads on
    if (isSurelyConnected(specs, countsByLevel(experiment, specs, chain)[level])) return false;
    const { masks } = (await start(recipe))();
    return !isConnected(
      network,
      masks.map((mask) => mask && mask.map((bit) => 1 - bit)),
    );
  };
}

const isSurelyConnected = (specs: readonly ParameterSpec[], left: readonly number[]): boolean =>
  specs.every(
    ({ prunable, shape }, at) => !prunable || (left[at] >= SURELY_CONNECTED && left[at] >= 2 * shape[shape.length - 1]),
  );
