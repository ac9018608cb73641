/** What a recording or a ticket says of its text, against what is known of it. */
import { log } from '../../lottery/random/maths';
import type { Sentence } from '../../problem';
import type { DataInfo, DataSettings } from '../task';
import { corpora } from './corpora';
import { said } from './problems';
import { settingsOf } from './settings';

/** Two sums of the same numbers are this close. */
const ROUNDING = 1e-9;

/** Without its capital; null: nothing. A text may have any characters. */
export function contradiction(settings: DataSettings, info: DataInfo): Sentence | null {
  const { set, window: wanted } = settingsOf(settings);
  const { characters, files } = corpora.get(set);
  const { inputShape, classNames, characterEntropy, sourceBits } = info;
  if (inputShape.length !== 1 || inputShape[0] !== wanted) {
    return said('window', { given: `[${inputShape.join(', ')}]`, wanted: `[${wanted}]` });
  }
  if (characters !== null && classNames.length !== characters.length) {
    return said('characters', { given: classNames.length, set, wanted: characters.length });
  }
  const most = log(classNames.length) / Math.LN2 + ROUNDING;
  if (characterEntropy === undefined || !(characterEntropy > 0 && characterEntropy <= most)) {
    return said('entropy', { given: characterEntropy ?? 'none', most: most.toFixed(3) });
  }
  if (files.length > 0 && sourceBits === undefined) return null;
  const isKnown = files.length === 0;
  if (isKnown && sourceBits !== undefined && sourceBits > 0 && sourceBits <= most) return null;
  const allowed = isKnown ? said('source-between', { most: most.toFixed(3) }) : said('source-unknown');
  return said('source-bits', { set, given: sourceBits ?? 'none', allowed });
}
