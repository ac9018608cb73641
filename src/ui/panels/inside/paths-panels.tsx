/** Straight paths between networks: the error along them, and their barriers by the step at which copies part. */
import { memo, useCallback, useMemo } from 'react';
import { useTexts } from '../../../texts';
import { instabilitiesOf } from '../../../recording/instabilities';
import { BarrierChart } from '../../../charts/connectivity/barrier-chart';
import { InstabilityChart } from '../../../charts/connectivity/instability-chart';
import type { Copied } from '../../../charts/connectivity/pairs';
import { useArms } from '../../../charts/kit/use-arms';
import { armNames } from '../../../experiment/arm-names';
import type { Recording } from '../../../recording/recording';
import { remainingOfChain } from '../../../recording/remaining';
import { placeOf, full } from '../../../lottery/run-key';
import { remainingPercent } from '../../../charts/kit/format';
import { useActions, useLab } from '../../state/lab';
import { useShown } from '../../state/shown';
import { useLeftOut } from '../../state/use-left-out';

const Barrier = memo(BarrierChart);
const Instability = memo(InstabilityChart);

const NO_MASKS: Recording['masks'] = [];

/** The networks that there are paths between, the full one first. */
function useCopied(): readonly Copied[] {
  const { t } = useTexts();
  const { name } = useArms();
  const { recording, standard, experiment, network, arms } = useShown();
  const leftOut = useLeftOut();
  const measurements = recording?.measurements;
  const masks = recording?.masks ?? NO_MASKS;
  return useMemo(() => {
    const pairs = instabilitiesOf({ measurements }, standard.judge, leftOut);
    const { nameOf } = armNames(experiment);
    const idOf = ({ arm, level }: (typeof pairs)[number]): string => `${nameOf(arm)}/${level}`;
    const order = [full, ...arms];
    const sorted = pairs.toSorted((a, b) => order.indexOf(a.arm) - order.indexOf(b.arm));
    const ids = [...new Set(sorted.map(idOf))];
    return ids.map((id): Copied => {
      const own = sorted.filter((pair) => idOf(pair) === id);
      const [{ arm, level }] = own;
      const isOnly = sorted.every((other) => other.arm !== arm || other.level === level);
      const left = remainingOfChain({ experiment, masks }, network.parameters, placeOf(arm).chain ?? 0)[level] ?? 1;
      const named = { arm: name(arm), remaining: remainingPercent(left) };
      const long = arm === full ? name(full) : t('charts.barrier.pruned', named);
      return { id, pairs: own, name: long, short: isOnly ? name(arm) : long };
    });
  }, [measurements, masks, standard.judge, leftOut, experiment, network, arms, name, t]);
}

export function BarrierPanel() {
  const { standard } = useShown();
  const chosen = useLab(({ view }) => view.path);
  const { setView } = useActions();
  const choose = useCallback((path: string) => setView({ path }), [setView]);
  return <Barrier networks={useCopied()} chosen={chosen} onChoose={choose} metric={standard.judge} />;
}

export function InstabilityPanel() {
  const { standard, experiment } = useShown();
  return <Instability networks={useCopied()} metric={standard.judge} steps={experiment.connectivity.steps} />;
}
