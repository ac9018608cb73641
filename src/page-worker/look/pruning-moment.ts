/** One round of pruning, weight by weight: what each scored, whether it fell, what it becomes. */
import { createEvaluator, needsOf } from '../../lottery/evaluate';
import { createMaskBook } from '../../lottery/mask-book';
import { isKernel } from '../../lottery/parameters';
import { cutOf, prunedLayer, type PrunedLayer } from '../../lottery/pruned-layer';
import { prunedUnits } from '../../lottery/pruned-units';
import { runOf, ticketOf } from '../../lottery/run-key';
import { recordedPlan } from '../../runner/plan';
import { trainedFor } from '../../runner/trained';
import type { Answer, Question } from './questions';
import type { WeightsReader } from './run-weights';

export async function pruning(
  { of, chain, round, prunedIn, most }: Question<'pruning'>,
  { weightsOf }: { readonly weightsOf: WeightsReader },
): Promise<Answer<'pruning'>> {
  const nothing: Answer<'pruning'> = { kind: 'pruning', layers: null, restore: null, rounded: false };
  const plan = recordedPlan({ ...of, engine: { version: of.engineVersion } });
  const { parameters: specs } = plan.network;
  const key = runOf(of.trial, ticketOf(chain), round);
  const { recipe } = plan.find(key);
  const run = plan.graph.get(recipe);
  if (run.kind !== 'train' || run.masks === null) return nothing;
  const cut = plan.graph.get(run.masks);
  const scored = cut.kind === 'prune' ? plan.graph.get(cut.scores) : null;
  // units may be scored by what the trained network gives on, which a trainer has told
  const isTold = scored?.kind === 'sensitivity';
  const end = isTold ? scored.theta0 : scored?.kind === 'score' ? scored.inputs.thetaT : undefined;
  if (cut.kind !== 'prune' || !end || plan.graph.get(end).kind !== 'train') return nothing;

  const book = createMaskBook();
  book.know('recorded', plan.trial(of.trial).chains[chain], prunedIn);
  const needed = [recipe, cut.scores].flatMap((step) => [...needsOf(plan.graph, step, book.has)]);
  const found = await trainedFor(plan, key, new Set([end, ...(isTold ? [cut.scores] : []), ...needed]), weightsOf);
  if (!found) return nothing;
  const { trained, rounded } = found;
  const evaluator = createEvaluator(plan.graph, specs, book.masks);
  const scores = evaluator.scores(cut.scores, trained);
  const { weights: start } = evaluator.start(recipe, trained);
  const thetaT = trained.get(end) ?? [];
  const weighed = (): PrunedLayer[] =>
    cut.budget.flatMap(({ parameters: together }) => {
      const ranked = together.flatMap((parameter) => {
        const [fates, score] = [prunedIn[parameter], scores[parameter]];
        return fates && score && isKernel(specs[parameter]) ? [{ parameter, fates, score }] : [];
      });
      const at = { together, cut: cutOf(ranked, round) };
      return ranked.map(({ parameter, ...of }) =>
        prunedLayer({ parameter, ...at, ...of, thetaT: thetaT[parameter], start: start[parameter] }, round, most),
      );
    });
  const { units } = cut;
  const whole = units && { specs, units, masks: evaluator.masks(cut.masks, trained), scores, prunedIn, thetaT, start };
  const layers = whole ? prunedUnits(whole, round, most) : weighed();
  const from = plan.graph.get(run.start);
  return {
    kind: 'pruning',
    layers: layers.toSorted((a, b) => a.parameter - b.parameter),
    restore: from.kind === 'restore' ? from.restore : null,
    rounded,
  };
}
