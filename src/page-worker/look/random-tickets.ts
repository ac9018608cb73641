/** A trained network of points, and random ones that are pruned to do the same (Pensia et al. 2020): none is trained. */
import type { Splits } from '../../engine/examples';
import { applyMasks } from '../../lottery/masks';
import { runOf } from '../../lottery/run-key';
import { forward, score } from '../../models/reference';
import { softmax } from '../../models/softmax';
import { strongTicket } from '../../models/strong-ticket';
import { recordedPlan } from '../../runner/plan';
import type { Answer, Question, RandomTicket, RunsOfTrial } from './questions';
import type { WeightsReader } from './run-weights';

/** Test examples asked, the first of the set. */
const MOST_TESTED = 1_000;

interface Beside {
  readonly weightsOf: WeightsReader;
  splits(of: RunsOfTrial): Promise<Splits>;
  pause(): Promise<void>;
}

/** @throws Problem for a network that is not of dense layers with ReLUs between them */
export async function randomTickets(
  { of, network: asked, sizes, draw, places }: Question<'random-tickets'>,
  beside: Beside,
): Promise<Answer<'random-tickets'>> {
  const plan = recordedPlan({ ...of, engine: { version: of.engineVersion } });
  const { network } = plan;
  const run = await beside.weightsOf(plan, plan.find(runOf(of.trial, asked.arm, asked.round)));
  if (!run) return { kind: 'random-tickets', trained: null, tickets: [], tested: 0 };
  const { test } = await beside.splits(of);
  const tested = Math.min(test.count, MOST_TESTED);
  const inputs = test.inputs.subarray(0, 2 * tested);
  const rightOf = (logits: Float64Array): number =>
    score(logits, test.labels.subarray(0, tested), network.classes).right;
  const probabilitiesOf = (logits: Float64Array): Float32Array => {
    const found = new Float32Array(logits.length);
    for (let at = 0; at < logits.length; at += network.classes) {
      found.set(softmax(logits.subarray(at, at + network.classes)), at);
    }
    return found;
  };
  const wanted = forward(network, run.weights, inputs, tested);
  const tickets: RandomTicket[] = [];
  for (const n of sizes) {
    await beside.pause();
    const ticket = strongTicket(network, run.weights, { n, seed: of.experiment.chance.initializationSeed, draw });
    const left = applyMasks(ticket.weights, ticket.masks);
    const logits = forward(ticket.network, left, inputs, tested);
    tickets.push({
      n,
      kept: ticket.kept,
      all: ticket.all,
      accuracy: rightOf(logits),
      logitError: logits.reduce((most, logit, at) => Math.max(most, Math.abs(logit - wanted[at])), 0),
      probabilities: probabilitiesOf(forward(ticket.network, left, places, places.length / 2)),
    });
  }
  return {
    kind: 'random-tickets',
    trained: {
      accuracy: rightOf(wanted),
      probabilities: probabilitiesOf(forward(network, run.weights, places, places.length / 2)),
      rounded: run.rounded,
    },
    tickets,
    tested,
  };
}
