import { said } from '../problems';
import type { Measure } from '.';

/** How far places may be from even ones: files have six digits. */
const UNEVEN = 1e-6;

/**
 * Metrics along the straight path between two networks, (1 − α)W¹ + αW², from α = 0 to 1 (Frankle et al. 2020, "Linear mode
 * connectivity and the lottery ticket hypothesis", §2). `step`: where two copies of one network part; `start`: 0, or 1
 * where the second network has other starting weights.
 */
const path: Measure = {
  id: 'path',
  version: 1,
  versionOfStatistics: 2, // at first the ends kept what training had left them
  about: ['step', 'start'],
  columns: ['alpha'],
  most: 61,
  whyNot({ alpha }) {
    const last = alpha.length - 1;
    if (last < 1) return said('path-rows', { rows: alpha.length });
    const row = alpha.findIndex((value, at) => value === null || !(Math.abs(value - at / last) <= UNEVEN));
    if (row < 0) return null;
    const [value, allowed] = [alpha[row] ?? 'null', Number((row / last).toPrecision(6))];
    return said('path-alpha', { row: row + 1, value, allowed });
  },
};

export default path;
