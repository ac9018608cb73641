/** What a step comes to: the one place that says what a run started from, and with which masks. */
import { controls, type Start } from './controls';
import { initialize } from './initializers';
import { denseMasks, type Masks } from './masks';
import { sizeOf, type ParameterSpec, type Weights } from './parameters';
import { pruneUnits } from './prune-units';
import { prune } from './pruning';
import { channelsLeft } from './early-bird';
import { stream } from './random/stream';
import { restores } from './restores';
import { rests } from './rests';
import { scores } from './scores';
import type { Graph, Inputs, Recipe } from './step';
import { withoutUnits } from './units';

/** What trainers have made of the steps that a step is computed from, as `needsOf` names them: θ_T, or a number per weight. */
export type TrainedRuns = ReadonlyMap<Recipe, Weights>;

/** Arrays it returns may be shared with others: nobody writes to them. */
interface Evaluator {
  /** @param step null: of the full network */
  masks(step: Recipe | null, trained: TrainedRuns): Masks;
  /** A number per weight, null for parameters that are not pruned. */
  scores(step: Recipe, trained: TrainedRuns): readonly (Float32Array | null)[];
  /** What a training run starts from, before masks are applied. */
  start(run: Recipe, trained: TrainedRuns): Start;
}

/** Values that are kept of draws: trials take turns, and each begins with its θ₀ in every round. */
const MOST_DRAWN = 2_000_000;

const countOf = (specs: readonly ParameterSpec[]): number => specs.reduce((sum, { shape }) => sum + sizeOf(shape), 0);

/** @param masksOf masks that were found before; undefined: they are computed */
export function createEvaluator(
  graph: Graph,
  specs: readonly ParameterSpec[],
  masksOf: (step: Recipe) => Masks | undefined,
): Evaluator {
  const weights = (recipe: Recipe, trained: TrainedRuns): Weights => {
    const step = graph.get(recipe);
    if (step.kind === 'train') return trainedOf(recipe, trained);
    if (step.kind === 'draw') return draw(recipe, trained);
    if (step.kind === 'control') return control(recipe, trained).weights;
    if (step.kind === 'rest') return rest(recipe, trained).left;
    if (step.kind === 'restore')
      return restores.get(step.restore).survivors(lookUp(step.inputs, step.restore, trained));
    throw new Error(`A step of kind "${step.kind}" gives no weights.`);
  };
  const masks = (recipe: Recipe | null, trained: TrainedRuns): Masks => {
    if (recipe === null) return denseMasks(specs);
    const step = graph.get(recipe);
    if (step.kind === 'control') return control(recipe, trained).masks;
    if (step.kind !== 'prune' && step.kind !== 'emerged')
      throw new Error(`A step of kind "${step.kind}" gives no masks.`);
    const found = masksOf(recipe);
    if (found) return found;
    if (step.kind === 'emerged') {
      const left = channelsLeft(step.groups, trainedOf(step.run, trained));
      return withoutUnits(specs, step.groups, denseMasks(specs), left);
    }
    const [before, ranked] = [masks(step.masks, trained), score(step.scores, trained)];
    return step.units ? pruneUnits(specs, before, ranked, step.units) : prune(before, ranked, step.budget);
  };

  // a run and its controls start from the same θ₀, and levels of one shot have the same scores
  const draw = rememberLast(
    (recipe): Weights => {
      const step = graph.get(recipe);
      if (step.kind !== 'draw') throw new Error(`A step of kind "${step.kind}" is no draw.`);
      return initialize(specs, step.initializer, step.chance.seed, ...step.chance.names);
    },
    Math.max(1, Math.floor(MOST_DRAWN / countOf(specs))),
  );
  const control = rememberLast((recipe, trained): Start => {
    const step = graph.get(recipe);
    if (step.kind !== 'control') throw new Error(`A step of kind "${step.kind}" is no control.`);
    const { control: id, initializer, chance, units } = step;
    const inputs = lookUp(step.inputs, id, trained);
    const { byUnits, start } = controls.get(id);
    return start({
      specs,
      get theta0() {
        return inputs.theta0;
      },
      get thetaT() {
        return inputs.thetaT;
      },
      get masks() {
        return masks(declared(step.inputs.masks, id, 'masks'), trained);
      },
      get initializer() {
        return declared(initializer, id, 'initializer');
      },
      get chance() {
        return declared(chance, id, 'chance');
      },
      get units() {
        return byUnits ? (units ?? []) : declared(units, id, 'units');
      },
    });
  });
  /** What survivors start at, and what pruned places hold. */
  const rest = (recipe: Recipe, trained: TrainedRuns): { readonly left: Weights; readonly pruned: Weights } => {
    const step = graph.get(recipe);
    if (step.kind !== 'rest') throw new Error(`A step of kind "${step.kind}" is no rest.`);
    const start = weights(step.start, trained);
    const { pruned, left } = rests.get(step.rest);
    const inputs = lookUp(step.inputs, step.rest, trained);
    const ofEach = (of: typeof pruned): Weights =>
      specs.map(({ prunable }, index) =>
        prunable
          ? of({
              start: start[index],
              get theta0() {
                return inputs.theta0[index];
              },
              get thetaT() {
                return inputs.thetaT[index];
              },
            })
          : start[index],
      );
    return { left: left ? ofEach(left) : start, pruned: ofEach(pruned) };
  };
  const score = rememberLast((recipe, trained): (Float32Array | null)[] => {
    const step = graph.get(recipe);
    if (step.kind === 'sensitivity') {
      const found = trainedOf(recipe, trained);
      return specs.map(({ prunable }, index) => (prunable ? found[index] : null));
    }
    if (step.kind !== 'score') throw new Error(`A step of kind "${step.kind}" gives no scores.`);
    const { score: id, chance } = step;
    const inputs = lookUp(step.inputs, id, trained);
    let before: Masks | null = null; // the same for all parameters
    return specs.map((spec, index) => {
      if (!spec.prunable) return null;
      return scores.get(id).of({
        get theta0() {
          return inputs.theta0[index];
        },
        get thetaT() {
          return inputs.thetaT[index];
        },
        get mask() {
          before ??= masks(declared(step.inputs.masks, id, 'mask'), trained);
          return before[index] ?? new Uint8Array(sizeOf(spec.shape)).fill(1);
        },
        get random() {
          const { seed, names } = declared(chance, id, 'chance');
          return stream(seed, ...names, spec.name);
        },
      });
    });
  });

  /** Weights by the names that scores, restores and controls give them; each is found when it is looked at. */
  const lookUp = (inputs: Inputs, id: string, trained: TrainedRuns) => ({
    specs,
    get theta0() {
      return weights(declared(inputs.theta0, id, 'theta0'), trained);
    },
    get thetaK() {
      return weights(declared(inputs.thetaK, id, 'thetaK'), trained);
    },
    get thetaT() {
      return weights(declared(inputs.thetaT, id, 'thetaT'), trained);
    },
  });

  return {
    masks,
    scores: score,
    start(run, trained) {
      const step = graph.get(run);
      if (step.kind !== 'train') throw new Error(`A step of kind "${step.kind}" starts from nothing.`);
      return {
        weights: weights(step.start, trained),
        masks: masks(step.masks, trained),
        ...(step.rest && { rest: rest(step.rest, trained).pruned }),
      };
    },
  };
}

/** What is not in the step is not in its recipe: nothing may depend on it. */
function declared<T>(value: T | undefined, id: string, name: string): T {
  if (value === undefined) throw new Error(`"${id}" looks at "${name}", which is not among its needs.`);
  return value;
}

function trainedOf(run: Recipe, trained: TrainedRuns): Weights {
  const weights = trained.get(run);
  if (!weights) throw new Error(`What a trainer has made of step ${run} is not at hand.`);
  return weights;
}

/** The values asked for last are kept, one or `most`: keeping all would cost more than making them again. */
function rememberLast<T>(
  make: (recipe: Recipe, trained: TrainedRuns) => T,
  most = 1,
): (recipe: Recipe, trained: TrainedRuns) => T {
  const kept = new Map<Recipe, T>();
  return (recipe, trained) => {
    const value = kept.get(recipe) ?? make(recipe, trained);
    kept.delete(recipe); // it goes to the end: the first is who was not asked for longest
    kept.set(recipe, value);
    for (const oldest of kept.keys()) {
      if (kept.size <= most) break;
      kept.delete(oldest);
    }
    return value;
  };
}

/**
 * What trainers have to do before a step can be computed: the training runs whose weights it is computed from, and scores
 * before training; of a training run, what it starts from.
 * @param hasMasks masks that need not be computed
 */
export function needsOf(graph: Graph, of: Recipe, hasMasks: (step: Recipe) => boolean): Set<Recipe> {
  const needs = new Set<Recipe>();
  const visit = (recipe: Recipe | null | undefined): void => {
    if (!recipe) return;
    const step = graph.get(recipe);
    if (step.kind === 'train' || step.kind === 'sensitivity') needs.add(recipe);
    else if (step.kind === 'prune' && !hasMasks(recipe)) [step.masks, step.scores].forEach(visit);
    else if (step.kind === 'emerged' && !hasMasks(recipe)) visit(step.run);
    else if ('inputs' in step) {
      const { theta0, thetaK, thetaT, masks } = step.inputs;
      [theta0, thetaK, thetaT, masks].forEach(visit);
      if (step.kind === 'rest') visit(step.start);
    }
  };
  const step = graph.get(of);
  if (step.kind === 'train') [step.start, step.masks, step.rest].forEach(visit);
  else if (step.kind === 'sensitivity') visit(step.theta0);
  else if (step.kind === 'measure') step.runs.forEach(visit);
  else visit(of);
  return needs;
}
