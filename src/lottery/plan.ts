/** From the chains of an experiment to the steps of one trial. */
import { controls } from './controls';
import { drawingOf, type InitializerSettings } from './initializers';
import { EMERGENCE_VERSION, type Emerging } from './early-bird';
import { maskLearners } from './mask-learners';
import { isNestedWith, type MethodSettings, type Position } from './method';
import { methods } from './methods';
import { planPaths, type PathSetup, type PlannedPath } from './paths';
import { planPlanes, type PlaneSetup, type PlannedPlane } from './planes';
import type { PlannedRun } from './planned-run';
import type { UnitBudget } from './prune-units';
import { PRUNING_VERSION, type Budget } from './pruning';
import { restores } from './restores';
import { rests, ZERO } from './rests';
import { fullKey } from './run-key';
import { scores } from './scores';
import { hasTemperature, looksAtExamples, sensitivities } from './sensitivities';
import type { Chance, Graph, Inputs, Recipe, Step } from './step';
import { unitScores } from './unit-scores';

/** One method with settings and controls of its own. */
interface ChainSetup {
  readonly method: string;
  readonly controls: readonly string[];
  readonly settings: MethodSettings;
  /** weights left by level, from 1 on */
  readonly budgets: readonly Budget[];
  /** how training runs of the chain are done, given where they stand */
  training(position: Position, level: number): Recipe;
  /** how θ_k comes about */
  readonly trainingToK: Recipe;
  /** how scores of masks are trained; null: none are */
  readonly trainingMasks: Recipe | null;
  /** how its masks emerge while it trains, by level from 1 on; null: they are found otherwise */
  readonly emerging: readonly Emerging[] | null;
  /** what pruned places hold */
  readonly rest: string;
  /** whole units that go, by level from 1 on; null: weights are pruned one by one */
  readonly units: readonly UnitBudget[] | null;
  /** its networks are trained otherwise than the full one: as small as they are, or with less dropout */
  readonly trainsByLevel: boolean;
}

/** What is the same for all trials. */
interface Setup {
  readonly graph: Graph;
  readonly chains: readonly ChainSetup[];
  readonly initializer: InitializerSettings;
  /** of initialization, controls and random scores */
  readonly seed: number;
  readonly orderSeed: number;
  /** the network's layers; the engine and the examples; how the full network is trained */
  readonly network: Recipe;
  readonly world: Recipe;
  /** the examples alone: scores before training do not depend on the engine */
  readonly examples: Recipe;
  readonly training: Recipe;
  /** of the full network: as the others, and what is kept of it on the way */
  readonly trainingFull: Recipe;
  /** null: none are measured */
  readonly paths: PathSetup | null;
  readonly planes: PlaneSetup | null;
}

export type { PlannedRun } from './planned-run';

/** A chain at one level: its network, then its controls. */
export interface LevelPlan {
  readonly level: number;
  readonly masks: Recipe;
  /** of the method: does what is pruned stay pruned? */
  readonly nested: boolean;
  readonly runs: readonly PlannedRun[];
}

export interface TrialPlan {
  readonly full: PlannedRun;
  /** the full network's first k steps, where a chain goes back to them: training it passes there */
  readonly toK: readonly Recipe[];
  /** the full network's first steps, where copies of it go on from them */
  readonly parting: readonly Recipe[];
  readonly chains: readonly (readonly LevelPlan[])[];
  /** straight paths between networks, and the copies at their ends */
  readonly paths: readonly PlannedPath[];
  /** planes through three networks, of the first trial */
  readonly planes: readonly PlannedPlane[];
}

export function planTrial(setup: Setup, trial: number): TrialPlan {
  const { graph, network, world, seed } = setup;
  const initializer = drawingOf(setup.initializer);
  const draw = (...names: Chance['names']): Recipe =>
    graph.add({ kind: 'draw', network, initializer, chance: { seed, names } });
  const theta0 = draw('initialization', trial);
  const train = (training: Recipe, start: Recipe, masks: Recipe | null, rest: Recipe | null = null): Recipe =>
    graph.add({
      kind: 'train',
      world,
      training,
      start,
      masks,
      ...(rest && { rest }),
      order: { seed: setup.orderSeed, trial },
    });
  const full = train(setup.trainingFull, theta0, null);
  const toK = new Set<Recipe>();

  const planChain = (chain: ChainSetup, index: number): LevelPlan[] => {
    const levels: LevelPlan[] = [];
    const method = methods.get(chain.method);
    const trainToK = (): Recipe => {
      const recipe = train(chain.trainingToK, theta0, null);
      toK.add(recipe);
      return recipe;
    };
    const inputsOf = (needs: readonly string[], run: Recipe, masks?: Recipe | null): Inputs => ({
      ...(needs.includes('theta0') && { theta0 }),
      ...(needs.includes('thetaK') && { thetaK: trainToK() }),
      ...(needs.includes('thetaT') && { thetaT: run }),
      ...((needs.includes('masks') || needs.includes('mask')) && { masks }),
    });
    const chanceOf = (needs: readonly string[], ...names: Chance['names']) =>
      needs.includes('chance') && { chance: { seed, names } };
    let pruned = full; // the run that was pruned last
    const trainResting = (training: Recipe, start: Recipe, masks: Recipe): Recipe => {
      if (chain.rest === ZERO) return train(training, start, masks);
      const { needs, version, left } = rests.get(chain.rest);
      const inputs = inputsOf(needs, pruned);
      const rest = graph.add({ kind: 'rest', rest: chain.rest, version, start, inputs });
      return train(training, left ? rest : start, masks, rest);
    };
    /** @param run whose θ_T is asked; null: θ₀ of the full network */
    const sensitivity = (id: string, level: number, run: Recipe | null): Recipe => {
      const of = sensitivities.get(id);
      const { scorePasses, scoreExamples, temperature } = chain.settings;
      const passes = (run ? null : scorePasses) ?? of.passes;
      const chance = { seed, names: ['score examples', trial] };
      pruned = run ?? full;
      return graph.add({
        kind: 'sensitivity',
        sensitivity: id,
        version: of.version,
        network,
        theta0: run ?? theta0,
        ...(looksAtExamples(of) && { examples: { of: setup.examples, perClass: scoreExamples, chance } }),
        ...(hasTemperature(of) && { temperature }),
        passes,
        ...(passes > 1 && { budget: chain.budgets[level - 1] }),
      });
    };
    /** The chain's network of a level is there, and its controls are trained beside it. */
    const tell = (level: number, recipe: Recipe, masks: Recipe): void => {
      const key = { trial, chain: index, control: null, level };
      const hanging = chain.controls.map((id): PlannedRun => {
        const { needs, version, position, byUnits } = controls.get(id);
        const changed: Step = {
          kind: 'control',
          control: id,
          version,
          inputs: inputsOf(needs, pruned, masks),
          ...(needs.includes('initializer') && { initializer }),
          ...chanceOf(needs, id, trial, level),
          ...((needs.includes('units') || (byUnits && chain.units)) && {
            units: chain.units?.[level - 1].groups ?? [],
          }),
        };
        const of = graph.add(changed);
        const training =
          position || chain.trainsByLevel ? chain.training(position ?? 'replayed', level) : setup.training;
        return { key: { ...key, control: id }, recipe: trainResting(training, of, of) };
      });
      levels.push({
        level,
        masks,
        nested: isNestedWith(method, chain.settings),
        runs: [{ key, recipe }, ...hanging],
      });
    };
    method.plan(
      {
        full,
        levels: chain.budgets.map((_, at) => at + 1),
        score(id, level, run, masks) {
          const units = chain.units?.[level - 1];
          const ofUnits = units && unitScores.get(units.score).sensitivity;
          if (ofUnits) return sensitivity(ofUnits, level, run);
          const { needs, version } = scores.get(id);
          const names = ['criterion', trial, method.former ?? method.id, level];
          pruned = run;
          return graph.add({
            kind: 'score',
            score: id,
            version,
            inputs: inputsOf(needs, run, masks),
            ...chanceOf(needs, ...names),
          });
        },
        sensitivity: (id, level) => sensitivity(id, level, null),
        prune(level, masks, of) {
          const budget = chain.budgets[level - 1];
          const units = chain.units?.[level - 1];
          return graph.add({
            kind: 'prune',
            version: PRUNING_VERSION,
            masks,
            scores: of,
            budget,
            ...(units && { units }),
          });
        },
        restore(id, run) {
          const { needs, version } = restores.get(id);
          return graph.add({ kind: 'restore', restore: id, version, inputs: inputsOf(needs, run) });
        },
        train(level, start, masks) {
          const recipe = trainResting(chain.training(method.position, level), start, masks);
          tell(level, recipe, masks);
          return recipe;
        },
        learn(learner, level, start) {
          if (chain.trainingMasks === null) throw new Error(`"${method.id}" trains no masks.`);
          return graph.add({
            kind: 'train',
            world,
            training: chain.trainingMasks,
            start,
            masks: null,
            order: { seed: setup.orderSeed, trial },
            learning: {
              learner,
              version: maskLearners.get(learner).version,
              budget: chain.budgets[level - 1],
              scaled: chain.settings.maskScale === 'scaled',
              chance: { seed, names: ['mask', trial] },
            },
          });
        },
        emerge(level) {
          const emerging = chain.emerging?.[level - 1];
          if (!emerging) throw new Error(`"${method.id}" has no masks that emerge.`);
          const run = graph.add({
            kind: 'train',
            world,
            training: setup.training,
            start: theta0,
            masks: null,
            order: { seed: setup.orderSeed, trial },
            emerging: { ...emerging, version: EMERGENCE_VERSION },
          });
          const { groups } = emerging;
          return { run, masks: graph.add({ kind: 'emerged', version: EMERGENCE_VERSION, run, groups }) };
        },
        told: tell,
      },
      chain.settings,
    );
    return levels;
  };
  const chains = setup.chains.map(planChain);
  const plan = { full: { key: fullKey(trial), recipe: full }, chains };
  const { paths, toK: parting } = planPaths(setup.paths, {
    trial,
    graph,
    theta0,
    anotherTheta0: () => draw('initialization', trial, 'another'),
    runs: runsOf(plan),
  });
  return {
    ...plan,
    toK: [...toK],
    parting,
    paths,
    planes: planPlanes(setup.planes, { trial, graph, runs: runsOf(plan), paths }),
  };
}

/** The runs of a trial without copies, in the order a viewer wants them: level by level, chain by chain. */
export function runsOf({ full, chains }: Pick<TrialPlan, 'full' | 'chains'>): PlannedRun[] {
  const levels = Math.max(0, ...chains.map(({ length }) => length));
  const byLevel = Array.from({ length: levels }, (_, at) => chains.flatMap((chain) => chain[at]?.runs ?? []));
  return [full, ...byLevel.flat()];
}
