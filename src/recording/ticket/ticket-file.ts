/**
 * Tickets as safetensors, in PyTorch's layout: Linear weights [out, in], convolutions
 * [out, in, height, width], inputs of a flattened image channel by channel. Tensors are called
 * "theta_0.1.weight", "theta_T.1.weight", "mask.1.weight", "pruned_in.1.weight"; what they mean is in
 * the metadata, all texts.
 */
import { z } from 'zod';
import { dataSets } from '../../datasets';
import type { DataSettings } from '../../datasets/dataset';
import { inputShapeOf } from '../../datasets/prepare';
import { readLink, writeLink } from '../../experiment/link';
import { SCHEMA_VERSION } from '../../experiment/schema';
import { denseMasks, remainingByParameter, weightsRemaining } from '../../lottery/masks';
import { sizeOf } from '../../lottery/parameters';
import { buildNetwork } from '../../models';
import { engineSchema, dataSchema, pointsSchema, runIdSchema } from '../file';
import type { DataInfo, RunRecord } from '../recording';
import { readSafetensors, writeSafetensors, type Tensor, type TensorFile } from './safetensors';
import type { Ticket } from './ticket';
import { fromTorch, torchNetwork, torchOrder, toTorch, type TorchParameter } from './torch-network';

const FORMAT = 'ticket-lab-ticket';
const VERSION = 1;

/** The experiment's part of an address; never empty, so that it can be told from nothing. */
export const ticketLink = (ticket: Pick<Ticket, 'experiment'>): string =>
  writeLink(ticket.experiment) || `v=${SCHEMA_VERSION}`;

export function writeTicket(ticket: Ticket): Uint8Array<ArrayBuffer> {
  const { network, masks, id } = ticket;
  const { parameters } = torchNetwork(network);
  const remaining = remainingByParameter(network.parameters, masks);
  const tensors = parameters.flatMap((parameter, at): Tensor[] => {
    const { name, shape } = parameter;
    const order = torchOrder(parameter);
    const floats = (values: Float32Array): Float32Array => toTorch(values, order, new Float32Array(values.length));
    const bytes = (values: Uint8Array): Uint8Array => toTorch(values, order, new Uint8Array(values.length));
    const mask = masks[at];
    const prunedIn = ticket.prunedIn?.[at];
    return [
      { name: `theta_0.${name}`, dtype: 'F32', shape, values: floats(ticket.theta0[at]) },
      { name: `theta_T.${name}`, dtype: 'F32', shape, values: floats(ticket.thetaT[at]) },
      ...(mask ? [{ name: `mask.${name}`, dtype: 'BOOL', shape, values: bytes(mask) } as const] : []),
      ...(prunedIn ? [{ name: `pruned_in.${name}`, dtype: 'U8', shape, values: bytes(prunedIn) } as const] : []),
    ];
  });
  const metadata: Record<string, string> = {
    format: FORMAT,
    version: String(VERSION),
    link: ticketLink(ticket),
    run: JSON.stringify(id),
    weights_remaining: String(weightsRemaining(network.parameters, remaining)),
    theta_T: ticket.rounded ? 'rounded' : 'exact',
    engine: JSON.stringify(ticket.engine),
    data: JSON.stringify(ticket.data),
    seeds: JSON.stringify(ticket.experiment.chance),
    layers: JSON.stringify(network.layers),
    points: JSON.stringify({ run: recordOf(ticket.run), full: ticket.full && recordOf(ticket.full) }),
    ...(ticket.fingerprint === null ? {} : { fingerprint: ticket.fingerprint }),
  };
  return writeSafetensors({ metadata, tensors });
}

/** A loss that is not a number becomes null in JSON by itself. */
const recordOf = ({ id, status, points, trainingSeconds }: RunRecord) => ({ id, status, points, trainingSeconds });

const recordSchema = z.object({
  id: runIdSchema,
  status: z.enum(['finished', 'diverged']),
  points: pointsSchema,
  trainingSeconds: z.number().nullable(),
});
const metadataSchema = z.object({
  link: z.string(),
  run: z.string().transform(json).pipe(runIdSchema),
  theta_T: z.enum(['exact', 'rounded']),
  engine: z.string().transform(json).pipe(engineSchema),
  data: z.string().transform(json).pipe(dataSchema),
  points: z.string().transform(json).pipe(z.object({ run: recordSchema, full: recordSchema.nullable() })),
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/).optional(),
});

/**
 * Reads a ticket and holds it against its experiment: every tensor must have the shape that the
 * experiment's network asks for, and weights that are pruned must be 0.
 * @throws Error that says what is wrong.
 */
export function readTicket(bytes: Uint8Array): Ticket {
  const file = readSafetensors(bytes);
  const { format, version } = file.metadata;
  if (format !== FORMAT) {
    throw new Error('The safetensors file is no ticket of Ticket Lab: its metadata do not say so.');
  }
  if (Number(version) !== VERSION) {
    throw new Error(`The ticket has version ${clip(version)}; this app reads version ${VERSION}.`);
  }
  const parsed = metadataSchema.safeParse(file.metadata);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new Error(`The ticket's metadata are damaged at ${issue.path.join('.')}.`);
  }
  const { link, run: id, data, engine, points, fingerprint } = parsed.data;
  const { experiment, notes } = readLink(link);
  if (notes.length > 0) {
    const [{ path, given, allowed }] = notes;
    const choices = allowed === '' ? 'known settings' : allowed;
    throw new Error(`The ticket's experiment has ${path} = ${given}; allowed: ${choices}.`);
  }
  checkId(id, experiment.chance.trials, experiment.pruning.rounds, ['full', 'ticket', ...experiment.compare.arms]);
  checkData(data, experiment.data);
  const network = buildNetwork(experiment.network, data.inputShape, data.classNames.length);
  return {
    experiment, id, engine, data, network,
    ...tensorsOf(file, torchNetwork(network).parameters, id.round),
    rounded: parsed.data.theta_T === 'rounded',
    run: { ...points.run, reused: false },
    full: points.full && { ...points.full, reused: false },
    fingerprint: fingerprint ?? null,
  };
}

/** Texts of metadata that are JSON; what is not is left to the schema. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function checkId(id: Ticket['id'], trials: number, rounds: number, arms: readonly string[]): void {
  if (id.trial >= trials) throw new Error(`The ticket is of trial ${id.trial + 1}; its experiment has ${trials}.`);
  if (id.round > rounds) throw new Error(`The ticket is of round ${id.round}; its experiment has ${rounds}.`);
  if (!arms.includes(id.arm)) throw new Error(`The ticket is of arm "${clip(id.arm)}"; its experiment has ${arms.join(', ')}.`);
}

/** Own files may have any shape; that of the others is known. */
function checkData({ inputShape, classNames }: DataInfo, settings: DataSettings): void {
  const set = dataSets.get(settings.set);
  const [given, wanted] = [inputShape, inputShapeOf(settings) ?? inputShape].map((shape) => `[${shape.join(', ')}]`);
  if (given !== wanted) throw new Error(`The ticket's inputs have the shape ${given}; those of "${set.id}" have ${wanted}.`);
  const classes = set.classes ?? classNames.length;
  if (classNames.length !== classes) {
    throw new Error(`The ticket's data have ${classNames.length} classes; "${set.id}" has ${classes}.`);
  }
}

/** The tensors in this app's layout, checked against the network. */
function tensorsOf(
  { tensors }: TensorFile,
  parameters: readonly TorchParameter[],
  round: number,
): Pick<Ticket, 'theta0' | 'thetaT' | 'masks' | 'prunedIn'> {
  const byName = new Map(tensors.map((tensor) => [tensor.name, tensor]));
  const take = (name: string, dtype: Tensor['dtype'], shape: readonly number[]): Tensor => {
    const found = byName.get(name);
    if (!found) throw new Error(`The ticket lacks the tensor "${name}".`);
    if (found.dtype !== dtype || found.shape.join() !== shape.join()) {
      throw new Error(`Tensor "${name}" is ${found.dtype} [${found.shape.join(', ')}]; its experiment has ${dtype} [${shape.join(', ')}].`);
    }
    return found;
  };
  const floats = (kind: string): Float32Array[] =>
    parameters.map((parameter) => {
      const { values } = take(`${kind}.${parameter.name}`, 'F32', parameter.shape);
      if (!(values instanceof Float32Array)) throw new Error(`Tensor "${kind}.${parameter.name}" holds no numbers.`);
      return fromTorch(values, torchOrder(parameter), new Float32Array(values.length));
    });
  const bytes = (kind: string, dtype: 'U8' | 'BOOL'): (Uint8Array | null)[] =>
    parameters.map((parameter) => {
      if (!parameter.spec.prunable) return null;
      const { values } = take(`${kind}.${parameter.name}`, dtype, parameter.shape);
      return fromTorch(Uint8Array.from(values), torchOrder(parameter), new Uint8Array(values.length));
    });
  const masks = bytes('mask', 'BOOL');
  const hasHistory = tensors.some(({ name }) => name.startsWith('pruned_in.'));
  const prunedIn = hasHistory ? bytes('pruned_in', 'U8') : null;
  const thetaT = floats('theta_T');
  parameters.forEach(({ name, spec }, at) => {
    const mask = masks[at];
    if (!mask) return;
    if (mask.length !== sizeOf(spec.shape)) throw new Error(`Mask "${name}" has ${mask.length} weights.`);
    for (let index = 0; index < mask.length; index += 1) {
      if (mask[index] === 0 && thetaT[at][index] !== 0) throw new Error(`Pruned weights of "theta_T.${name}" are not 0.`);
      const pruned = prunedIn?.[at]?.[index];
      if (pruned !== undefined && (pruned === 0 || pruned > round) !== (mask[index] === 1)) {
        throw new Error(`"pruned_in.${name}" and "mask.${name}" contradict each other.`);
      }
    }
  });
  const theta0 = floats('theta_0');
  const all = denseMasks(parameters.map(({ spec }) => spec));
  return { theta0, thetaT, masks: masks.map((mask, at) => mask ?? all[at]), prunedIn };
}

const clip = (text: string | undefined): string => (text ?? 'none').slice(0, 40);
