/** Trains the copies of a trial in their data orders, and has the paths between networks measured. */
import type { Start } from '../lottery/controls';
import { denseMasks } from '../lottery/masks';
import { alphasOf } from '../lottery/path';
import type { PlannedPath } from '../lottery/paths';
import { sizeOf, type Weights } from '../lottery/parameters';
import type { PlannedRun, TrialPlan } from '../lottery/plan';
import type { Recipe } from '../lottery/step';
import { stepOf } from '../experiment/step';
import type { LabEvent } from '../recording/events';
import type { Compute } from './compute';
import { createPlaces } from './places';
import { PoolClosed } from './pool/job';
import type { Plan } from './plan';

interface MeasureOptions {
  readonly plan: Plan;
  readonly compute: Compute;
  /** false: what is not stored is left alone */
  readonly trains: boolean;
  /** Trains a run that is a copy, or waits for one of the experiment's own. False: it has no weights. */
  trained(run: PlannedRun): Promise<boolean>;
  weights(run: Recipe): Promise<Weights>;
  start(run: Recipe): Promise<() => Start>;
  /** a copy is not trained: what it was wanted for was stored, or has become impossible */
  spared(copy: PlannedRun, why: 'stored' | 'impossible'): void;
  /** how far a path is, 0 … 1; 1 also where it is stored or will not be measured */
  advanced(path: Recipe, share: number): void;
  emit(events: LabEvent[]): void;
}

/** One of the two networks has diverged. */
class NoPath extends Error {}

/**
 * Most weights of a network times paths whose networks are held while they wait for a trainer: 9 bytes for each, of two
 * networks and a mask. Eight of Conv-2 on CIFAR-10, one of VGG-19.
 */
const MOST_HELD = 36_000_000;

/** To be called when all other runs of the trial are over. */
export function createPathMeasuring(options: MeasureOptions): (trial: TrialPlan) => Promise<void> {
  const { plan, compute, trains, trained, weights, start, spared, advanced, emit } = options;
  const { network, experiment } = plan;
  const alphas = alphasOf(experiment.connectivity.points);
  const weightCount = network.parameters.reduce((sum, { shape }) => sum + sizeOf(shape), 0);
  const places = createPlaces(Math.max(1, Math.floor(MOST_HELD / weightCount)));

  const measure = async (path: PlannedPath, at: number): Promise<void> => {
    const { key, about, recipe, ends } = path;
    const copies = ends.filter((end) => end.key.repeat !== undefined);
    let hasTrained = false;
    let free = (): void => undefined;
    const prepare = async () => {
      hasTrained = true;
      const areTrained = await Promise.all(ends.map(trained));
      if (areTrained.includes(false)) throw new NoPath();
      free = await places.take();
      const [from, to] = await Promise.all(ends.map((end) => weights(end.recipe)));
      const { masks: left, rest } = (await start(ends[0].recipe))();
      const masks = rest ? denseMasks(network.parameters) : left; // what is frozen is on the path, too
      const { examples: batch } = stepOf(experiment);
      return () => ({ id: 'path', from: { network, masks, ends: [from, to], alphas, batch } }) as const;
    };
    try {
      const { columns = {} } = await compute({
        recipe,
        priority: [key.trial, 3, at],
        round: plan.roundOf(copies[0]),
        leadsOn: false,
        fits: (found) => found.columns?.alpha?.length === alphas.length,
        prepare,
        advanced: (share) => advanced(recipe, share),
      });
      if (!hasTrained) copies.forEach((copy) => spared(copy, 'stored'));
      emit([{ kind: 'measured', measurement: { measure: 'path', id: key, about, columns } }]);
    } catch (error) {
      if (error instanceof PoolClosed && !trains) return; // not stored: it goes on when it is measured
      if (!(error instanceof NoPath)) throw error;
      copies.forEach((copy) => spared(copy, 'impossible'));
    } finally {
      free();
    }
    advanced(recipe, 1);
  };
  return async ({ paths }) => void (await Promise.all(paths.map(measure)));
}
