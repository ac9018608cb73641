import { useMemo } from 'react';
import type { Experiment } from '../../experiment/schema';
import type { Network } from '../../models/network';
import { networkOf } from '../../store/selectors';
import type { DataInfo } from '../../tasks/task';
import type { Preview } from '../../page-worker/run/messages';

/** The network of an experiment: on the data it was recorded on, else on own files once a preview of them is there. */
export function useNetwork(experiment: Experiment, preview: Preview | null, recorded: DataInfo | null = null): Network {
  const known = recorded ?? (preview?.settings.set === experiment.data.set ? preview : null);
  return useMemo(() => networkOf(experiment, known), [experiment, known]);
}
