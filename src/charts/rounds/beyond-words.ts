/** What lies beyond the worse end of the axis, in words: the marks there show no height. */
import type { Translate } from '../../texts';
import { remainingPercent } from '../kit/format';

interface Beyond {
  readonly name: string;
  /** with its unit */
  readonly value: string;
  /** weights left, 0 … 1 */
  readonly remaining: number;
}

/** "▼ below the axis: Random mask 54.02 % at 8.6 %, 31.24 % at 3.3 % of the weights."; empty where nothing is. */
export function beyondInWords(t: Translate, worse: 'bottom' | 'top', beyond: readonly Beyond[]): string {
  if (beyond.length === 0) return '';
  const names = [...new Set(beyond.map(({ name }) => name))];
  const values = names.map((name) => {
    const own = beyond.filter((one) => one.name === name);
    const each = own.map(({ value, remaining }) =>
      t('charts.round.beyond.value', { value, left: remainingPercent(remaining) }),
    );
    return t('charts.round.beyond.of', { name, values: each.join(', ') });
  });
  return `${worse === 'bottom' ? '▼' : '▲'} ${t(`charts.round.beyond.${worse}`)}: ${values.join('; ')}.`;
}
