/** What every layer bears: the trained network's answers while one layer alone has lost its smallest weights. */
import { createEngine } from '../../engine';
import type { Splits } from '../../engine/examples';
import { countKept, denseMasks, type Masks } from '../../lottery/masks';
import { sizeOf } from '../../lottery/parameters';
import { prune } from '../../lottery/pruning';
import { full, runOf } from '../../lottery/run-key';
import { multiplyAdds } from '../../models/multiply-adds';
import { recordedPlan } from '../../runner/plan';
import type { Answer, BorneByLayer, Question, RunsOfTrial } from './questions';
import type { WeightsReader } from './run-weights';

/** Multiply-adds of all that is asked, where that leaves enough examples: about three seconds. */
const WORK = 8e9;
/** Fewest examples: each is a quarter of a percentage point. */
const LEAST = 400;

interface Beside {
  readonly weightsOf: WeightsReader;
  splits(of: RunsOfTrial): Promise<Splits>;
  pause(): Promise<void>;
}

/**
 * Nothing is trained: θ_T of the full network, one layer cut by |θ_T| to a share of its weights, all others whole (Han et al.
 * 2015, §3.3). Shares are to be chosen by it, so validation examples are asked.
 */
export async function layerSensitivity(
  { of, shares }: Question<'layer-sensitivity'>,
  { weightsOf, splits, pause }: Beside,
): Promise<Answer<'layer-sensitivity'>> {
  const plan = recordedPlan({ experiment: of.experiment, data: of.data, engine: { version: of.engineVersion } });
  const { network } = plan;
  const { parameters: specs } = network;
  const run = await weightsOf(plan, plan.find(runOf(of.trial, full, 0)));
  if (!run) return { kind: 'layer-sensitivity', layers: null, whole: 0, tested: 0, rounded: false };
  const examples = await splits(of);
  const prunable = specs.flatMap((spec, parameter) => (spec.prunable ? [parameter] : []));
  const sizes = specs.map(({ shape }) => sizeOf(shape));
  const asked = 1 + prunable.length * shares.length;
  const wanted = Math.max(LEAST, Math.floor(WORK / (asked * multiplyAdds(network, sizes))));
  const tested = Math.min(examples.validation.count, wanted);

  const engine = await createEngine('wasm');
  try {
    await engine.load(examples);
    const right = async (masks: Masks): Promise<number> => {
      await pause();
      const trainer = await engine.open({
        network,
        weights: run.weights,
        masks,
        optimizer: { id: 'sgd', momentum: 0, weightDecay: 0 },
        batch: 1,
      });
      try {
        return (await trainer.evaluate('validation', tested)).right;
      } finally {
        trainer.dispose();
      }
    };
    const dense = denseMasks(specs);
    const scores = run.weights.map((values, at) => (specs[at].prunable ? values.map(Math.abs) : null));
    const whole = await right(dense);
    const layers: BorneByLayer[] = [];
    for (const parameter of prunable) {
      const [left, accuracy]: [number[], number[]] = [[], []];
      for (const share of shares) {
        const kept = Math.round(share * sizes[parameter]);
        const masks = prune(dense, scores, [{ parameters: [parameter], kept }]);
        left.push(countKept(masks[parameter] ?? new Uint8Array()));
        accuracy.push(await right(masks));
      }
      layers.push({ parameter, left, accuracy });
    }
    return { kind: 'layer-sensitivity', layers, whole, tested, rounded: run.rounded };
  } finally {
    engine.dispose();
  }
}
