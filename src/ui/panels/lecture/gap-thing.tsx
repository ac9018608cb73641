import { memo } from 'react';
import { GapChart } from '../../../charts/rounds/gap-chart';
import { useRounds } from '../../state/use-rounds';

const Gap = memo(GapChart);

export function GapThing() {
  const { ghost: _, ...rounds } = useRounds();
  return <Gap {...rounds} quantity="gapAtEnd" />;
}
