import type { Entry } from '../registry';
import type { Layer } from './layer';

/** The `network` section of an experiment. */
export interface NetworkSettings {
  readonly architecture: string;
  /** units of each hidden layer of a fully connected network */
  readonly widths: readonly number[];
  readonly activation: 'relu' | 'tanh';
  /** filters of the first stage, later stages in proportion; null or absent: as published */
  readonly filters?: number | null;
  /** units of the dense layers after the convolutions; null or absent: as published */
  readonly denseWidths?: readonly number[] | null;
  /** how a residual block's input reaches more channels; absent: by a projection */
  readonly shortcut?: 'projection' | 'parameter-free';
  /** probability with which a unit of a hidden dense layer is left out in a step */
  readonly dropout?: number;
  /** of a transformer: values of a token, blocks, heads of each block's attention */
  readonly embedding?: number;
  readonly blocks?: number;
  readonly heads?: number;
  /** of an LSTM: units of each of its layers, and how many layers there are */
  readonly units?: number;
  readonly recurrentLayers?: number;
  /** are embeddings and positions pruned, and counted, as kernels are? */
  readonly pruneEmbeddings?: 'no' | 'yes';
}

/** Settings that only some architectures have. */
export type NetworkOption =
  | 'widths'
  | 'activation'
  | 'filters'
  | 'denseWidths'
  | 'shortcut'
  | 'dropout'
  | 'embedding'
  | 'blocks'
  | 'heads'
  | 'units'
  | 'recurrentLayers'
  | 'pruneEmbeddings';

/** An architecture: one file in this folder. */
export interface Architecture extends Entry {
  /** the settings that change it */
  readonly options: readonly NetworkOption[];
  /** least height and width of the pictures it can take; 0: any input, points too */
  readonly leastPixels: number;
  /** it reads sequences of tokens, [T], and gives [T, classes]; absent: pictures and points */
  readonly reads?: 'tokens';
  /** its published size; null where it has no such layers */
  readonly published: { readonly filters: number | null; readonly denseWidths: readonly number[] | null };
  /** The layers from an input of `inputShape` to `classes` logits. */
  layers(settings: NetworkSettings, inputShape: readonly number[], classes: number): Layer[];
}
