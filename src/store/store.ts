/** One store: the experiment being edited, what has been recorded, what is selected and how it is shown. */
import { createStore } from 'zustand/vanilla';
import type { LessonPlace, PanelId, Theme } from '../experiment/view-link';
import { initialData, type DataActions, type DataState } from './state/data';
import { initialExperiment, type ExperimentActions, type ExperimentState } from './state/experiment';
import { initialLibrary, type LibraryActions, type LibraryState } from './state/library';
import { initialRun, type RunActions, type RunState } from './state/run';
import { initialSelection, type SelectionActions, type SelectionState } from './state/selection';
import { initialView, type ViewActions, type ViewState } from './state/view';

export type { LessonPlace, PanelId, Theme };
export { MOST_PINNED, type FileNote, type RecordedFrom } from './state/library';
export type { WeightPosition } from './state/selection';
export type { Curtain, KeptRun, Shows, LessonMemory, LibraryPage, Prediction } from './state/view';

export interface LabState extends ExperimentState, RunState, LibraryState, DataState, SelectionState, ViewState {}

export const initialState: LabState = {
  ...initialExperiment,
  ...initialRun,
  ...initialLibrary,
  ...initialData,
  ...initialSelection,
  ...initialView,
};

/** What a person can do. Components call these; they never call workers themselves. */
export interface LabActions
  extends ExperimentActions, RunActions, LibraryActions, DataActions, SelectionActions, ViewActions {}

/**
 * @param panels ids of those that can be shown or hidden, in the order of a lecture
 * @param keeping which of them keep a recorded result
 */
export const createLabStore = (panels: readonly string[] = [], keeping: LabState['keeping'] = {}) =>
  createStore<LabState>()(() => ({ ...initialState, panels, keeping }));
export type LabStore = ReturnType<typeof createLabStore>;
