/**
 * Tickets as safetensors, in PyTorch's layout: Linear weights [out, in], convolutions
 * [out, in, height, width], inputs of a flattened image channel by channel. Tensors are called
 * "theta_0.1.weight", "theta_T.1.weight", "mask.1.weight", "pruned_in.1.weight"; what they mean is in
 * the metadata, all texts.
 */
import { said } from './problems';
import { Problem, type Sentence } from '../../problem';
import { z } from 'zod';
import { taskOf } from '../../tasks';
import { readKeptLink, writeLink } from '../../experiment/link';
import { armsOf } from '../../experiment/chains';
import { remainingByParameter, weightsRemaining } from '../../lottery/masks';
import { migratedRun, VERSION } from '../migrations';
import { dataSchema, engineSchema, fingerprintSchema, pointsSchema, runIdSchema } from '../file-form';
import { type RunRecord } from '../../recording/recording';
import { contradictionInRuns } from '../consistency';
import { readSafetensors, writeSafetensors, type TensorFile } from './safetensors';
import { TENSOR_KINDS, type OpenedTicket, type TensorKind, type Ticket } from './ticket';
import { checksums, readTensors, writeTensors } from './ticket-tensors';
import { networkOn } from '../../experiment/network';
import { armOf, full, fullKey, type RunKey } from '../../lottery/run-key';
import { armNames, keyNamed, namedRun, type ArmNames, type NamedRun } from '../../experiment/arm-names';
import type { Experiment } from '../../experiment/schema';

const FORMAT = 'ticket-lab-ticket';

/** The experiment's part of an address; never empty, so that it can be told from nothing. */
export const ticketLink = (ticket: Pick<Ticket, 'experiment'>): string => writeLink(ticket.experiment);

export function writeTicket(ticket: Ticket): Uint8Array<ArrayBuffer> {
  const { network, masks, id } = ticket;
  const names = armNames(ticket.experiment);
  const remaining = remainingByParameter(network.parameters, masks);
  const metadata: Record<string, string> = {
    format: FORMAT,
    version: String(VERSION),
    link: ticketLink(ticket),
    run: JSON.stringify(namedRun(names, id)),
    weights_remaining: String(weightsRemaining(network.parameters, remaining)),
    theta_T: ticket.rounded ? 'rounded' : 'exact',
    engine: JSON.stringify(ticket.engine),
    data: JSON.stringify(ticket.data),
    seeds: JSON.stringify(ticket.experiment.chance),
    layers: JSON.stringify(network.layers),
    points: JSON.stringify({ run: recordOf(names, ticket.run), full: ticket.full && recordOf(names, ticket.full) }),
    sha256: JSON.stringify(checksums(ticket)),
    ...(ticket.fingerprint === null ? {} : { fingerprint: ticket.fingerprint }),
  };
  return writeSafetensors({ metadata, tensors: writeTensors(ticket) });
}

const recordOf = (names: ArmNames, { id, status, points, trainingSeconds }: RunRecord) => ({
  id: namedRun(names, id),
  status,
  points,
  trainingSeconds,
});

const recordSchema = z.preprocess(
  migratedRun,
  z.object({
    id: runIdSchema,
    status: z.enum(['finished', 'diverged']),
    points: pointsSchema,
    trainingSeconds: z.number().nullable(),
  }),
);
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const metadataSchema = z.object({
  link: z.string(),
  run: z.string().transform(json).pipe(runIdSchema),
  theta_T: z.enum(['exact', 'rounded']),
  engine: z.string().transform(json).pipe(engineSchema),
  data: z.string().transform(json).pipe(dataSchema),
  points: z
    .string()
    .transform(json)
    .pipe(z.object({ run: recordSchema, full: recordSchema.nullable() })),
  weights_remaining: z.string().optional(),
  sha256: z
    .string()
    .transform(json)
    .pipe(z.record(z.enum(TENSOR_KINDS), hash))
    .optional(),
  fingerprint: fingerprintSchema.optional(),
});

/**
 * Reads a ticket and holds it against its experiment: every tensor must have the shape that the
 * experiment's network asks for, and weights that are pruned must be 0.
 * @throws Error that says what is wrong.
 */
export function readTicket(bytes: Uint8Array): OpenedTicket {
  const file = readSafetensors(bytes);
  const metadata = metadataOf(file);
  const { link, data, engine, fingerprint } = metadata;
  const { experiment, notes } = readKeptLink(link);
  if (notes.length > 0) {
    const [{ path, given, allowed }] = notes;
    const choices = allowed === '' ? said('known-settings') : allowed;
    throw new Problem(said('ticket-setting', { path, given, allowed: choices }));
  }
  const id = keyOf(metadata.run, experiment);
  const contradiction = taskOf(experiment.data.set).contradiction(experiment.data, data);
  if (contradiction !== null) throw new Problem(said('ticket-contradicts', { reason: contradiction }));
  const { run, full: whole } = recordsOf(metadata, experiment, id);
  const network = networkOn(experiment, data);
  const { converted, ignored, ...weights } = readTensors(file.tensors, network, id.level, run.status === 'diverged');
  checkRemaining(
    metadata.weights_remaining,
    weightsRemaining(network.parameters, remainingByParameter(network.parameters, weights.masks)),
  );
  return {
    ticket: {
      experiment,
      id,
      engine,
      data,
      network,
      ...weights,
      rounded: metadata.theta_T === 'rounded',
      run,
      full: whole,
      fingerprint: fingerprint ?? null,
    },
    notes: { changed: changedSince(metadata.sha256, weights), converted, ignored },
  };
}

function metadataOf({ metadata, tensors }: TensorFile): z.output<typeof metadataSchema> {
  const { format, version } = metadata;
  if (format !== FORMAT) {
    if (!tensors.some(({ name }) => name.startsWith('theta_0.'))) {
      throw new Problem(said('not-a-ticket'));
    }
    throw new Problem(said('metadata-lost'));
  }
  if (![1, VERSION].includes(Number(version))) {
    throw new Problem(said('ticket-version', { version: clip(version), known: VERSION }));
  }
  const parsed = metadataSchema.safeParse(metadata);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Problem(said('ticket-damaged', { place: issue.path.join('.') }));
}

/** Which tensors are not those that the file was made with; null: it does not tell. */
function changedSince(
  made: Readonly<Record<TensorKind, string>> | undefined,
  weights: Parameters<typeof checksums>[0],
): TensorKind[] | null {
  if (!made) return null;
  const found = checksums(weights);
  return TENSOR_KINDS.filter((kind) => made[kind] !== found[kind]);
}

/** Texts of metadata that are JSON; what is not is left to the schema. */
function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function keyOf(id: NamedRun, experiment: Experiment): RunKey {
  const { trials } = experiment.chance;
  const { rounds } = experiment.pruning;
  if (id.trial >= trials) throw new Problem(said('ticket-trial', { trial: id.trial + 1, trials }));
  if (id.round > rounds) throw new Problem(said('ticket-round', { round: id.round, rounds }));
  const names = armNames(experiment);
  const key = keyNamed(names, id);
  const allowed = id.round === 0 ? [full] : armsOf(experiment);
  if (key && allowed.includes(armOf(key))) return key;
  throw new Problem(said('ticket-arm', { arm: clip(id.arm), arms: allowed.map(names.nameOf).join(', ') }));
}

/** The results must be those of the ticket's own run, and of its trial's full network. */
function recordsOf(
  { points }: z.output<typeof metadataSchema>,
  experiment: Experiment,
  id: RunKey,
): { readonly run: RunRecord; readonly full: RunRecord | null } {
  const names = armNames(experiment);
  const recorded = (record: typeof points.run, of: RunKey): RunRecord => {
    const wanted = namedRun(names, of);
    const { trial, round, arm } = record.id;
    if (trial !== wanted.trial || round !== wanted.round || arm !== wanted.arm) {
      throw new Problem(said('other-results', { run: sentenceOf(wanted), other: sentenceOf(record.id) }));
    }
    return { ...record, id: of, reused: false };
  };
  if (points.full && id.level === 0) throw new Problem(said('results-twice'));
  const run = recorded(points.run, id);
  const whole = points.full && recorded(points.full, fullKey(id.trial));
  const contradiction = contradictionInRuns(experiment, whole ? [run, whole] : [run]);
  if (contradiction !== null) throw new Problem(said('ticket-contradicts', { reason: contradiction }));
  return { run, full: whole };
}

const sentenceOf = ({ arm, round, trial }: NamedRun): Sentence =>
  said('run-of', { arm: clip(arm), round, trial: trial + 1 });

function checkRemaining(stated: string | undefined, found: number): void {
  if (stated === undefined || Math.abs(Number(stated) - found) < 1e-9) return;
  throw new Problem(said('share-left', { stated: clip(stated), found }));
}

const clip = (text: string | undefined): string => (text ?? 'none').slice(0, 40);
