/** The tensors of a ticket's file: written in PyTorch's layout, and read back against the experiment. */
import { said } from '../problems';
import { Problem } from '../../problem';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { denseMasks } from '../../lottery/masks';
import type { Network } from '../../models/network';
import type { Tensor } from './tensor';
import { byteTensor, floatsOf, floatTensor, wholeNumbersOf } from './tensor-values';
import type { TensorKind, Ticket } from './ticket';
import { fromTorch, torchNetwork, torchOrder, toTorch, type TorchParameter } from './torch-network';

type TicketTensors = Pick<Ticket, 'theta0' | 'thetaT' | 'masks' | 'prunedIn'>;

/** Most rounds that a byte per weight can name. */
const MOST_ROUNDS = 255;

export function writeTensors({ network, theta0, thetaT, masks, prunedIn }: Ticket): Tensor[] {
  return torchNetwork(network).parameters.flatMap((parameter, at): Tensor[] => {
    const { name, shape } = parameter;
    const order = torchOrder(parameter);
    const floats = (kind: string, values: Float32Array): Tensor =>
      floatTensor(`${kind}.${name}`, shape, toTorch(values, order, new Float32Array(values.length)));
    const bytes = (kind: string, dtype: 'U8' | 'BOOL', values: Uint8Array): Tensor =>
      byteTensor(`${kind}.${name}`, dtype, shape, toTorch(values, order, new Uint8Array(values.length)));
    const mask = masks[at];
    const history = prunedIn?.[at];
    return [
      floats('theta_0', theta0[at]),
      floats('theta_T', thetaT[at]),
      ...(mask ? [bytes('mask', 'BOOL', mask)] : []),
      ...(history ? [bytes('pruned_in', 'U8', history)] : []),
    ];
  });
}

/**
 * SHA-256 over the numbers of each kind of tensor, in this app's order and types: another element type
 * that holds the same numbers has the same.
 * @returns 64 hex digits each
 */
export function checksums({
  theta0,
  thetaT,
  masks,
}: Pick<Ticket, 'theta0' | 'thetaT' | 'masks'>): Readonly<Record<TensorKind, string>> {
  return { theta_0: checksum(theta0), theta_T: checksum(thetaT), mask: checksum(masks) };
}

function checksum(arrays: readonly (Float32Array | Uint8Array | null)[]): string {
  const hash = sha256.create();
  for (const values of arrays) {
    if (values) hash.update(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
  }
  return bytesToHex(hash.digest());
}

interface ReadTensors extends TicketTensors {
  /** element types other than float32 that the weights had */
  readonly converted: readonly string[];
  /** names of tensors that no ticket has */
  readonly ignored: readonly string[];
}

/**
 * The tensors in this app's layout. Each must have the shape that the network asks for, weights must be
 * finite (θ_T of a run that diverged need not), those that are pruned 0.
 * @param round of the ticket: no weight can have been pruned later
 * @throws Error that names the tensor and what is wrong with it
 */
export function readTensors(
  tensors: readonly Tensor[],
  network: Network,
  round: number,
  diverged: boolean,
): ReadTensors {
  const { parameters } = torchNetwork(network);
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const used = new Set<string>();
  const take = (kind: string, { name, shape }: TorchParameter): Tensor => {
    const full = `${kind}.${name}`;
    const found = byName.get(full);
    if (!found) throw new Problem(said('tensor-missing', { name: full }));
    used.add(full);
    if (found.shape.join() === shape.join()) return found;
    throw new Problem(said('tensor-shape', { name: full, shape: found.shape.join(', '), wanted: shape.join(', ') }));
  };
  const converted = new Set<string>();
  const floats = (kind: string, finite: boolean): Float32Array[] =>
    parameters.map((parameter) => {
      const tensor = take(kind, parameter);
      const values = floatsOf(tensor);
      if (tensor.dtype !== 'F32') converted.add(tensor.dtype);
      const wrong = finite ? values.find((value) => !Number.isFinite(value)) : undefined;
      if (wrong !== undefined) throw new Problem(said('tensor-not-finite', { name: tensor.name, value: wrong }));
      return fromTorch(values, torchOrder(parameter), new Float32Array(values.length));
    });
  const bytes = (kind: string, most: number): (Uint8Array | null)[] =>
    parameters.map((parameter) => {
      if (!parameter.spec.prunable) return null;
      const values = wholeNumbersOf(take(kind, parameter), most);
      return fromTorch(values, torchOrder(parameter), new Uint8Array(values.length));
    });
  const masks = bytes('mask', 1);
  const hasHistory = parameters.some(({ name, spec }) => spec.prunable && byName.has(`pruned_in.${name}`));
  const prunedIn = hasHistory ? bytes('pruned_in', MOST_ROUNDS) : null;
  const thetaT = floats('theta_T', !diverged);
  parameters.forEach(({ name }, at) => {
    const mask = masks[at];
    if (mask) checkPruned(name, mask, thetaT[at], prunedIn?.[at] ?? null, round);
  });
  const theta0 = floats('theta_0', true);
  const all = denseMasks(network.parameters);
  return {
    theta0,
    thetaT,
    prunedIn,
    masks: masks.map((mask, at) => mask ?? all[at]),
    converted: [...converted].toSorted(),
    ignored: tensors.flatMap(({ name }) => (used.has(name) ? [] : [name])),
  };
}

/** Mask, trained weights and history of one parameter must tell the same. */
function checkPruned(
  name: string,
  mask: Uint8Array,
  thetaT: Float32Array,
  prunedIn: Uint8Array | null,
  round: number,
): void {
  for (let at = 0; at < mask.length; at += 1) {
    if (mask[at] === 0 && thetaT[at] !== 0) throw new Problem(said('pruned-not-0', { name }));
    const when = prunedIn?.[at];
    if (when === undefined) continue;
    if (when > round) throw new Problem(said('pruned-in-beyond', { name, when, round }));
    if ((when === 0) !== (mask[at] === 1)) throw new Problem(said('pruned-in-contradicts', { name, mask: name }));
  }
}
