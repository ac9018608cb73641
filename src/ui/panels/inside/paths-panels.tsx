/** Straight paths between networks: the error along them, and their barriers by the step at which copies part. */
import { memo, useMemo } from 'react';
import { useTexts } from '../../../texts';
import { instabilitiesOf } from '../../../analyses/instability';
import { BarrierChart } from '../../../charts/connectivity/barrier-chart';
import { InstabilityChart } from '../../../charts/connectivity/instability-chart';
import type { Copied } from '../../../charts/connectivity/pairs';
import { useArms } from '../../../charts/kit/use-arms';
import { remainingByLevel } from '../../../experiment/levels';
import { placeOf, full } from '../../../lottery/run-key';
import { remainingPercent } from '../../../charts/kit/format';
import { useShown } from '../../state/shown';

const Barrier = memo(BarrierChart);
const Instability = memo(InstabilityChart);

/** The networks that there are paths between, the full one first. */
function useCopied(): readonly Copied[] {
  const { t } = useTexts();
  const { name } = useArms();
  const { recording, standard, experiment, network } = useShown();
  const measurements = recording?.measurements;
  return useMemo(() => {
    const pairs = instabilitiesOf({ measurements }, standard.judge);
    const ids = [...new Set(pairs.map(({ arm, level }) => `${arm}/${level}`))];
    return ids.map((id): Copied => {
      const own = pairs.filter(({ arm, level }) => `${arm}/${level}` === id);
      const [{ arm, level }] = own;
      const left = remainingByLevel(experiment, network.parameters, placeOf(arm).chain ?? 0)[level] ?? 1;
      const named = { arm: name(arm), remaining: remainingPercent(left) };
      return { id, pairs: own, name: arm === full ? name(full) : t('charts.barrier.pruned', named) };
    });
  }, [measurements, standard.judge, experiment, network, name, t]);
}

export function BarrierPanel() {
  return <Barrier networks={useCopied()} metric={useShown().standard.judge} />;
}

export function InstabilityPanel() {
  return <Instability networks={useCopied()} metric={useShown().standard.judge} />;
}
