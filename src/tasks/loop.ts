/**
 * One training run, whatever is learnt: its steps, evaluation points, checkpoints, and where it diverges. All steps are
 * done; early stopping is found in hindsight (SCIENCE §1). Where what stops is no finite number on validation examples, the
 * run ends as diverged. A run without steps is measured as it starts.
 *
 * What else is measured is wanted at the best of those values and at the last step. They get better at nearly every
 * point of a short run, and measuring at each new best cost as much as the training itself; so the weights of the best
 * point are kept and measured once, at the end. The numbers are the same.
 */
import type { Trainer } from '../engine/engine';
import { gain, type Metric } from '../lottery/metric';
import type { Weights } from '../lottery/parameters';
import type { Column, Point } from '../lottery/points';
import type { Emergent } from './emergence';
import { createMeter, type Meter } from './meter';
import type { Checkpoint, Episodes, TrainedRun, TrainingControl, TrainingRun } from './training';
import type { createWatching } from './watched';

/** Columns of a point; null: no number. */
export type Seen = Readonly<Record<Column, number | null>>;

/** What is special of a task. */
export interface Learning {
  readonly trainer: Trainer;
  /** A trainer that stands at these weights, to be measured; the other one is gone by then. */
  at(weights: Weights): Promise<Trainer>;
  /** One update. @param rest lets messages in, when it is time: for steps that take long */
  step(step: number, rest: () => Promise<void>): void | Promise<void>;
  /** What every point tells: of validation examples, and what costs nothing. */
  validated(meter: Meter, step: number): Promise<Seen>;
  /** What is told at the best point and at the end. */
  measured(by: Trainer, meter: Meter, step: number): Promise<Seen>;
  /** what goes on besides the weights */
  episodes?(): Episodes;
  /** scales that are kept on the way */
  readonly watching?: ReturnType<typeof createWatching>;
  /** the network becomes another one on the way, whose points alone count */
  readonly emergent?: Emergent;
}

/** @param from where `learning` goes on */
export async function trainRun(
  { names, stop }: { readonly names: readonly Column[]; readonly stop: Metric },
  learning: Learning,
  { steps, evaluateEvery, startStep = 0, rewindStep }: TrainingRun,
  control: TrainingControl,
  from: Checkpoint | null,
): Promise<TrainedRun> {
  const { watching, emergent } = learning;
  let { trainer } = learning;
  let open: Trainer | null = trainer; // one at a time
  const meter = createMeter(control, from?.evaluation);
  const stopping: Column = `validation.${stop.id}`;
  const measured = async (point: Point, by: Trainer): Promise<Point> => ({
    ...point,
    ...(await learning.measured(by, meter, point.step)),
  });
  try {
    const done = from?.step ?? startStep;
    if (from) trainer.restore(from.trainer);
    const points: Point[] = from ? [...from.points] : [];
    let best = from?.best ?? null;
    let spare: Float32Array[] | undefined; // the weights of the best point, while nobody else holds them
    let rewindPoint = from?.rewindPoint ?? null;
    let trained = (from?.trainingSeconds ?? 0) * 1000; // milliseconds
    let breathed = control.now();
    let saved = breathed;
    let rested = 0;
    let diverged = false;

    /** One more point. @returns has the run diverged there? */
    const evaluate = async (step: number): Promise<boolean> => {
      const nothing = Object.fromEntries(names.map((name) => [name, null]));
      const point: Point = { step, ...nothing, ...(await learning.validated(meter, step)) };
      points.push(point);
      await control.reached(point, trainer);
      const value = point[stopping];
      if (value !== null && (best === null || gain(stop, value - (points[best.at][stopping] ?? NaN)) > 0)) {
        spare = await trainer.weights(spare);
        best = { at: points.length - 1, weights: spare };
      }
      return value === null;
    };

    if (steps === startStep) diverged = await evaluate(steps);
    for (let step = done + 1; step <= steps && !diverged; step += 1) {
      const began = control.now();
      const restedBefore = rested;
      const rest = async (): Promise<void> => {
        const asked = control.now();
        if (asked - breathed <= control.breatheEvery) return;
        await control.breathe(step - 1);
        breathed = control.now();
        rested += breathed - asked;
      };
      const work = learning.step(step, rest);
      if (work) await work; // a microtask per step would be felt on small networks
      const ended = control.now();
      trained += ended - began - (rested - restedBefore);
      if (ended - breathed > control.breatheEvery) {
        await control.breathe(step);
        breathed = control.now();
      }
      if (step === rewindStep) rewindPoint = await trainer.weights();
      if (watching?.looks(step)) await watching.look(step, trainer);
      if (emergent?.looks(step)) {
        const other = await emergent.look(step, trainer);
        if (other) [trainer, open] = [other, other];
      }
      const isPoint = step % evaluateEvery === 0 || step === steps;
      if (isPoint && (emergent?.isFound() ?? true)) diverged = await evaluate(step);
      if (ended - saved > control.checkpointEvery && step < steps && !diverged) {
        const state = trainer.checkpoint();
        if (state) {
          spare = undefined;
          control.checkpoint({
            step,
            trainer: state,
            points: [...points],
            best,
            rewindPoint,
            trainingSeconds: trained / 1000,
            evaluation: meter.cost(),
            episodes: learning.episodes?.(),
            ...(watching && { watched: watching.state() }),
            ...(emergent && { emergence: emergent.state() }),
          });
        }
        saved = control.now();
      }
    }
    const weights = await trainer.weights();
    const last = points.length - 1;
    if (!diverged) {
      points[last] = await measured(points[last], trainer);
      if (best && best.at !== last) {
        open.dispose();
        open = null;
        open = await learning.at(best.weights);
        points[best.at] = await measured(points[best.at], open);
      }
    }
    const status = diverged ? 'diverged' : 'finished';
    const columns = emergent?.columns() ?? (watching && { ...watching.state() });
    return {
      status,
      points,
      weights: emergent?.whole(weights) ?? weights,
      rewindPoint,
      ...(columns && { columns }),
      trainingSeconds: trained / 1000,
      evaluation: meter.cost(),
    };
  } finally {
    open?.dispose();
  }
}
