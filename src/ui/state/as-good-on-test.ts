/** Which tickets are on average as good on test data: the sizes that the chart shades, for sentences. */
import { advantageByRound, asGoodStretches } from '../../lottery/advantage';
import type { Standard } from '../../lottery/metric';
import type { RunResult } from '../../lottery/results';
import { percent } from '../kit/format';

interface AsGood {
  /** the last round of them */
  readonly smallest: number;
  /** all tickets from the first round on are: "down to" says it */
  readonly isGapless: boolean;
  /** the smallest of them; where there are gaps, every stretch: "80.0 % – 64.0 %, 21.6 %" */
  readonly sizes: string;
}

/** null: none is */
export function asGoodOnTest(
  { judge }: Standard,
  results: readonly RunResult[],
  remaining: readonly number[],
): AsGood | null {
  const stretches = asGoodStretches(advantageByRound(judge, results, remaining.length, 'testAtStop'));
  const last = stretches.at(-1);
  if (!last) return null;
  const isGapless = last.first === 1;
  const size = (round: number): string => percent(remaining[round]);
  const every = stretches.map(({ first, last: end }) => (first === end ? size(end) : `${size(first)} – ${size(end)}`));
  return { smallest: last.last, isGapless, sizes: isGapless ? size(last.last) : every.join(', ') };
}
