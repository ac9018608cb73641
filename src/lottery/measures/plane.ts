import { said } from '../problems';
import type { Columns, Measure } from '.';

/** Places along each side of the grid. */
export const LEAST_POINTS = 5;
export const MOST_POINTS = 49;

/** The networks' own rows, before those of the grid. */
export const NETWORKS = 3;

/** How far places may be from those of an even grid, in its steps: files have six digits. */
const UNEVEN = 0.05;

/**
 * Metrics in the plane through three networks (`lottery/plane.ts`): first of the three themselves, then at every place of a
 * square grid, row by row from the lowest y on. Three networks on one line have no grid. `step`: of copies, where they part.
 */
const plane: Measure = {
  id: 'plane',
  version: 1,
  about: ['step'],
  columns: ['x', 'y'],
  most: NETWORKS + MOST_POINTS ** 2,
  whyNot({ x, y }) {
    if (x.length === NETWORKS) return x.every(isNumber) && y.every(isNumber) ? null : said('plane-places');
    const points = Math.sqrt(x.length - NETWORKS);
    if (!Number.isInteger(points) || points < LEAST_POINTS || points > MOST_POINTS) {
      return said('plane-rows', { rows: x.length, networks: NETWORKS, least: LEAST_POINTS, most: MOST_POINTS });
    }
    return isGrid({ x, y }, points) ? null : said('plane-places');
  },
};
export default plane;

const isNumber = (value: number | null): value is number => value !== null && Number.isFinite(value);

/** Are all places there, at even distances? */
function isGrid({ x, y }: Columns, points: number): boolean {
  const [xs, ys] = [x, y].map((values) => values.filter(isNumber));
  if (xs.length !== x.length || ys.length !== y.length) return false;
  const places = ys.slice(NETWORKS).map((value, at) => ({ x: xs[NETWORKS + at], y: value }));
  const [first, last] = [places[0], places[places.length - 1]];
  const [across, up] = [(last.x - first.x) / (points - 1), (last.y - first.y) / (points - 1)];
  return (
    across > 0 &&
    up > 0 &&
    places.every(
      (place, at) =>
        Math.abs((place.x - first.x) / across - (at % points)) < UNEVEN &&
        Math.abs((place.y - first.y) / up - Math.floor(at / points)) < UNEVEN,
    )
  );
}
