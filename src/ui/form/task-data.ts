/** What is shown of the data of each task: files of tasks/, by its id. */
import type { ComponentType } from 'react';
import type { Network } from '../../models/network';
import type { Preview } from '../../page-worker/run/messages';
import { registry, type Entry } from '../../registry';
import { taskOf } from '../../tasks';

export interface TaskData extends Entry {
  /** in the form, below the settings */
  readonly Form?: ComponentType<{ readonly network: Network }>;
  /** the files of the experiment's set, while they are missing */
  readonly Files?: ComponentType;
  /** examples, as its `Work` shows them: in a lecture, `most` at most */
  readonly Samples?: ComponentType<{ readonly samples: Preview; readonly most: number }>;
  /** where there are no examples before somebody acts: in a lecture, where that happens */
  readonly World?: ComponentType;
}

const all = registry<TaskData>('task', import.meta.glob<TaskData>('./tasks/*.tsx', { eager: true, import: 'default' }));

/** What is shown of a data set: nothing where its task has no file. */
export const dataShown = (set: string): Partial<TaskData> => all.all.find(({ id }) => id === taskOf(set).id) ?? {};
