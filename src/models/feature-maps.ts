/** Feature maps: what one example is turned into by a convolution, on its way through a network. */
import type { Layer, Network } from './layers';
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
}

type Route = Pick<FeatureStage, 'layers' | 'parameters'>;

/** All places of a network, in the order of its layers. */
export function featureStages({ layers, parameters }: Network): FeatureStage[] {
  const stages: FeatureStage[] = [];
  let used = 0; // parameters of the layers walked through
  const walk = (start: Route, list: readonly Layer[], kind: 'conv' | 'shortcut'): void => {
    let route = start;
    let open: Pick<FeatureStage, 'layer' | 'kind'> | null = null;
    for (const [at, layer] of list.entries()) {
      const first = used;
      if (layer.kind === 'conv') open = { layer: parameters[used].layer, kind };
      if (layer.kind === 'residual') {
        walk(route, layer.body, kind);
        open = { layer: stages[stages.length - 1].layer, kind: 'sum' };
        walk(route, layer.shortcut, 'shortcut');
      } else used += parametersOf(layer);
      const own = Array.from({ length: used - first }, (_, index) => first + index);
      route = { layers: [...route.layers, layer], parameters: [...route.parameters, ...own] };
      // what follows and works on each value, or each map, by itself belongs to the convolution
      const next = list[at + 1]?.kind ?? '';
      if (!open || ['batch-norm', 'relu', 'tanh', 'dropout'].includes(next)) continue;
      stages.push({ ...open, ...route });
      open = null;
    }
  };
  walk({ layers: [], parameters: [] }, layers, 'conv');
  return stages;
}

/** Parameters of a layer that is no block. */
function parametersOf(layer: Layer): number {
  switch (layer.kind) {
    case 'dense':
      return 2;
    case 'conv':
      return layer.bias ? 2 : 1;
    case 'batch-norm':
      return 4;
    case 'embedding':
      return 1;
    case 'lstm':
      return 3;
    default:
      return 0;
  }
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
