/** What is learnt from: which set, how many examples, and what its task has settings for. */
import { said } from '../problems';
import { setOf, sets, taskOf, tasks } from '../../tasks';
import type { DataSettings, Task, TaskSet, WithData } from '../../tasks/task';
import { choice, counted, number, type FieldOf } from '../../field';

/** Shape of an example; own files count as digits until they are read. */
export const shapeOf = ({ data }: WithData): readonly number[] => taskOf(data.set).inputShape(data);

/** Does the network make its examples itself? */
export const collects = ({ data }: WithData): boolean => taskOf(data.set).collects !== undefined;

/** Fields of all tasks, each where its task is that of the experiment. */
const ofTasks = (group: keyof Task['fields']): Readonly<Record<string, FieldOf<WithData>>> =>
  Object.fromEntries(
    tasks.all.flatMap((task) =>
      Object.entries(task.fields[group] ?? {}).map(([name, field]) => {
        const applies = (experiment: WithData): boolean =>
          taskOf(experiment.data.set) === task && field.applies(experiment);
        return [name, { ...field, applies }] as const;
      }),
    ),
  );

/** What kinds of sets there are. */
export const groups = ['pictures', 'points', 'text', 'acting'] as const;

function groupOf(set: string, { data }: WithData): (typeof groups)[number] {
  const own = { data: { ...data, set } };
  if (collects(own)) return 'acting';
  if (taskOf(set).tokens) return 'text';
  return shapeOf(own).length === 1 ? 'points' : 'pictures';
}

/** How many examples: so many as there are, less those that are taken. */
const size = (left: (most: NonNullable<TaskSet['most']>, data: DataSettings) => number) => ({
  ...counted,
  min: 100,
  step: 100,
  applies: ({ data }: WithData): boolean => setOf(data.set).most !== null,
  room({ data }: WithData) {
    const { most } = setOf(data.set);
    const max = most ? left(most, data) : Infinity;
    return { max, allowed: said('at-most', { most: max }) };
  },
});

export const data = {
  set: choice({ choices: sets, default: 'strokes', main: true, groupOf }),
  ...ofTasks('made'),
  train: number({ ...size(({ train }, { validation }) => train - validation), default: 10_000, max: 60_000 }),
  validation: number({ ...size(({ train: most }, { train }) => most - train), default: 2_000, max: 10_000 }),
  test: number({ ...size(({ test }) => test), default: 5_000, max: 10_000 }),
  ...ofTasks('prepared'),
};
