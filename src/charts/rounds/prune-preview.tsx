/** Weights remaining by round as small bars: what a pruning rate will do. */
import { useTexts } from '../../texts';
import { remainingPercent } from '../kit/format';
import '../kit/charts.css';

interface PreviewBar {
  readonly round: number;
  /** fractions of the width and height of the chart */
  readonly left: number;
  readonly width: number;
  readonly height: number;
  readonly done: boolean;
}

/**
 * @param remaining P_m (0 … 1) by round
 * @param done rounds that are finished; the others are drawn faint
 */
export function layout(remaining: readonly number[], done: number): PreviewBar[] {
  const pitch = 1 / remaining.length;
  return remaining.map((value, round) => ({
    round,
    left: round * pitch,
    width: pitch * 0.82,
    height: value,
    done: round < done,
  }));
}

interface PrunePreviewProps {
  /** P_m (0 … 1) after rounds 0 … the last planned one */
  readonly remaining: readonly number[];
  /** number of finished rounds, the full network (round 0) included */
  readonly done: number;
}

export function PrunePreview({ remaining, done }: PrunePreviewProps) {
  const { t } = useTexts();
  const last = remaining.length - 1;
  const summary = t('charts.preview.inWords', {
    count: last,
    remaining: remainingPercent(remaining[last] ?? 1),
    done: Math.max(0, done - 1),
  });
  return (
    <svg className="chart-preview" viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={summary}>
      <line x1="0" x2="100" y1="100" y2="100" className="chart-grid" vectorEffect="non-scaling-stroke" />
      {layout(remaining, done).map((bar) => (
        <rect
          key={bar.round}
          x={bar.left * 100}
          width={bar.width * 100}
          y={100 - Math.max(bar.height * 100, 1.5)}
          height={Math.max(bar.height * 100, 1.5)}
          className={bar.done ? 'chart-bar' : 'chart-bar chart-bar-planned'}
        />
      ))}
    </svg>
  );
}
