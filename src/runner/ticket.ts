/** From a recording and stored weights to a ticket that can leave. */
import { controls } from '../lottery/controls';
import { initialize } from '../lottery/initializers';
import { denseMasks, type Masks } from '../lottery/masks';
import type { Weights } from '../lottery/parameters';
import { treatments } from '../lottery/treatments';
import { buildNetwork } from '../models';
import type { Network } from '../models/network';
import { fingerprint } from '../recording/fingerprint';
import { runKey, type Recording, type RunId } from '../recording/recording';
import type { Ticket } from '../formats/ticket/ticket';
import { plannedRuns } from './plan';

/** Weights of a run, and whether they are rounded; null where they are not at hand. */
export type FindWeights = (id: RunId) => Promise<{
  readonly weights: Weights;
  readonly rounded: boolean;
  /** θ_k of a full network that kept it */
  readonly rewindPoint?: Weights;
} | null>;

/**
 * The ticket of a finished run.
 * @throws Error when the run is not finished or weights that are needed are not at hand.
 */
export async function makeTicket(recording: Recording, id: RunId, find: FindWeights): Promise<Ticket> {
  const { experiment, engine, data } = recording;
  const recordOf = (of: RunId) =>
    recording.runs.find((run) => runKey(run.id) === runKey(of) && run.status !== 'running');
  const run = recordOf(id);
  if (!run || !engine || !data) {
    throw new Error(`${id.arm}, round ${id.round}, trial ${id.trial + 1} has not been trained yet.`);
  }
  const found = await find(id);
  if (!found)
    throw new Error(
      `The weights of ${id.arm}, round ${id.round}, trial ${id.trial + 1} are not kept here: train it first.`,
    );
  const network = buildNetwork(experiment.network, data.inputShape, data.classNames.length);
  const { masks, theta0, prunedIn } = await startOf(recording, network, id, find);
  return {
    experiment,
    id,
    engine,
    data,
    network,
    masks,
    theta0,
    prunedIn,
    thetaT: found.weights,
    rounded: found.rounded,
    run,
    full: id.round === 0 ? null : (recordOf({ trial: id.trial, round: 0, arm: 'full' }) ?? null),
    fingerprint: isComplete(recording) ? fingerprint(recording) : null,
  };
}

/** Are all planned runs over? A fingerprint speaks of the whole experiment. */
const isComplete = ({ runs, experiment }: Recording): boolean =>
  runs.filter(({ status }) => status !== 'running').length >= plannedRuns(experiment).length;

/** What a run started from, as in lottery/loop.ts. */
async function startOf(
  recording: Recording,
  network: Network,
  id: RunId,
  find: FindWeights,
): Promise<Pick<Ticket, 'masks' | 'theta0' | 'prunedIn'>> {
  const { experiment } = recording;
  const { parameters: specs } = network;
  const { trial, round, arm } = id;
  const seed = experiment.chance.initializationSeed;
  const initial = initialize(specs, experiment.network, seed, 'initialization', trial);
  if (round === 0) return { masks: denseMasks(specs), theta0: initial, prunedIn: null };

  const isControl = controls.ids.includes(arm);
  const chain = isControl ? controls.get(arm).chain : arm;
  const record = recording.masks.find((mask) => mask.trial === trial && mask.chain === chain);
  if (!record || record.remaining.length <= round)
    throw new Error(`The masks of ${chain}, trial ${trial + 1} are not recorded up to round ${round}.`);
  const history = record.prunedIn.map((rounds) => rounds && rounds.map((when) => (when > round ? 0 : when)));
  const masks: Masks = history.map((rounds) => rounds && rounds.map((when) => (when === 0 ? 1 : 0)));
  if (isControl) {
    const start = controls
      .get(arm)
      .start({ specs, theta0: initial, masks, initializer: experiment.network, seed, trial, round });
    return { masks: start.masks, theta0: start.weights, prunedIn: start.masks === masks ? history : null };
  }
  if (arm === 'ticket') return { masks, theta0: initial, prunedIn: history };
  // other treatments start from the weights that were pruned
  const isFirst = round === 1 || experiment.pruning.schedule === 'one-shot';
  const before: RunId = isFirst ? { trial, round: 0, arm: 'full' } : { trial, round: round - 1, arm };
  const pruned = await find(before);
  if (!pruned) throw new Error(`The weights that ${arm} of round ${round} started from are not kept here.`);
  const treatment = treatments.get(arm);
  const rewinds = treatment.schedule === 'continued';
  const thetaK = rewinds ? (await find({ trial, round: 0, arm: 'full' }))?.rewindPoint : [];
  if (!thetaK) throw new Error(`The weights that ${arm} goes back to are not kept here.`);
  const theta0 = treatment.survivors({ theta0: initial, thetaK, thetaT: pruned.weights });
  return { masks, theta0, prunedIn: history };
}
