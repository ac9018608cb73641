/** The settings of language's data. */
import { counted, number, valuesIn } from '../../field';
import type { DataSettings, WithData } from '../task';
import { corpora } from './corpora';
import type { Asked, Corpus } from './corpus';

const has =
  (option: Corpus['options'][number]) =>
  ({ data }: WithData): boolean =>
    corpora.get(data.set).options.includes(option);

export const fields = {
  made: {
    window: number({ ...counted, default: 32, min: 8, max: 128 }),
    lexicon: number({ ...counted, default: 16, min: 4, max: 64, step: 4, scale: 'linear', applies: has('lexicon') }),
    nesting: number({ ...counted, default: 2, min: 0, max: 3, scale: 'linear', applies: has('nesting') }),
  },
};

export const settingsOf = (data: DataSettings): Asked => ({ ...data, ...valuesIn(fields.made, data) });
