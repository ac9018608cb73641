/** Feature maps: what one example is turned into by a convolution, on its way through a network. */
import { isConvolution } from '../lottery/parameters';
import type { Layer, LayerNode, Shape } from './layer';
import { kindOf } from './layers';
import { nodesOf, withInner, type Network } from './network';
import { forward, type ReferenceInputs } from './reference';

/** A place in a network where maps can be looked at. */
export interface FeatureStage {
  /** number of the convolution, counted as on screen */
  readonly layer: number;
  /**
   * 'conv': the convolution with the batch-norm and the activation that follow it; 'shortcut': one
   * beside a residual block; 'sum': a residual block's last convolution with what its shortcut adds,
   * after the activation
   */
  readonly kind: 'conv' | 'shortcut' | 'sum';
  /** the layers up to there, and the parameters they have, as indices into `Network.parameters` */
  readonly layers: readonly Layer[];
  readonly parameters: readonly number[];
  /** [height, width, filters] */
  readonly shape: Shape;
}

type Route = Pick<FeatureStage, 'layers' | 'parameters' | 'shape'>;

/** All places of a network, in the order of its layers. */
export function featureStages(network: Network): FeatureStage[] {
  const stages: FeatureStage[] = [];
  const walk = (start: Route, nodes: readonly LayerNode[], kind: 'conv' | 'shortcut'): void => {
    let route = start;
    let open: Pick<FeatureStage, 'layer' | 'kind'> | null = null;
    for (const [at, node] of nodes.entries()) {
      const own = node.parameters.map((parameter) => network.parameters[parameter]);
      if (own.some(isConvolution)) open = { layer: own[0].layer, kind };
      const { body, shortcut } = node.block;
      const seen = stages.length;
      walk(route, body, kind);
      if (stages.length > seen) open = { layer: stages[stages.length - 1].layer, kind: 'sum' };
      walk(route, shortcut, 'shortcut');
      const inner = withInner([node]).flatMap(({ parameters }) => parameters);
      route = {
        layers: [...route.layers, node.layer],
        parameters: [...route.parameters, ...inner],
        shape: node.to,
      };
      const next = nodes.at(at + 1);
      if (!open || (next && kindOf(next.layer).joinsMaps)) continue;
      stages.push({ ...open, ...route });
      open = null;
    }
  };
  walk({ layers: [], parameters: [], shape: network.inputShape }, nodesOf(network), 'conv');
  return stages;
}

/**
 * The maps of one example, [height, width, filters], in evaluation mode.
 * @param weights of the whole network, m ⊙ θ, one array per parameter
 */
export function featureMaps(
  network: Network,
  weights: readonly ArrayLike<number>[],
  input: ReferenceInputs,
  { layers, parameters }: FeatureStage,
): Float64Array {
  return forward(
    { ...network, layers },
    parameters.map((at) => weights[at]),
    input,
    1,
  );
}
