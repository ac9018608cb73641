import type { Said } from '../../problem';
import { said } from '../problems';
import type { Measure } from '.';

/** Most rows: 4,224 channels of VGG-16 at each of 200 looks. */
const MOST_ROWS = 900_000;

/**
 * Scales γ of batch-norm of the full network while it trains, a row for each channel of each layer that can lose some, at each
 * step at which they were looked at. Masks of channels follow from their places by (|γ|, position), `rank`, 0 the lowest
 * (`lottery/early-bird.ts`); files round γ.
 */
const channelScales: Measure = {
  id: 'channel-scales',
  version: 1,
  about: [],
  columns: ['step', 'rank', 'scale'],
  most: MOST_ROWS,
  whyNot({ step, rank, scale }) {
    const channels = step.findIndex((value) => value !== step[0]);
    const each = channels < 0 ? step.length : channels;
    if (each > 0 && step.length % each !== 0) return said('looks-rows', { rows: step.length, channels: each });
    let before = 0;
    for (let from = 0; from < step.length; from += each) {
      const at = step[from];
      const why = (row: number, column: string, value: number | null, allowed: Said) =>
        said('looks-value', { row: row + 1, column, value: value ?? 'null', allowed });
      if (at === null || !Number.isInteger(at) || at <= before)
        return why(from, 'step', at, said('more-than', { least: before }));
      before = at;
      const seen = new Uint8Array(each);
      for (let row = from; row < from + each; row += 1) {
        const own = rank[row];
        if (step[row] !== at) return why(row, 'step', step[row], at);
        if (own === null || !Number.isInteger(own) || own < 0 || own >= each || seen[own] === 1)
          return why(row, 'rank', own, said('whole-number', { most: each - 1 }));
        seen[own] = 1;
        if (scale[row] === null) return why(row, 'scale', null, said('a-number'));
      }
    }
    return null;
  },
};

export default channelScales;
