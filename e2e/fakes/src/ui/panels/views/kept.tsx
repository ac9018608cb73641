import { useTranslation } from 'react-i18next';
import { ChartFrame } from '../../../../../../src/charts/kit/chart-frame';
import type { View } from '../../../../../../src/ui/panels/view';
import { useShown } from '../../../../../../src/ui/state/shown';

/** Weights remaining by round, as bars. */
function Content() {
  const { t } = useTranslation();
  const { remaining } = useShown();
  return (
    <ChartFrame
      title={t('charts.kept.title')}
      summary={t('charts.kept.summary', { count: remaining.length })}
      data={() => ({ columns: ['round', 'weights remaining'], rows: remaining.map((left, round) => [round, left]) })}
    >
      <svg className="chart-kept" viewBox={`0 0 ${remaining.length} 1`} width="100%" height="40" aria-hidden="true">
        {remaining.map((left, round) => (
          <rect key={left} x={round} y={1 - left} width={0.8} height={left} />
        ))}
      </svg>
    </ChartFrame>
  );
}

const view: View = { id: 'kept', order: 99, of: 'masks', Content };
export default view;
