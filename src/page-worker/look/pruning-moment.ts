/** One round of pruning, weight by weight: what each scored, whether it fell, what it becomes. */
import { createEvaluator, needsOf } from '../../lottery/evaluate';
import { createMaskBook } from '../../lottery/mask-book';
import { isKernel, type Weights } from '../../lottery/parameters';
import { prunedLayer } from '../../lottery/pruned-layer';
import { runOf, ticket } from '../../lottery/run-key';
import { recordedPlan } from '../../runner/plan';
import type { Answer, Question } from './questions';
import type { WeightsReader } from './run-weights';

export async function pruning(
  { of, round, prunedIn, most }: Question<'pruning'>,
  { weightsOf }: { readonly weightsOf: WeightsReader },
): Promise<Answer<'pruning'>> {
  const nothing: Answer<'pruning'> = { kind: 'pruning', layers: null, restore: null, rounded: false };
  const plan = recordedPlan({ ...of, engine: { version: of.engineVersion } });
  const { parameters: specs } = plan.network;
  const { recipe } = plan.find(runOf(of.trial, ticket, round));
  const run = plan.graph.get(recipe);
  if (run.kind !== 'train' || run.masks === null) return nothing;
  const cut = plan.graph.get(run.masks);
  const scored = cut.kind === 'prune' ? plan.graph.get(cut.scores) : null;
  if (cut.kind !== 'prune' || scored?.kind !== 'score' || !scored.inputs.thetaT) return nothing;

  const { full, toK, chains } = plan.trial(of.trial);
  const book = createMaskBook();
  book.know('recorded', chains[0], prunedIn);
  const runs = [...toK.map((other) => ({ ...full, recipe: other })), full, ...chains[0].flatMap((level) => level.runs)];
  const trained = new Map<string, Weights>();
  let rounded = false;
  const needed = [needsOf(plan.graph, recipe, book.has), needsOf(plan.graph, cut.scores, book.has)];
  for (const need of new Set([scored.inputs.thetaT, ...needed.flatMap((needs) => [...needs])])) {
    const planned = runs.find((other) => other.recipe === need);
    const found = planned && (await weightsOf(plan, planned));
    if (!found) return nothing;
    trained.set(need, found.weights);
    rounded ||= found.rounded;
  }
  const evaluator = createEvaluator(plan.graph, specs, book.masks);
  const scores = evaluator.scores(cut.scores, trained);
  const { weights: start } = evaluator.start(recipe, trained);
  const thetaT = trained.get(scored.inputs.thetaT) ?? [];
  const layers = specs.flatMap((spec, parameter) => {
    const [fates, score] = [prunedIn[parameter], scores[parameter]];
    if (!isKernel(spec) || !fates || !score) return [];
    return [prunedLayer({ parameter, fates, score, thetaT: thetaT[parameter], start: start[parameter] }, round, most)];
  });
  const from = plan.graph.get(run.start);
  return { kind: 'pruning', layers, restore: from.kind === 'restore' ? from.restore : null, rounded };
}
