/** Small networks and a laboratory without training, for tests. */
import { applyMasks, masksAt, type Masks } from './masks';
import type { MethodSettings, Position } from './method';
import { methods } from './methods';
import { sizeOf, type ParameterSpec, type Weights } from './parameters';
import { planTrial, runsOf, type PlannedRun } from './plan';
import { budgetsOf, type PruningRates, type Scope } from './pruning';
import { stream } from './random/stream';
import type { RunKey } from './run-key';
import { createGraph, type Recipe } from './step';
import { createUnfolding, type Masked } from './unfold';

const spec = (layer: number, kind: ParameterSpec['kind'], shape: number[], prunable: boolean): ParameterSpec => ({
  name: `${layer}/${kind === 'bias' ? 'bias' : 'kernel'}`,
  layer,
  kind,
  shape,
  fanIn: shape[0],
  fanOut: shape[shape.length - 1],
  prunable,
});

/** 20 → 10 → 4: 200 + 40 weights and 14 biases. */
export const tinySpecs: readonly ParameterSpec[] = [
  spec(1, 'dense', [20, 10], true),
  spec(1, 'bias', [10], false),
  spec(2, 'output', [10, 4], true),
  spec(2, 'bias', [4], false),
];

export interface TinySettings extends MethodSettings {
  readonly trials: number;
  readonly levels: number;
  readonly seed: number;
  readonly rest: string;
  readonly rates: PruningRates;
  readonly scope: Scope;
  readonly initializer: { readonly initializer: string; readonly standardDeviation: number };
  /** method, then its controls */
  readonly chains: readonly (readonly string[])[];
}

export const tinySettings: TinySettings = {
  initializer: { initializer: 'glorot-normal', standardDeviation: 0.1 },
  seed: 1,
  rest: 'zero',
  trials: 2,
  levels: 3,
  rates: { rate: 0.2, outputRate: 0.1 },
  schedule: 'iterative',
  scope: 'layerwise',
  criterion: 'magnitude',
  scorePasses: null,
  scoreExamples: 10,
  temperature: 200,
  maskWeights: 'signed-constant',
  maskScale: 'scaled',
  chains: [['imp', 'reinitialized', 'random-mask']],
};

/** What runs are called here: the control's id, else the method's; the full network "full". */
const nameOf = ({ chain, control }: RunKey, { chains }: TinySettings): string =>
  chain === null ? 'full' : (control ?? chains[chain][0]);

/** What streams of the invented training are called: as the runs are in recordings of version 1. */
const noiseName = (name: string): string => (name === 'imp' ? 'ticket' : name);

export interface SeenRun {
  /** "0/1/imp": trial, level, name */
  readonly id: string;
  readonly position: Position | 'to-k';
  readonly weights: Weights;
  readonly masks: Masks;
}

interface Disturbance {
  /** ids of runs that diverge */
  readonly diverge?: readonly string[];
  /** what else becomes of trained weights */
  readonly change?: (values: Float32Array) => Float32Array;
  /** what trainers do to the weights they were given */
  readonly spoil?: boolean;
  readonly fail?: boolean;
}

/** The tiny network has no batch-norm: nothing of it can go whole. */
const NOTHING_EMERGES = { groups: [], scales: [], gone: 0, distance: 0.1, every: 1 };

/** What trainers score before training is seeded noise, too. */
const sensitivityOf = (recipe: Recipe): Weights =>
  tinySpecs.map(({ shape, name }) => {
    const noise = stream(8, recipe, name);
    return Float32Array.from({ length: sizeOf(shape) }, () => noise.normal());
  });

/** Runs a lottery in which "training" adds seeded noise to the weights that are left. */
export async function play(more: Partial<TinySettings> = {}, disturbance: Disturbance = {}) {
  const settings = { ...tinySettings, ...more };
  const { diverge = [], change = (values) => values } = disturbance;
  const graph = createGraph();
  const positions = new Map<Recipe, SeenRun['position']>();
  const training = (position: SeenRun['position']): Recipe => {
    const recipe = graph.add({ kind: 'given', given: position });
    positions.set(recipe, position);
    return recipe;
  };
  const budgets = budgetsOf(tinySpecs, settings.rates, settings.scope, settings.levels);
  const chains = settings.chains.map(([method, ...controls]) => ({
    method,
    controls,
    settings,
    budgets: methods.get(method).budgets?.(tinySpecs, budgets, false) ?? budgets,
    training,
    trainingToK: training('to-k'),
    trainingMasks: training('replayed'),
    rest: settings.rest,
    units: null,
    trainsByLevel: false,
    emerging: methods.get(method).emerges ? budgets.map(() => NOTHING_EMERGES) : null,
  }));
  const given = (what: string): Recipe => graph.add({ kind: 'given', given: what });
  const setup = {
    graph,
    chains,
    initializer: settings.initializer,
    seed: settings.seed,
    orderSeed: 1,
    network: given('network'),
    world: given('world'),
    examples: given('examples'),
    training: training('replayed'),
    trainingFull: training('replayed'),
    paths: null,
    planes: null,
  };
  const trials = Array.from({ length: settings.trials }, (_, trial) => planTrial(setup, trial));
  const planned = trials.flatMap(runsOf);

  const runs: SeenRun[] = [];
  const thetaT = new Map<string, Weights>();
  const masked: Masked[] = [];
  const ended: string[] = [];
  const done = new Map<Recipe, Weights>();
  const idOf = ({ key }: PlannedRun): string => `${key.trial}/${key.level}/${nameOf(key, settings)}`;
  const unfolding = createUnfolding(graph, tinySpecs, {
    async train(run) {
      if (disturbance.fail) throw new Error('no engine');
      const step = graph.get(run.recipe);
      if (step.kind !== 'train') throw new Error(`${step.kind} is not trained.`);
      const { weights, masks, rest } = (await unfolding.start(run.recipe))();
      const start = applyMasks(weights, masks, rest);
      const id = idOf(run);
      runs.push({ id, position: positions.get(step.training) ?? 'to-k', weights: start.map((v) => v.slice()), masks });
      const { trial, level } = run.key;
      const trained = start.map((values, index) => {
        const noise = stream(9, 'noise', trial, level, noiseName(nameOf(run.key, settings)), index);
        const mask = masks[index];
        return change(values.map((value, at) => (mask && !mask[at] ? value : value + 0.3 * noise.normal())));
      });
      if (disturbance.spoil) start.forEach((values) => values.fill(NaN));
      thetaT.set(id, trained);
      done.set(run.recipe, trained);
      return !diverge.includes(id);
    },
    async weights(recipe) {
      const found = done.get(recipe);
      if (found) return found;
      const step = graph.get(recipe);
      if (step.kind === 'sensitivity') return sensitivityOf(recipe);
      // only θ_k is trained unseen; here it is told apart from θ_T by its sign
      const trial = trials.find(({ toK }) => toK.includes(recipe));
      if (!trial) throw new Error(`No weights of ${recipe}.`);
      return (done.get(trial.full.recipe) ?? []).map((values) => values.map((value) => -value));
    },
    masked: (report) => masked.push(report),
    ended: (run) => ended.push(idOf(run)),
  });
  await Promise.all(trials.map((trial) => unfolding.run(trial)));

  const find = (trial: number, level: number, name: string): SeenRun => {
    const found = runs.find(({ id }) => id === `${trial}/${level}/${name}`);
    if (!found) throw new Error(`No run ${trial}/${level}/${name}.`);
    return found;
  };
  return { settings, graph, trials, planned, runs, masked, ended, thetaT, find };
}

/** Does what a method has pruned stay pruned, by the masks that it makes? */
export async function keepsPruned(method: string): Promise<boolean> {
  const levels = [1, 2, 3];
  const played = await Promise.all(
    (['iterative', 'one-shot'] as const).map((schedule) => play({ trials: 1, schedule, chains: [[method]] })),
  );
  return played.every(({ masked }) => {
    const masks = masked.map(({ prunedIn, level }) => masksAt(prunedIn, level)[0] ?? new Uint8Array());
    if (masks.length !== levels.length) throw new Error(`"${method}" tells ${masks.length} masks.`);
    return masks.every((mask, at) => at === 0 || mask.every((bit, weight) => bit <= masks[at - 1][weight]));
  });
}
