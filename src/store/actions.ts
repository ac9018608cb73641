/** What a person can do, as changes of the store and calls to the coordinator: a slice for each part of the state. */
import type { LabCalls } from '../page-worker/run/messages';
import { createDataSlice } from './slices/data';
import { createExperimentSlice } from './slices/experiment';
import { createLibrarySlice } from './slices/library';
import { createRunSlice } from './slices/run';
import { createSelectionSlice } from './slices/selection';
import type { LabDriver, SliceParts, Slices } from './slices/slice';
import { createToldSlice } from './slices/told';
import { createViewSlice } from './slices/view';
import type { LabStore } from './store';

export type { LabDriver };

export function createActions(
  { getState: get, setState: set }: LabStore,
  lab: LabCalls,
  address: SliceParts['address'],
  go: SliceParts['go'] = () => {},
): LabDriver {
  const parts: SliceParts = { get, set, lab, address, go, slices: () => slices };
  const slices: Slices = {
    ...createExperimentSlice(parts),
    ...createRunSlice(parts),
    ...createToldSlice(parts),
    ...createLibrarySlice(parts),
    ...createDataSlice(parts),
    ...createSelectionSlice(parts),
    ...createViewSlice(parts),
  };
  return slices;
}
