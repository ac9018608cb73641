import { registry } from '../registry';
import type { Task, TaskSet } from './task';

/** All tasks, in the order of lists. */
export const tasks = registry<Task>('task', import.meta.glob<Task>('./*/task.ts', { eager: true, import: 'default' }));

/** Ids of all data sets, in the order of lists. */
export const sets: readonly string[] = tasks.all.flatMap((task) => task.sets.ids);

/** The task that a data set is learnt for: each has one. @throws Error naming a set that has none */
export function taskOf(set: string): Task {
  const task = tasks.all.find(({ sets }) => sets.ids.includes(set));
  if (!task) throw new Error(`The data set "${set}" belongs to no task.`);
  return task;
}

/** What is said of a data set, whichever its task. */
export const setOf = (id: string): TaskSet => taskOf(id).sets.get(id);
