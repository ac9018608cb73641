/** How small each method can make the network before nothing is left of what it learns. */
import { memo, useMemo } from 'react';
import { collapsedNetworks } from '../../../analyses/collapse';
import { CollapseChart } from '../../../charts/rounds/collapse-chart';
import { useShown } from '../../state/shown';
import { useRounds } from '../../state/use-rounds';

const Chart = memo(CollapseChart);

export function Collapse() {
  const { recording, experiment } = useShown();
  const warnings = recording?.warnings;
  const collapsed = useMemo(() => collapsedNetworks({ experiment, warnings: warnings ?? [] }), [experiment, warnings]);
  return <Chart {...useRounds()} collapsed={collapsed} />;
}
