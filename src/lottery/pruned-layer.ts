/** What one round of pruning does to a layer, told by some of its weights, or of its units. */

/** Weights of one layer, or its units, at the moment they are pruned: all of them counted, some of them shown. */
export interface PrunedLayer {
  readonly parameter: number;
  /** weights left before and after the round */
  readonly left: readonly [before: number, after: number];
  /** those that it is ranked together with, itself among them */
  readonly together: readonly number[];
  /** the score at which all of these are cut; null where nothing falls */
  readonly cut: number | null;
  /** what is pruned are whole units or filters, so many before the first round; null: weights */
  readonly units: number | null;
  /** those shown, spread evenly over all that are left before */
  readonly index: Uint32Array;
  readonly score: Float32Array;
  readonly thetaT: Float32Array;
  /** what they would start the next training from: of those that stay it is so */
  readonly start: Float32Array;
  /** 1: it falls in this round */
  readonly falls: Uint8Array;
}

/** Its multiples, taken modulo 1, lie evenly and in no step with rows of weights. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/** Weights, before and after a round. */
interface Ranked {
  /** round each weight was pruned in, 0: it is left */
  readonly fates: Uint8Array;
  readonly score: Float32Array;
}

/** Between the highest score that falls in a round and the lowest that stays, of weights ranked together. */
export function cutOf(ranked: readonly Ranked[], round: number): number | null {
  let [highest, lowest] = [-Infinity, Infinity];
  for (const { fates, score } of ranked) {
    fates.forEach((fate, at) => {
      if (fate === round) highest = Math.max(highest, score[at]);
      else if (fate === 0 || fate > round) lowest = Math.min(lowest, score[at]);
    });
  }
  return Number.isFinite(highest) && Number.isFinite(lowest) ? (highest + lowest) / 2 : null;
}

interface Layer extends Ranked, Pick<PrunedLayer, 'parameter' | 'together' | 'cut'> {
  /** absent: weights are pruned */
  readonly units?: number | null;
  readonly thetaT: Float32Array;
  readonly start: Float32Array;
}

/** @param most weights shown */
export function prunedLayer(
  { parameter, together, cut, units = null, fates, score, thetaT, start }: Layer,
  round: number,
  most: number,
): PrunedLayer {
  const isLeft = (fate: number): boolean => fate === 0 || fate >= round;
  let [before, after] = [0, 0];
  for (const fate of fates) {
    if (!isLeft(fate)) continue;
    before += 1;
    if (fate !== round) after += 1;
  }
  const chosen = spread(before, most);
  const index = new Uint32Array(chosen.length);
  let [seen, found] = [0, 0];
  fates.forEach((fate, at) => {
    if (!isLeft(fate)) return;
    if (seen === chosen[found]) index[found++] = at;
    seen += 1;
  });
  const pick = (values: Float32Array): Float32Array => Float32Array.from(index, (at) => values[at]);
  return {
    parameter,
    together,
    cut,
    units,
    left: [before, after],
    index,
    score: pick(score),
    thetaT: pick(thetaT),
    start: pick(start),
    falls: Uint8Array.from(index, (at) => (fates[at] === round ? 1 : 0)),
  };
}

/** Of the numbers below `count` so many, spread evenly; all where there are no more. In ascending order. */
function spread(count: number, most: number): Uint32Array {
  if (count <= most) return Uint32Array.from({ length: count }, (_, at) => at);
  const chosen = new Set<number>();
  for (let at = 0; chosen.size < most; at += 1) chosen.add(Math.floor((((at + 0.5) * GOLDEN) % 1) * count));
  return Uint32Array.from(chosen).toSorted();
}
