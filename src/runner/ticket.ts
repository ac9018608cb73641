/** From a recording and stored weights to a ticket that can leave. */
import { said } from './problems';
import { Problem } from '../problem';
import { createEvaluator, needsOf } from '../lottery/evaluate';
import { createMaskBook } from '../lottery/mask-book';
import { masksAt } from '../lottery/masks';
import { trainedFor, type FindWeights } from './trained';
import type { PlannedRun } from '../lottery/plan';
import type { Recipe } from '../lottery/step';
import { isComplete } from '../recording/complete';
import { fingerprint } from '../recording/fingerprint';
import { type Recording } from '../recording/recording';
import { tellsMasks } from '../recording/told-masks';
import type { Ticket } from '../formats/ticket/ticket';
import { recordedPlan, type Plan, type Training } from './plan';
import { type RunKey, keyText, armOf, fullKey, ticketOf } from '../lottery/run-key';
import { armNames } from '../experiment/arm-names';
import { isNested, isSparse } from '../experiment/chains';

/**
 * The ticket of a finished run, and how it was trained.
 * @throws Error when the run is not finished or weights that are needed are not at hand.
 */
export async function makeTicket(
  recording: Recording,
  id: RunKey,
  find: FindWeights,
): Promise<{ readonly ticket: Ticket; readonly training: Training }> {
  const { experiment, engine, data } = recording;
  if (!isSparse(experiment, id)) throw new Problem(said('not-sparse'));
  const recordOf = (of: RunKey) =>
    recording.runs.find((run) => keyText(run.id) === keyText(of) && run.status !== 'running');
  const record = recordOf(id);
  const name = `${armNames(experiment).nameOf(armOf(id))}, round ${id.level}, trial ${id.trial + 1}`;
  if (!record || !engine || !data) throw new Error(`${name} has not been trained yet.`);
  const plan = recordedPlan(recording);
  const run = plan.find(id);
  const found = await find(plan, run);
  if (!found) throw new Error(`The weights of ${name} are not kept here: train it first.`);
  const ticket = {
    experiment,
    id,
    engine,
    data,
    network: plan.networkOf(run.recipe),
    ...(await startOf(recording, plan, run, find)),
    thetaT: found.weights,
    rounded: found.rounded,
    run: record,
    full: id.level === 0 ? null : (recordOf(fullKey(id.trial)) ?? null),
    fingerprint: isComplete(recording) ? fingerprint(recording) : null,
  };
  // of a mask that was trained the weights are not, and one that emerged had no part in training before
  const training = findsMask(plan, run.recipe)
    ? { ...plan.training(plan.trial(id.trial).full.recipe), steps: 0 }
    : plan.training(run.recipe);
  return { ticket, training };
}

function findsMask({ graph }: Plan, run: Recipe): boolean {
  const step = graph.get(run);
  return step.kind === 'train' && (step.learning !== undefined || step.emerging !== undefined);
}

/** What a run started from: its masks are recorded, weights of others may be needed. */
async function startOf(
  recording: Recording,
  plan: Plan,
  { key, recipe }: PlannedRun,
  find: FindWeights,
): Promise<Pick<Ticket, 'masks' | 'theta0' | 'prunedIn'>> {
  const { trial, chain, level } = key;
  const { chains } = plan.trial(trial);
  const book = createMaskBook();
  const levels = chain === null ? [] : chains[chain];
  const record = chain === null ? null : recordedMasks(recording, { trial, chain, level });
  if (record) {
    const told = levels.filter((at) => tellsMasks(recording.experiment, record, at.level));
    book.know('recorded', told, record.prunedIn);
  }
  // a run that trains or finds its mask starts with all weights: its mask is what it has left
  const own = findsMask(plan, recipe) ? levels[level - 1].masks : null;
  const needed = [recipe, ...(own === null ? [] : [own])].flatMap((of) => [...needsOf(plan.graph, of, book.has)]);
  const found = await trainedFor(plan, key, new Set(needed), find);
  if (!found) throw new Error(`The weights that this run of level ${level} started from are not kept here.`);
  const evaluator = createEvaluator(plan.graph, plan.network.parameters, book.masks);
  const { weights, masks: startMasks } = evaluator.start(recipe, found.trained);
  const masks = own === null ? startMasks : evaluator.masks(own, found.trained);
  if (!record || chain === null || !isNested(recording.experiment, chain)) {
    return { masks, theta0: weights, prunedIn: null };
  }
  const history = record.prunedIn.map((rounds) => rounds && rounds.map((when) => (when > level ? 0 : when)));
  const told = masksAt(history, level);
  const keepsMasks = masks.every((mask, index) => mask?.every((bit, at) => bit === told[index]?.[at]) ?? true);
  return { masks, theta0: weights, prunedIn: keepsMasks ? history : null };
}

/** @throws Error when the masks are not recorded so far */
function recordedMasks({ masks, experiment }: Recording, at: { trial: number; chain: number; level: number }) {
  const record = masks.find((mask) => mask.trial === at.trial && mask.chain === at.chain);
  if (!record || record.remaining.length <= at.level)
    throw new Error(
      `The masks of ${armNames(experiment).nameOf(ticketOf(at.chain))}, trial ${at.trial + 1} are not recorded up to round ${at.level}.`,
    );
  return record;
}
