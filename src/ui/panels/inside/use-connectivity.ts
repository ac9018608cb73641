import { useEffect, useState } from 'react';
import { connectivityInSlices, type Connectivity } from '../../../charts/masks/connectivity';
import { pause } from '../../../charts/kit/pause';
import type { Network } from '../../../models/network';
import type { MaskRecord } from '../../../recording/recording';

/** Weights left in and out of every unit; null until they are counted. That of the round before stays meanwhile. */
export function useConnectivity(
  network: Network,
  prunedIn: MaskRecord['prunedIn'] | null,
  round: number,
): Connectivity | null {
  const [found, setFound] = useState<{ readonly of: Network; readonly connectivity: Connectivity } | null>(null);
  useEffect(() => {
    let wanted = true;
    const count = async (): Promise<void> => {
      const connectivity = await connectivityInSlices(network, prunedIn, round, pause);
      if (wanted) setFound({ of: network, connectivity });
    };
    void count();
    return () => {
      wanted = false;
    };
  }, [network, prunedIn, round]);
  return found?.of === network ? found.connectivity : null;
}
