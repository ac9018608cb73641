/** Values under the axis are written above their marks, one higher than the other where they are near. */
import { boxOf, overlaps, type Box, type Spot } from '../kit/place-labels';

/** Above the axis, em: where a value stands if it can, and where else. */
const LIFTS = [1, 2.25, 3.5] as const;

/** The box of such a value, which no chart knows exactly before it is drawn. */
export const belowBox = ({ x, y }: Spot, lift: number, em: number): Box =>
  boxOf({ text: '00 %', x, y: y - em * lift }, em);

/** The lift of each value, in their order; null where there is no room: table and tooltip have it. */
export function liftsOf(spots: readonly Spot[], em: number): (number | null)[] {
  const taken: Box[] = [];
  return spots.map((spot) => {
    const lift = LIFTS.find((one) => taken.every((box) => !overlaps(belowBox(spot, one, em), box))) ?? null;
    if (lift !== null) taken.push(belowBox(spot, lift, em));
    return lift;
  });
}
