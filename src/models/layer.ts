/** What there is to know of a kind of layer; each kind is one file in layers/. */
import type { Zeros } from '../lottery/numbers';
import type { ParameterKind } from '../lottery/parameters';
import type { Entry } from '../registry';

/** The kinds of layers, by name, and their settings: every file in layers/ adds its own here. */
export interface Layers {}

export type Kind = keyof Layers;
/** One layer of a network of this kind, or of these kinds, as plain data. */
export type LayerOf<K extends Kind> = K extends Kind ? { readonly kind: K } & Layers[K] : never;
export type Layer = LayerOf<Kind>;

/** Of one example: pictures are [height, width, channels], sequences [T, units], tokens [T]. */
export type Shape = readonly number[];

/** What a block is made of: two ways from its input to its output. */
export interface Block<Part> {
  readonly body: Part;
  readonly shortcut: Part;
}

/** A layer in its place in a network. */
export interface LayerNode<K extends Kind = Kind> {
  readonly layer: LayerOf<K>;
  /** its number among all layers of the network, those inside of blocks too, from 0 */
  readonly at: number;
  /** shape of one example before and behind it */
  readonly from: Shape;
  readonly to: Shape;
  /** its parameters, as indices into `Network.parameters` */
  readonly parameters: readonly number[];
  /** the layers inside, where it is a block */
  readonly block: Block<readonly LayerNode[]>;
}

/** A parameter of a layer; see ParameterSpec. */
interface OwnParameter {
  readonly name: string;
  readonly kind: ParameterKind;
  readonly shape: Shape;
  readonly fanIn: number;
  readonly fanOut: number;
  readonly deviation?: number;
}

/** What the float64 reference gives of a layer. */
export interface Step {
  /** of `count` examples, one behind the other */
  readonly values: Float64Array;
  /**
   * The transposed layer: from ∂z/∂outputs to ∂z/∂inputs.
   * @param found takes ∂z/∂parameter of the layers inside, by their indices in the network
   */
  pull(slopes: Float64Array, found?: Float64Array[]): Float64Array;
  /** ∂z/∂parameter of its own, in their order; absent where it has none. */
  gradients?(slopes: Float64Array): readonly Float64Array[];
}

/** One pass of the float64 reference. */
export interface ReferencePass {
  /** examples at once */
  readonly count: number;
  /** batch-norm by the statistics of these examples, or by the running ones; dropout keeps everything in both */
  readonly training: boolean;
  /** where gradients of kernels are written */
  readonly zeros: Zeros;
  /** where the values of layers that go `byExample` are written: zeros, too */
  readonly room: Zeros;
  /** Through the layers inside of a block. */
  run(nodes: readonly LayerNode[], values: Float64Array): Step;
}

/** The network's inputs, as something that is read. */
export const INPUT = -1;

/** What a kernel reads: the outputs of another one, or the network's inputs. */
export interface Source {
  /** index into `Wiring.kernels`, or INPUT */
  readonly kernel: number;
  /**
   * channels of the picture that is read, or units: input i of the reader is channel i mod `channels`,
   * as a flattening lays out [place, channel]. More than the source has where zeros were added.
   */
  readonly channels: number;
  /** the first of them, where others before it are not read in this way; 0 when absent */
  readonly first?: number;
}

/** The wiring of a network while it is followed from its inputs on. */
export interface WiringWalk {
  /** Adds the kernel that is this parameter. @returns its number among the kernels */
  kernel(parameter: number, reads: readonly Source[]): number;
  /** Through the layers inside of a block. */
  follow(nodes: readonly LayerNode[], from: readonly Source[]): readonly Source[];
}

/** A layer as a PyTorch module. */
export interface TorchModule {
  /** an expression of Python */
  readonly source: string;
  /** names of its parameters in the module's state, in their order here */
  readonly state?: readonly string[];
}

/** All that is known about a kind of layer. */
export interface LayerKind<K extends Kind = Kind> extends Entry {
  readonly id: K;
  /** units, also at each position of a sequence by itself; sequences alone; or tokens, numbers that are looked up */
  readonly reads: 'pictures' | 'units' | 'sequences' | 'tokens' | 'anything';
  /**
   * Shape of one example behind it.
   * @param inner shapes behind the two ways of a block
   * @throws Error where it does not fit.
   */
  shape(layer: LayerOf<K>, from: Shape, inner: Block<Shape>): Shape;
  /** @param isShortcut is it beside the body of a block? */
  parameters?(layer: LayerOf<K>, from: Shape, isShortcut: boolean): readonly OwnParameter[];
  /** the layers inside, where it is a block */
  block?(layer: LayerOf<K>): Block<readonly Layer[]>;
  /** The same block around other layers. */
  around?(inner: Block<readonly Layer[]>): LayerOf<K>;
  /** The same with another number of units, or filters; absent where there are none. */
  withUnits?(layer: LayerOf<K>, units: number): LayerOf<K>;
  /** @param own its parameters, m ⊙ θ */
  forward(node: LayerNode<K>, values: Float64Array, own: readonly ArrayLike<number>[], pass: ReferencePass): Step;
  /**
   * Does it go through examples one behind the other, writing values into `room` and summing gradients in `zeros`? Then
   * some at a time come to the same as all at once, to the bit, and long work can rest in between.
   */
  readonly byExample?: true;
  /** Which kernels what it gives comes from; absent where it works on each channel by itself. */
  wires?(node: LayerNode<K>, from: readonly Source[], walk: WiringWalk): readonly Source[];
  /** How often each weight of its kernels is multiplied for one example. */
  uses?(node: LayerNode<K>): number;
  /** Multiply-adds for one example that no mask spares, products of values with values; absent: none. */
  fixed?(node: LayerNode<K>): number;
  /**
   * How many values of one example it holds while it is trained; 0: engines compute it where its input lies. Absent
   * where it holds those that it gives, pictures with a frame of one pixel of zeros.
   */
  values?(node: LayerNode<K>): number;
  /** Do its values depend on more of those before it than its wires tell: means, weights that are values themselves? */
  readonly mixes?: true;
  /** Does it work on each value, or each map, by itself? On screen it belongs to the convolution before it. */
  readonly joinsMaps?: true;
  /** @param inner sources of the modules inside of a block */
  torch(node: LayerNode<K>, inner: Block<readonly string[]>): TorchModule;
  /** layers of this kind and shapes they can read, for the tests that every kind passes */
  readonly examples: readonly (readonly [layer: LayerOf<K>, from: Shape])[];
}
