import { isNested } from '../experiment/chains';
import type { Experiment } from '../experiment/schema';
import type { MaskRecord } from './recording';

/** Does the record tell the masks of this level? Where weights come back, it has those of its last level alone. */
export const tellsMasks = (
  experiment: Experiment,
  { chain, remaining }: Pick<MaskRecord, 'chain' | 'remaining'>,
  level: number,
): boolean => level < remaining.length && (level === remaining.length - 1 || isNested(experiment, chain));
