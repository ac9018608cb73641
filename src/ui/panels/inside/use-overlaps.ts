import { useEffect, useState } from 'react';
import { jointCounts, type JointCounts } from '../../../charts/masks/mask-overlap';
import { pause } from '../../../charts/kit/pause';
import type { MaskRecord } from '../../../recording/recording';

type Masks = MaskRecord['prunedIn'];

/** Counted once per pair of masks; forgotten with the masks. */
const counted = new WeakMap<Masks, WeakMap<Masks, Promise<JointCounts[]>>>();

function countsOf(a: Masks, b: Masks): Promise<JointCounts[]> {
  const ofA = counted.get(a) ?? new WeakMap<Masks, Promise<JointCounts[]>>();
  counted.set(a, ofA);
  const known = ofA.get(b) ?? jointCounts(a, b, pause);
  ofA.set(b, known);
  return known;
}

/** Joint counts by pair of masks, [a][b]; null until all are counted. `masks`: keep it stable. */
export function useOverlaps(masks: readonly MaskRecord[]): readonly (readonly JointCounts[])[][] | null {
  const [found, setFound] = useState<{
    readonly of: readonly MaskRecord[];
    readonly counts: readonly (readonly JointCounts[])[][];
  } | null>(null);
  useEffect(() => {
    let wanted = true;
    const count = async (): Promise<void> => {
      const rows: JointCounts[][][] = [];
      for (const a of masks) {
        const row: JointCounts[][] = [];
        for (const b of masks) {
          if (!wanted) return;
          row.push(await countsOf(a.prunedIn, b.prunedIn));
        }
        rows.push(row);
      }
      if (wanted) setFound({ of: masks, counts: rows });
    };
    // trials of one experiment share a network, so their masks fit
    void count();
    return () => {
      wanted = false;
    };
  }, [masks]);
  return found?.of === masks ? found.counts : null;
}
