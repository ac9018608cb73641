/** Facts about how far weights move in training (Frankle & Carbin 2019, App. F), from one trial. */
import { histogramOf } from '../../../charts/weights/movement-histogram';
import { isKept } from '../../../charts/kit/prunings';
import { percent, times, weight as weightText } from '../../kit/format';
import type { Scene } from '../scene';
import type { Fact } from './fact';
import { ticket } from '../../../lottery/run-key';

/** What movement is counted from, once weights are at hand. */
function movementData({ inspection, mask, round }: Scene) {
  if (!inspection?.fullThetaT || !mask) return null;
  const { theta0, fullThetaT } = inspection;
  const { prunedIn } = mask;
  const fits =
    prunedIn.length === theta0.length && prunedIn.every((bytes, at) => !bytes || bytes.length === theta0[at].length);
  return fits ? { theta0, thetaT: fullThetaT, prunedIn, round: Math.max(1, round) } : null;
}

/** Mean |θ_T − θ₀| of the weights that stay against those pruned. */
export const movement: Fact = (scene) => {
  const data = movementData(scene);
  const found = data && histogramOf(data);
  if (!data || !found || found.meanKept === 0 || found.meanPruned === 0) return null;
  const further = found.meanKept >= found.meanPruned;
  return {
    key: `lessons.facts.movement.${further ? 'further' : 'less'}`,
    values: {
      left: percent(scene.remaining[data.round]),
      kept: weightText(found.meanKept),
      pruned: weightText(found.meanPruned),
      ratio: times(further ? found.meanKept / found.meanPruned : found.meanPruned / found.meanKept),
    },
    arm: ticket,
  };
};

/** Share of the weights whose sign is another one after training. */
export const signChanges: Fact = (scene) => {
  const data = movementData(scene);
  if (!data) return null;
  const count = { kept: 0, keptAll: 0, pruned: 0, prunedAll: 0 };
  data.prunedIn.forEach((bytes, at) => {
    bytes?.forEach((prunedIn, index) => {
      const changed = data.theta0[at][index] * data.thetaT[at][index] < 0 ? 1 : 0;
      const stays = isKept(prunedIn, data.round);
      count[stays ? 'kept' : 'pruned'] += changed;
      count[stays ? 'keptAll' : 'prunedAll'] += 1;
    });
  });
  if (count.keptAll === 0 || count.prunedAll === 0) return null;
  return {
    key: 'lessons.facts.signs',
    values: {
      left: percent(scene.remaining[data.round]),
      kept: percent(count.kept / count.keptAll),
      pruned: percent(count.pruned / count.prunedAll),
    },
    arm: ticket,
  };
};

/** The weight looked at: where it began, where it ended, what became of it. */
export const weightLife: Fact = ({ inspection, mask, weight, round }) => {
  if (!inspection || !weight) return null;
  const theta0 = inspection.theta0[weight.parameter]?.[weight.index];
  const trained = inspection.thetaT?.[weight.parameter]?.[weight.index];
  if (theta0 === undefined || trained === undefined) return null;
  const prunedIn = mask?.prunedIn[weight.parameter]?.[weight.index] ?? 0;
  const gone = prunedIn > 0 && prunedIn <= round;
  return {
    key: `lessons.facts.weight.${gone ? 'gone' : prunedIn > 0 ? 'goes' : 'stays'}`,
    values: { theta0: weightText(theta0), thetaT: weightText(trained), round: prunedIn },
  };
};
