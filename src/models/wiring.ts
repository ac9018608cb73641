/** Which kernel reads what another one makes: the network without its numbers. */
import { sizeOf } from '../lottery/parameters';
import { INPUT, type LayerNode, type Source, type WiringWalk } from './layer';
import { kindOf } from './layers';
import { nodesOf, type Network } from './network';

interface WiredKernel {
  /** index into `Network.parameters` */
  readonly parameter: number;
  /** several where residual blocks add them up */
  readonly reads: readonly Source[];
}

export interface Wiring {
  /** in the order of the parameters: a kernel reads only those before it, and itself where it is recurrent */
  readonly kernels: readonly WiredKernel[];
  /** what the logits are made of */
  readonly output: readonly Source[];
}

/** @param passed hears of every layer what it gives is made of */
export function wiringOf(
  network: Network,
  passed: (node: LayerNode, gives: readonly Source[]) => void = () => undefined,
): Wiring {
  const kernels: WiredKernel[] = [];
  const follow = (nodes: readonly LayerNode[], from: readonly Source[]): readonly Source[] =>
    nodes.reduce((sources, node) => {
      const gives = kindOf(node.layer).wires?.(node, sources, walk) ?? sources;
      passed(node, gives);
      return gives;
    }, from);
  const walk: WiringWalk = { kernel: (parameter, reads) => kernels.push({ parameter, reads }) - 1, follow };
  const inputs: Source = { kernel: INPUT, channels: network.inputShape[network.inputShape.length - 1] };
  const output = follow(nodesOf(network), [inputs]);
  return { kernels, output };
}

/**
 * Does any path of weights that are left lead from the inputs to the outputs? Without one the network
 * gives every input the same answer. Channels count whole: a window that sees only padding is not looked for.
 * @param prunedIn per parameter one byte per weight, 0 where it is left; null where all are
 */
export function isConnected(network: Network, prunedIn: readonly (Uint8Array | null)[]): boolean {
  const { kernels, output } = wiringOf(network);
  const read = new Uint8Array(network.inputShape[network.inputShape.length - 1]).fill(1);
  const reached: Uint8Array[] = [];
  const isReached = (sources: readonly Source[], input: number): boolean =>
    sources.some(
      ({ kernel, channels, first = 0 }) =>
        (kernel === INPUT ? read : reached[kernel])?.[first + (input % channels)] === 1,
    );
  for (const [at, { parameter, reads }] of kernels.entries()) {
    const { shape } = network.parameters[parameter];
    const [inputs, outputs] = shape.slice(-2);
    // what reads itself goes round until it reaches no more
    for (let more = true; more;) {
      const open = Uint8Array.from({ length: inputs }, (_, input) => (isReached(reads, input) ? 1 : 0));
      const now = reachedBy(open, outputs, sizeOf(shape) / outputs, prunedIn[parameter]);
      more = reads.some(({ kernel }) => kernel === at) && now.some((is, unit) => is !== (reached[at]?.[unit] ?? 0));
      reached[at] = now;
    }
  }
  return output.some(({ kernel }) => kernel === INPUT || reached[kernel].includes(1));
}

/** Outputs that a weight of a kernel [rows, outputs] leads to from an open input; row r reads input r mod inputs. */
function reachedBy(open: Uint8Array, outputs: number, rows: number, prunedIn: Uint8Array | null): Uint8Array {
  const reached = new Uint8Array(outputs);
  if (!prunedIn) return open.includes(1) ? reached.fill(1) : reached;
  let missing = outputs;
  for (let row = 0; row < rows && missing > 0; row += 1) {
    if (open[row % open.length] === 0) continue;
    for (let output = 0, at = row * outputs; output < outputs; output += 1, at += 1) {
      if (prunedIn[at] !== 0 || reached[output] === 1) continue;
      reached[output] = 1;
      missing -= 1;
    }
  }
  return reached;
}
