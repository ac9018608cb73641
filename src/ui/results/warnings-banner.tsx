/** What went wrong inside an experiment: runs that diverged, chains that ended, layers that collapsed. */
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { collapsesOf, type Collapse } from '../../recording/collapse';
import type { Recording, Warning } from '../../recording/recording';
import { percent } from '../format';
import { useShown } from '../shown';
import { Banner } from './banners';

type Stopped = Extract<Warning, { readonly kind: 'chain-stopped' }>;

export function WarningsBanner() {
  const { t } = useTranslation();
  const { recording } = useShown();
  const diverged = recording?.runs.filter((run) => run.status === 'diverged').length ?? 0;
  const stopped = firstOfArm(recording?.warnings ?? []);
  const collapses = useCollapses(recording);
  if (diverged + stopped.length + collapses.length === 0) return null;
  return (
    <Banner tone="warning">
      <ul>
        {diverged > 0 && <li>{t('warnings.diverged', { count: diverged })}</li>}
        {stopped.map(({ kind, id }) => (
          <li key={id.arm}>
            {t(`warnings.${kind}`, { arm: t(`arms.${id.arm}`), round: id.round, trial: id.trial + 1 })}
          </li>
        ))}
        {collapses.map((collapse) => (
          <li key={`${collapse.arms[0]}/${collapse.layer}`}>
            <CollapseText collapse={collapse} />
          </li>
        ))}
      </ul>
    </Banner>
  );
}

/** Which layers, from which round on, of which networks, and what follows from it. */
function CollapseText({ collapse: { arms, layer, isOutput, cuts, from } }: { readonly collapse: Collapse }) {
  const { t } = useTranslation();
  const { remaining } = useShown();
  const when = from.map(({ round, trials }) =>
    t('warnings.collapse.from', {
      count: trials.length,
      round,
      left: percent(remaining[round] ?? 0),
      trials: trials.map((trial) => trial + 1).join(', '),
    }),
  );
  const kind = layer === null ? 'noPath' : isOutput ? 'output' : 'layer';
  const what = t(`warnings.collapse.${kind}`, {
    layer: layer ?? '',
    when: when.join(', '),
    arms: arms.map((arm) => t(`arms.${arm}`)).join(', '),
  });
  return <>{layer === null ? what : `${what} ${t(`warnings.collapse.${cuts ? 'cut' : 'around'}`)}`}</>;
}

/** Found anew only when there are other warnings, not at every evaluation point. */
function useCollapses(recording: Recording | null): readonly Collapse[] {
  const warnings = recording?.warnings;
  return useMemo(
    () => (recording ? collapsesOf(recording) : []),
    // experiment and data change only with the warnings
    // oxlint-disable-next-line react/exhaustive-deps
    [warnings],
  );
}

/** One line for the same warning in several trials: the first of them. */
const firstOfArm = (warnings: readonly Warning[]): Stopped[] => {
  const stopped = warnings.filter((warning) => warning.kind === 'chain-stopped');
  return stopped.filter(({ id }, at) => stopped.findIndex((other) => other.id.arm === id.arm) === at);
};
