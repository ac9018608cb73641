/** Has the planes through three networks measured, once these are trained. */
import type { Start } from '../lottery/controls';
import { denseMasks } from '../lottery/masks';
import { NETWORKS } from '../lottery/measures/plane';
import { sizeOf, type Weights } from '../lottery/parameters';
import type { PlannedRun, TrialPlan } from '../lottery/plan';
import type { PlannedPlane } from '../lottery/planes';
import type { Recipe } from '../lottery/step';
import { PLANE_EXAMPLES } from '../experiment/planes';
import { stepOf } from '../experiment/step';
import type { LabEvent } from '../recording/events';
import type { Compute } from './compute';
import { PoolClosed } from './pool/job';
import type { Plan } from './plan';

interface MeasureOptions {
  readonly plan: Plan;
  readonly compute: Compute;
  /** false: what is not stored is left alone */
  readonly computes: boolean;
  /** Is a run over, with weights? */
  isTrained(run: PlannedRun): Promise<boolean>;
  weights(run: Recipe): Promise<Weights>;
  start(run: Recipe): Promise<() => Start>;
  /** how far a plane is, 0 … 1; 1 also where it is stored or will not be measured */
  advanced(plane: Recipe, share: number): void;
  emit(events: LabEvent[]): void;
}

/** One of the networks has diverged. */
class NoPlane extends Error {}

/** Of larger networks, the weights of one plane at a time are held. */
const SMALL_NETWORK = 1_000_000;

/** To be called when all runs and copies of the trial are over. */
export function createPlaneMeasuring(options: MeasureOptions): (trial: TrialPlan) => Promise<void> {
  const { plan, compute, computes, isTrained, weights, start, advanced, emit } = options;
  const { network, experiment } = plan;
  const points = experiment.connectivity.planePoints;
  const { examples: batch } = stepOf(experiment);

  /** A trained network as it is evaluated; where something is frozen in its pruned places, as a dense one. */
  const trained = async ({ recipe }: PlannedRun) => {
    const { masks, rest } = (await start(recipe))();
    return { weights: await weights(recipe), masks: rest ? denseMasks(network.parameters) : masks };
  };
  const measure = async ({ key, about, recipe, runs }: PlannedPlane, at: number): Promise<void> => {
    const prepare = async () => {
      const areTrained = await Promise.all(runs.map(isTrained));
      if (areTrained.includes(false)) throw new NoPlane();
      const [first, second, third] = await Promise.all(runs.map(trained));
      const { weights: parting, masks } = (await start(runs[0].recipe))();
      const networks = [first, second, third ?? { weights: parting, masks }] as const;
      return () => ({ id: 'plane', from: { network, networks, points, examples: PLANE_EXAMPLES, batch } }) as const;
    };
    try {
      const { columns = {} } = await compute({
        recipe,
        priority: [key.trial, 4, at],
        round: plan.roundOf(runs[0]),
        leadsOn: false,
        fits: ({ columns: found }) => [NETWORKS, NETWORKS + points ** 2].includes(found?.x?.length ?? 0),
        prepare,
        advanced: (share) => advanced(recipe, share),
      });
      emit([{ kind: 'measured', measurement: { measure: 'plane', id: key, about, columns } }]);
    } catch (error) {
      if (error instanceof PoolClosed && !computes) return; // not stored: it goes on when it is measured
      if (!(error instanceof NoPlane)) throw error;
    }
    advanced(recipe, 1);
  };
  const weightCount = network.parameters.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  return async ({ planes }) => {
    if (weightCount <= SMALL_NETWORK) return void (await Promise.all(planes.map(measure)));
    for (const [at, plane] of planes.entries()) await measure(plane, at);
  };
}
