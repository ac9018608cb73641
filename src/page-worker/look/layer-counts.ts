/** What is not 0 of what the layers of a trained network read and give, on test examples. */
import type { Splits } from '../../engine/examples';
import { sizeOf } from '../../lottery/parameters';
import { runOf } from '../../lottery/run-key';
import { activityOf, type Activity } from '../../models/activity';
import { multiplyAdds } from '../../models/multiply-adds';
import { recordedPlan } from '../../runner/plan';
import { asRead } from './as-read';
import type { Answer, Question, RunsOfTrial } from './questions';
import type { WeightsReader } from './run-weights';

/** Multiply-adds spent on the examples: about half a second. */
const WORK = 2e8;
/** Bounds of the examples looked at. */
const [LEAST, MOST] = [16, 1_000];
/** Longest slice, in ms. */
const SLICE = 15;

interface Beside {
  readonly weightsOf: WeightsReader;
  splits(of: RunsOfTrial): Promise<Splits>;
  pause(): Promise<void>;
  now(): number;
}

export async function layerCounts(
  { of, network: { arm, round } }: Question<'layer-counts'>,
  { weightsOf, splits, pause, now }: Beside,
): Promise<Answer<'layer-counts'>> {
  const plan = recordedPlan({ experiment: of.experiment, data: of.data, engine: { version: of.engineVersion } });
  const { network } = plan;
  const run = await weightsOf(plan, plan.find(runOf(of.trial, arm, round)));
  if (!run) return { kind: 'layer-counts', layers: null, tested: 0, rounded: false };
  const { weights, rounded } = run;
  const { test, standardization } = await splits(of);
  const size = sizeOf(network.inputShape);
  const perExample = multiplyAdds(
    network,
    network.parameters.map(({ shape }) => sizeOf(shape)),
  );
  const tested = Math.min(test.count, MOST, Math.max(LEAST, Math.floor(WORK / perExample)));
  let sums: readonly Activity[] = [];
  let from = now();
  for (let example = 0; example < tested; example += 1) {
    const input = asRead(test.inputs.subarray(example * size, (example + 1) * size), standardization);
    sums = added(sums, activityOf(network, weights, input, 1));
    if (now() - from < SLICE) continue;
    await pause();
    from = now();
  }
  const layers = sums.map(({ parameter, reads, readsNonZero, gives, givesNonZero }) => ({
    parameter,
    reads: readsNonZero / reads,
    values: gives / tested,
    gives: givesNonZero / gives,
  }));
  return { kind: 'layer-counts', layers, tested, rounded };
}

const added = (sums: readonly Activity[], more: readonly Activity[]): readonly Activity[] =>
  sums.length === 0
    ? more
    : sums.map((sum, at) => ({
        parameter: sum.parameter,
        reads: sum.reads + more[at].reads,
        readsNonZero: sum.readsNonZero + more[at].readsNonZero,
        gives: sum.gives + more[at].gives,
        givesNonZero: sum.givesNonZero + more[at].givesNonZero,
      }));
