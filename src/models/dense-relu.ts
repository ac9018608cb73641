/** Networks of dense layers with ReLUs between them. */
import { Problem } from '../problem';
import type { Layer, LayerOf } from './layer';
import type { Network } from './network';
import { said } from './problems';

/** Is it one? */
export function isDenseRelu(network: Network): boolean {
  try {
    denseLayers(network);
    return true;
  } catch {
    return false;
  }
}

/**
 * The dense layers, and what flattens the input before them. Dropout does nothing in a trained network.
 * @throws Problem naming the layer that is none of these
 */
export function denseLayers({ layers }: Network): { before: readonly Layer[]; dense: readonly LayerOf<'dense'>[] } {
  const kept = layers.filter(({ kind }) => kind !== 'dropout');
  const before = kept[0]?.kind === 'flatten' ? [kept[0]] : [];
  const dense: LayerOf<'dense'>[] = [];
  for (const [at, layer] of kept.slice(before.length).entries()) {
    if (at % 2 === 0 && layer.kind === 'dense') dense.push(layer);
    else if (at % 2 === 0 || layer.kind !== 'relu') throw new Problem(said('not-dense-relu', { layer: layer.kind }));
  }
  if (kept.at(-1)?.kind !== 'dense') throw new Problem(said('not-dense-relu', { layer: kept.at(-1)?.kind ?? '–' }));
  return { before, dense };
}
