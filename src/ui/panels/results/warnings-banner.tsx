/** What went wrong inside an experiment: runs that diverged, chains that ended, layers that collapsed. */
import { useMemo } from 'react';
import { useTexts } from '../../../texts';
import { collapsesOf, type Collapse } from '../../../analyses/collapse';
import type { Recording, Warning } from '../../../recording/recording';
import { Banner } from '../../kit/banner';
import { percent } from '../../kit/format';
import { Unfold } from '../../kit/unfold';
import { useShown } from '../../state/shown';
import { useArms } from '../../../charts/kit/use-arms';
import { armOf } from '../../../lottery/run-key';

type Stopped = Extract<Warning, { readonly kind: 'chain-stopped' }>;

/** Of more, one sentence says which networks it is about. */
const MOST_TOLD = 3;

export function WarningsBanner({ drawsCollapse }: { readonly drawsCollapse: boolean }) {
  const { t } = useTexts();
  const { name } = useArms();
  const { recording } = useShown();
  const diverged = recording?.runs.filter((run) => run.status === 'diverged').length ?? 0;
  const stopped = firstOfArm(recording?.warnings ?? []);
  const all = useCollapses(recording);
  const collapses = drawsCollapse ? [] : all;
  if (diverged + stopped.length + collapses.length === 0) return null;
  const isLong = collapses.length > MOST_TOLD;
  const concerned = [...new Set(collapses.flat().flatMap(({ arms }) => arms))];
  const each = collapses.map((alike) => (
    <li key={`${alike[0].arms[0]}/${alike[0].layer}`}>
      <CollapseText collapses={alike} />
    </li>
  ));
  return (
    <Banner tone="warning">
      <ul>
        {diverged > 0 && <li>{t('warnings.diverged', { count: diverged })}</li>}
        {stopped.map(({ kind, id }) => (
          <li key={armOf(id)}>
            {t(`warnings.${kind}`, { arm: name(armOf(id)), round: id.level, trial: id.trial + 1 })}
          </li>
        ))}
        {!isLong && each}
      </ul>
      {isLong && (
        <>
          <p>{t('warnings.collapse.many', { arms: concerned.map((arm) => name(arm)).join(', ') })}</p>
          <Unfold label={t('warnings.collapse.each')}>
            <ul>{each}</ul>
          </Unfold>
        </>
      )}
    </Banner>
  );
}

/** Which layers, in which rounds, of which networks, and what follows from it: the same for all given. */
function CollapseText({ collapses }: { readonly collapses: readonly Collapse[] }) {
  const { t } = useTexts();
  const { name } = useArms();
  const [{ arms, layer, isOutput, cuts, lasts, from }] = collapses;
  const count = collapses.length;
  const when = from.map(({ round, left, trials }) =>
    t(`warnings.collapse.${lasts ? 'from' : 'in'}`, {
      count: trials.length,
      round,
      left: percent(left),
      trials: trials.map((trial) => trial + 1).join(', '),
    }),
  );
  const kind = layer === null ? 'noPath' : isOutput ? 'output' : 'layer';
  const what = t(`warnings.collapse.${kind}`, {
    count,
    layers: collapses.map((one) => one.layer).join(', '),
    when: when.join(', '),
    arms: arms.map((arm) => name(arm)).join(', '),
  });
  return <>{layer === null ? what : `${what} ${t(`warnings.collapse.${cuts ? 'cut' : 'around'}`, { count })}`}</>;
}

/** Found anew only when there are other warnings, not at every evaluation point. */
function useCollapses(recording: Recording | null): readonly (readonly Collapse[])[] {
  const warnings = recording?.warnings;
  return useMemo(
    () => (recording ? alike(collapsesOf(recording)) : []),
    // experiment and data change only with the warnings
    // oxlint-disable-next-line react/exhaustive-deps
    [warnings],
  );
}

/** Layers of which the same is to be said, together. */
function alike(collapses: readonly Collapse[]): Collapse[][] {
  const groups = new Map<string, Collapse[]>();
  for (const collapse of collapses) {
    const { arms, layer, isOutput, cuts, lasts, from } = collapse;
    const said = JSON.stringify([arms, layer === null, isOutput, cuts, lasts, from]);
    groups.set(said, [...(groups.get(said) ?? []), collapse]);
  }
  return [...groups.values()];
}

/** One line for the same warning in several trials: the first of them. */
const firstOfArm = (warnings: readonly Warning[]): Stopped[] => {
  const stopped = warnings.filter((warning) => warning.kind === 'chain-stopped');
  return stopped.filter(({ id }, at) => stopped.findIndex((other) => armOf(other.id) === armOf(id)) === at);
};
