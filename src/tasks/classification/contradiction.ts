/** What a recording or a ticket says of its data, against what is known of them. */
import type { Sentence } from '../../problem';
import type { DataInfo, DataSettings } from '../task';
import { dataSets } from './data-sets';
import { balancedShare } from './generated';
import { inputShapeOf } from './prepare';
import { said } from './problems';
import { settingsOf } from './settings';

/** A share times a count is this close to a whole number. */
const ROUNDING = 1e-6;

const inBrackets = (shape: readonly number[]): string => `[${shape.join(', ')}]`;

/** Without its capital; null: nothing. Own files may have any shape and classes. */
export function contradiction(settings: DataSettings, { inputShape, classNames, mostFrequent }: DataInfo) {
  const { set } = settings;
  const { classes, files } = dataSets.get(set);
  const [given, wanted] = [inputShape, inputShapeOf(settingsOf(settings)) ?? inputShape].map(inBrackets);
  if (given !== wanted) return said('input-shape', { given, set, wanted });
  if (classes !== null && classNames.length !== classes) {
    return said('class-count', { given: classNames.length, set, classes });
  }
  // older recordings do not say
  if (mostFrequent === undefined) return null;
  return wrongShare(settings, mostFrequent, files.length === 0 ? classNames.length : null);
}

/** @param balanced classes of made data */
function wrongShare({ set, validation }: DataSettings, share: number, balanced: number | null): Sentence | null {
  const examples = share * validation;
  const whole = Math.round(examples);
  if (Math.abs(examples - whole) > ROUNDING) return said('share-not-whole', { examples, validation });
  if (balanced === null) return null;
  const expected = Math.round(balancedShare(validation, balanced) * validation);
  return whole === expected ? null : said('share-of-set', { whole, validation, set, balanced: expected });
}
