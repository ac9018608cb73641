/** The float64 reference there and back in slices: a trainer that falls silent for long is taken for dead. */
import type { Zeros } from '../lottery/numbers';
import { sizeOf } from '../lottery/parameters';
import { within, type Slices } from '../lottery/slices';
import type { LayerNode, Step } from './layer';
import { kindOf } from './layers';
import type { Network } from './network';
import { passOf, type Mode, type ReferenceInputs } from './reference';

/** Multiplications of a slice, about: a second. */
const LONGEST = 2.5e8;

/** What is the same in all layers of a pass. */
interface Pass extends Pick<ReturnType<typeof passOf>, 'zeros' | 'run' | 'forward' | 'note'> {
  readonly count: number;
  readonly longest: number;
  /** @returns multiplications for one example */
  workOf(node: LayerNode): number;
}

/** A layer, or several, that values have gone through. */
interface Way {
  readonly values: Float64Array;
  /**
   * ∂z/∂inputs from ∂z/∂outputs; notes ∂z/∂parameter.
   * @param first of several layers the one before which nobody asks for slopes; of one 0: nobody does
   */
  back(slopes: Float64Array, found: Float64Array[], first?: number): Slices<Float64Array>;
}

/**
 * The same as the reference, to the bit, with rests after layers and in long ones after some examples.
 * @param slopesOf ∂z/∂logits, of the logits
 * @param longest multiplications without a rest, about
 * @returns ∂z/∂parameter
 */
export function* gradientsByLayer(
  network: Network,
  weights: readonly ArrayLike<number>[],
  inputs: ReferenceInputs,
  count: number,
  mode: Mode,
  slopesOf: (logits: Float64Array) => Float64Array,
  zeros?: Zeros,
  longest = LONGEST,
): Slices<Float64Array[]> {
  const { nodes, start, ...pass } = passOf(network, weights, inputs, count, mode, zeros);
  const workOf = (node: LayerNode): number =>
    (kindOf(node.layer).uses?.(node) ?? 0) * node.parameters.reduce((sum, at) => sum + weights[at].length, 0);
  const found: Float64Array[] = [];
  const first = nodes.findIndex((node) => node.parameters.length > 0 || hasInner(node));
  // the way back is two ways: to the values, and to the parameters
  const way = yield* within(throughAll({ ...pass, count, longest, workOf }, nodes, start), 0, 1 / 3);
  yield 1 / 3;
  yield* within(way.back(slopesOf(way.values), found, first), 1 / 3, 1);
  yield 1;
  return found;
}

const hasInner = ({ block }: LayerNode): boolean => block.body.length + block.shortcut.length > 0;

function* throughAll(pass: Pass, nodes: readonly LayerNode[], start: Float64Array): Slices<Way> {
  const ways: Way[] = [];
  let values = start;
  for (const [place, node] of nodes.entries()) {
    if (place > 0) yield place / nodes.length;
    const through = hasInner(node) ? throughBlock : isLong(pass, node) ? throughSome : throughOne;
    const way = yield* within(through(pass, node, values), place / nodes.length, (place + 1) / nodes.length);
    ways.push(way);
    values = way.values;
  }
  return {
    values,
    *back(slopes, found, first = -1) {
      let at = slopes;
      for (const [done, way] of ways.toReversed().entries()) {
        if (done > 0) yield done / ways.length;
        const place = ways.length - 1 - done;
        const isAsked = place > first || hasInner(nodes[place]); // a block finds its own on the way there
        at = yield* within(way.back(at, found, isAsked ? -1 : 0), done / ways.length, (done + 1) / ways.length);
      }
      return at;
    },
  };
}

const isLong = ({ count, longest, workOf }: Pass, node: LayerNode): boolean =>
  kindOf(node.layer).byExample === true && count > 1 && count * workOf(node) > longest;

// eslint-disable-next-line require-yield -- as the other two
function* throughOne(pass: Pass, node: LayerNode, values: Float64Array): Slices<Way> {
  const step = pass.forward(node, values);
  return {
    values: step.values,
    *back(slopes, found, first = -1) {
      pass.note(node, step, slopes, found);
      if (first === 0) return slopes;
      yield 0.5;
      return step.pull(slopes);
    },
  };
}

/** Some examples at a time, all into the same arrays. */
function* throughSome(pass: Pass, node: LayerNode, values: Float64Array): Slices<Way> {
  const { count, longest, workOf } = pass;
  const few = Math.max(1, Math.floor(longest / workOf(node)));
  const [from, to] = [sizeOf(node.from), sizeOf(node.to)];
  const whole = new Float64Array(count * to);
  const sums: Float64Array[] = [];
  const parts: { readonly step: Step; readonly first: number; readonly end: number }[] = [];
  for (let first = 0; first < count; first += few) {
    if (first > 0) yield first / count;
    const end = Math.min(first + few, count);
    let place = 0;
    const zeros = (length: number): Float64Array => (sums[place++] ??= pass.zeros(length));
    const room = () => whole.subarray(first * to, end * to);
    const step = pass.forward(node, values.subarray(first * from, end * from), { count: end - first, zeros, room });
    parts.push({ step, first, end });
  }
  return {
    values: whole,
    *back(slopes, found, asked = -1) {
      const of = (first: number, end: number): Float64Array => slopes.subarray(first * to, end * to);
      for (const { step, first, end } of parts) {
        if (first > 0) yield first / count / 2;
        pass.note(node, step, of(first, end), found);
      }
      if (asked === 0) return slopes;
      const pulled = new Float64Array(values.length);
      for (const { step, first, end } of parts) {
        yield (1 + first / count) / 2;
        pulled.set(step.pull(of(first, end)), first * from);
      }
      return pulled;
    },
  };
}

/** Its two ways in slices, before it asks for them. */
function* throughBlock(pass: Pass, node: LayerNode, values: Float64Array): Slices<Way> {
  const { body, shortcut } = node.block;
  const done = yield* within(throughAll(pass, body, values), 0, 0.5);
  yield 0.5;
  const beside = yield* within(throughAll(pass, shortcut, values), 0.5, 1);
  let known: { readonly slopes: Float64Array; readonly pulled: readonly [Float64Array, Float64Array] } | null = null;
  const step = pass.forward(node, values, {
    run(nodes, start) {
      const at = start === values ? [body, shortcut].indexOf(nodes) : -1;
      if (at < 0) return pass.run(nodes, start);
      return {
        values: [done, beside][at].values,
        pull: (slopes, found) =>
          known?.slopes === slopes ? known.pulled[at] : pass.run(nodes, start).pull(slopes, found),
      };
    },
  });
  return {
    values: step.values,
    *back(slopes, found) {
      const first = yield* within(done.back(slopes, found), 0, 0.5);
      yield 0.5;
      known = { slopes, pulled: [first, yield* within(beside.back(slopes, found), 0.5, 1)] };
      pass.note(node, step, slopes, found);
      const pulled = step.pull(slopes, found);
      known = null;
      return pulled;
    },
  };
}
