/** Layer collapse: masks that leave a layer without weights, or no way through the network (SCIENCE: trap 11). */
import { chainsOf, isNested } from '../experiment/chains';
import type { Experiment } from '../experiment/schema';
import { controls } from '../lottery/controls';
import { isKernel, sizeOf } from '../lottery/parameters';
import type { Network } from '../models/network';
import { isConnected } from '../models/wiring';
import type { Recording, Warning } from '../recording/recording';
import { remainingOfChain } from '../recording/remaining';
import { networkOn } from '../experiment/network';
import { armOf, controlOf, placeOf, type Arm, type RunKey } from '../lottery/run-key';

export interface Collapse {
  /** arms whose networks it concerns */
  readonly arms: readonly Arm[];
  /** the layer without weights; null: all layers have some left, but no path leads through them */
  readonly layer: number | null;
  readonly isOutput: boolean;
  /** no path leads from the inputs to the outputs: every input gets the same answer */
  readonly cuts: boolean;
  /** does it last? Else weights come back, or places are drawn anew in every round */
  readonly lasts: boolean;
  /** where it begins, by round; where it does not last, all rounds in which it is so */
  readonly from: readonly {
    readonly round: number;
    /** weights remaining then in this chain, 0 … 1 */
    readonly left: number;
    readonly trials: readonly number[];
  }[];
}

/** What has collapsed in a recording, one entry per chain and layer, those without a layer last. */
export function collapsesOf({ experiment, data, warnings, masks }: Recording): Collapse[] {
  if (!data || warnings.length === 0) return [];
  const network = networkOn(experiment, data);
  const chains = [...new Set(warnings.map(({ id }) => armOf(id)))];
  return chains.flatMap((chain) => {
    const own = warnings.filter(({ id }) => armOf(id) === chain);
    const lasts = isLasting(experiment, chain);
    const sizes = remainingOfChain({ experiment, masks }, network.parameters, placeOf(chain).chain ?? 0);
    const emptied = own.flatMap((warning) => (warning.kind === 'layer-emptied' ? [warning.layer] : []));
    const layers = [...new Set(emptied)].toSorted((a, b) => a - b);
    const ofLayers = layers.map((layer): Collapse => ({
      arms: armsOf(experiment, chain, false),
      layer,
      isOutput: network.parameters.some((spec) => spec.layer === layer && spec.kind === 'output'),
      cuts: isBridge(network, layer),
      lasts,
      from: byRound(
        own.filter((warning) => warning.kind === 'layer-emptied' && warning.layer === layer),
        lasts,
        sizes,
      ),
    }));
    const isSaid = isEmptied(network, warnings, placeOf(chain).chain);
    const cut = own.filter(({ kind, id }) => kind === 'network-cut' && !isSaid(id));
    if (cut.length === 0) return ofLayers;
    const noPath: Collapse = {
      arms: armsOf(experiment, chain, true),
      layer: null,
      isOutput: false,
      cuts: true,
      lasts,
      from: byRound(cut, lasts, sizes),
    };
    return [...ofLayers, noPath];
  });
}

/** Of a chain and its controls: has it lost a layer that all paths lead through? That says enough. */
function isEmptied(network: Network, warnings: readonly Warning[], chain: number | null): (id: RunKey) => boolean {
  const emptied = warnings.filter(
    (one) => one.kind === 'layer-emptied' && one.id.chain === chain && isBridge(network, one.layer),
  );
  const places = new Set(emptied.map(({ id }) => `${id.trial}/${id.level}`));
  return ({ trial, level }) => places.has(`${trial}/${level}`);
}

/** A chain and the control arms that take its masks, or only their counts; a control that draws its places is told of by itself. */
const armsOf = (experiment: Experiment, chain: Arm, samePlaces: boolean): Arm[] => {
  const { chain: at, control } = placeOf(chain);
  if (at === null || control !== null) return [chain];
  const concerned = chainsOf(experiment)[at].controls.filter((id) => controls.get(id).keepsPlaces || !samePlaces);
  return [chain, ...concerned.map((id) => controlOf(at, id))];
};

/** Does what is pruned in an arm stay pruned? */
function isLasting(experiment: Experiment, arm: Arm): boolean {
  const { chain, control } = placeOf(arm);
  return chain !== null && isNested(experiment, chain) && (control === null || controls.get(control).keepsPlaces);
}

/** The rounds of warnings, each with its trials. @param lasts only the first round of each trial counts @param sizes of every round */
function byRound(warnings: readonly Warning[], lasts: boolean, sizes: readonly number[]): Collapse['from'] {
  const found = new Map<number, Set<number>>();
  const seen = new Set<number>();
  for (const { id } of warnings.toSorted((a, b) => a.id.level - b.id.level)) {
    if (lasts && seen.has(id.trial)) continue;
    seen.add(id.trial);
    found.set(id.level, (found.get(id.level) ?? new Set()).add(id.trial));
  }
  return [...found].map(([round, trials]) => ({
    round,
    left: sizes[round] ?? 0,
    trials: [...trials].toSorted((a, b) => a - b),
  }));
}

/** Do all paths lead through this layer? */
const isBridge = (network: Network, layer: number): boolean =>
  !isConnected(
    network,
    network.parameters.map((spec) =>
      spec.layer === layer && isKernel(spec) ? new Uint8Array(sizeOf(spec.shape)).fill(1) : null,
    ),
  );

/** Networks that have collapsed: of which arm, in which round of its own, in which trials. */
export interface CollapsedNetworks {
  readonly arm: Arm;
  readonly round: number;
  readonly trials: readonly number[];
}

export function collapsedNetworks({
  experiment,
  warnings,
}: Pick<Recording, 'experiment' | 'warnings'>): CollapsedNetworks[] {
  const found = new Map<string, { arm: Arm; round: number; trials: Set<number> }>();
  for (const { kind, id } of warnings) {
    if (kind === 'chain-stopped') continue;
    for (const arm of armsOf(experiment, armOf(id), kind === 'network-cut')) {
      const place = `${arm}/${id.level}`;
      const known = found.get(place) ?? { arm, round: id.level, trials: new Set() };
      known.trials.add(id.trial);
      found.set(place, known);
    }
  }
  return [...found.values()].map((one) => ({ ...one, trials: [...one.trials].toSorted((a, b) => a - b) }));
}
