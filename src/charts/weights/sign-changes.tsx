/** How many weights changed their sign in the full network's training, survivors and pruned apart. */
import { useMemo } from 'react';
import { useTexts } from '../../texts';
import { isKernel, type ParameterSpec, type Weights } from '../../lottery/parameters';
import { ChartFrame } from '../kit/chart-frame';
import { layerName } from '../kit/layer-name';
import { FateKey } from '../kit/fate-key';
import { chartData } from '../export/chart-data';
import { percent, remainingPercent } from '../kit/format';
import { eachSampled, keptOrPruned, outputsOf } from '../kit/sampled-weights';
import '../kit/inside-charts.css';

interface SignData {
  readonly specs: readonly ParameterSpec[];
  readonly theta0: Weights;
  /** of the full network */
  readonly thetaT: Weights;
  /** as in MaskRecord */
  readonly prunedIn: readonly (Uint8Array | null)[];
  readonly round: number;
}

interface SignBar {
  readonly parameter: number;
  readonly layer: number;
  readonly kind: ParameterSpec['kind'];
  /** share of the group whose sign changed; null where the group is empty */
  readonly kept: number | null;
  readonly pruned: number | null;
}

/** Most weights counted per layer and group; of larger ones, evenly spread ones. */
const SAMPLES = 50_000;

/** One entry per prunable kernel. */
export function layout({ specs, theta0, thetaT, prunedIn, round }: SignData): SignBar[] {
  const outputs = outputsOf(specs);
  const groups = keptOrPruned(round);
  return specs.flatMap((spec, parameter) => {
    if (!isKernel(spec) || !prunedIn[parameter]) return [];
    const [before, after] = [theta0[parameter], thetaT[parameter]];
    const all = [0, 0];
    const changed = [0, 0];
    eachSampled({ prunedIn, only: parameter, outputs, groups, most: SAMPLES }, (_, at, group) => {
      all[group] += 1;
      if (before[at] * after[at] < 0) changed[group] += 1;
    });
    const share = (group: number): number | null => (all[group] === 0 ? null : changed[group] / all[group]);
    return [{ parameter, layer: spec.layer, kind: spec.kind, kept: share(0), pruned: share(1) }];
  });
}

interface SignChangesProps extends Omit<SignData, 'theta0' | 'thetaT' | 'prunedIn'> {
  /** null while weights or masks are not at hand */
  readonly theta0: Weights | null;
  readonly thetaT: Weights | null;
  readonly prunedIn: SignData['prunedIn'] | null;
  /** P_m (0 … 1) by round */
  readonly remaining: readonly number[];
}

export function SignChanges(props: SignChangesProps) {
  const { specs, theta0, thetaT, prunedIn, round, remaining } = props;
  const { t } = useTexts();
  const bars = useMemo(
    () => (theta0 && thetaT && prunedIn ? layout({ specs, theta0, thetaT, prunedIn, round }) : []),
    [specs, theta0, thetaT, prunedIn, round],
  );
  const nameOf = (bar: SignBar): string => layerName(t, bar);
  const text = (share: number | null): string => (share === null ? '–' : percent(share, 1));
  const most = Math.max(0.01, ...bars.flatMap(({ kept, pruned }) => [kept ?? 0, pruned ?? 0]));
  const groups = [
    ['kept', t('inside.histogram.kept', { left: remainingPercent(remaining[round] ?? 1) })],
    ['pruned', t('inside.histogram.pruned')],
  ] as const;
  return (
    <ChartFrame
      title={t('inside.signs.title')}
      subtitle={t('inside.signs.subtitle')}
      summary={bars
        .map((bar) => t('inside.signs.inWords', { layer: nameOf(bar), kept: text(bar.kept), pruned: text(bar.pruned) }))
        .join(' ')}
      table={() => ({
        columns: [t('charts.layer.column'), ...groups.map(([, name]) => name)],
        rows: bars.map((bar) => [nameOf(bar), text(bar.kept), text(bar.pruned)]),
      })}
      data={() =>
        chartData(
          t,
          ['layer', 'signsKept', 'signsPruned'],
          bars.map((bar) => [nameOf(bar), bar.kept, bar.pruned]),
        )
      }
      empty={bars.length > 0 ? null : t('charts.movement.empty')}
      className="chart-signs"
    >
      <FateKey kept={groups[0][1]} pruned={groups[1][1]} />
      <div className="chart-density-bars" aria-hidden="true">
        {bars.map((bar) => (
          <div key={bar.parameter} className="chart-sign-layer">
            <span className="chart-muted">{nameOf(bar)}</span>
            {groups.map(([group, name]) => (
              <div key={group} className="chart-sign-row" title={name}>
                <span className="chart-sign-track">
                  <span
                    className={`chart-sign-fill chart-sign-${group}`}
                    style={{ width: `${((bar[group] ?? 0) / most) * 100}%` }}
                  />
                </span>
                <span className="chart-density-value">{text(bar[group])}</span>
              </div>
            ))}
          </div>
        ))}
      </div>
    </ChartFrame>
  );
}
