import type { Measure } from '.';

/**
 * Metrics along the straight path between two networks, (1 − α)W¹ + αW², from α = 0 to 1 (Frankle et al. 2020, "Linear mode
 * connectivity and the lottery ticket hypothesis", §2). `step`: where two copies of one network part; `start`: 0, or 1
 * where the second network has other starting weights.
 */
const path: Measure = { id: 'path', version: 1, about: ['step', 'start'], columns: ['alpha'], most: 61 };

export default path;
