/** Parts that architectures are put together from. */
import type { NetworkSettings } from './architecture';
import type { Layer, LayerOf } from './layer';

/** A convolution; 3×3, stride 1, 'same' and with a bias unless told otherwise. */
export const conv = (filters: number, changes: Partial<LayerOf<'conv'>> = {}): Layer => ({
  kind: 'conv',
  filters,
  size: 3,
  stride: 1,
  padding: 'same',
  bias: true,
  ...changes,
});

export const halve: Layer = { kind: 'max-pool', size: 2, stride: 2 };

export const activationOf = ({ activation }: NetworkSettings): Layer => ({ kind: activation });

/** Hidden dense layers, each with its activation and, where it is asked for, dropout. */
export function hiddenDense(settings: NetworkSettings, widths: readonly number[]): Layer[] {
  const { dropout = 0 } = settings;
  return widths.flatMap((units): Layer[] => [
    { kind: 'dense', units },
    activationOf(settings),
    ...(dropout > 0 ? [{ kind: 'dropout', rate: dropout } as const] : []),
  ]);
}

/** Filters of a stage that has `times` as many as the first one: at least one. */
export const filtersOf = (first: number, times: number): number => Math.max(1, Math.round(first * times));
