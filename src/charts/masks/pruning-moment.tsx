/** One round of pruning, weight by weight: trained, ranked, cut, sent home, set back. */
import { useEffect, useImperativeHandle, useMemo, useRef, type ReactNode, type RefObject } from 'react';
import { useTexts } from '../../texts';
import type { ParameterSpec } from '../../lottery/parameters';
import type { Network } from '../../models/network';
import { GraphMoment } from '../network/graph-moment';
import type { PrunedLayer } from '../../lottery/pruned-layer';
import { chartData, type Value } from '../export/chart-data';
import { ChartFrame } from '../kit/chart-frame';
import { count, remainingPercent } from '../kit/format';
import { significant } from '../kit/numbers';
import { layerTitle } from '../kit/layer-name';
import { END, STAGES, type Stage } from '../kit/moment-time';
import { useMomentFilm, type Pace } from '../kit/use-moment-film';
import { usePalette } from '../kit/use-palette';
import { useSize } from '../kit/use-size';
import { MomentCanvas } from './pruning-moment-canvas';
import { layout, leftAt } from './pruning-moment-layout';
import styles from './pruning-moment.module.css';

interface PruningMomentProps {
  readonly layers: readonly PrunedLayer[];
  readonly specs: readonly ParameterSpec[];
  /** drawn beside them, where it is small enough */
  readonly graph?: Network | null;
  readonly round: number;
  /** of the chain, where it is not the ticket's */
  readonly name?: string | null;
  /** of which chain it is, to choose from: beside what else the head says */
  readonly choice?: (note: string) => ReactNode;
  /** what cannot be chosen, and why */
  readonly leftOut?: string | null;
  /** P_m before and after, 0 … 1 */
  readonly remaining: readonly [before: number, after: number];
  /** what weights are ranked by, in words */
  readonly score: string;
  /** what survivors become: in words, as the end of a sentence */
  readonly treatment: string;
  /** survivors are not set back: they keep θ_T */
  readonly keeps?: boolean;
  /** values come from a recording, rounded */
  readonly rounded: boolean;
  /** at which it plays by itself */
  readonly pace?: Pace;
  /** where a key finds what the button does: hold it, or let it go on */
  readonly toggle?: RefObject<(() => void) | null>;
  /** It can be put away. */
  readonly leave?: () => void;
  /** It was asked for by a press: it is brought to the eye and takes the focus. */
  readonly isPressed?: { readonly current: boolean };
}

export function PruningMoment(props: PruningMomentProps) {
  const {
    layers,
    specs,
    graph = null,
    round,
    name = null,
    choice,
    leftOut = null,
    remaining,
    score,
    treatment,
    keeps = false,
    rounded,
    pace,
    toggle,
    leave,
    isPressed,
  } = props;
  const { t } = useTexts();
  const [ref, size, element] = useSize<HTMLDivElement>();
  const [graphRef, graphSize] = useSize<HTMLDivElement>();
  const palette = usePalette(element);
  const moment = useMemo(() => size && layout(layers, specs, size), [layers, specs, size]);
  const { time, playing, play, hold, show } = useMomentFilm(layers, pace);
  const press = playing ? hold : play;
  useImperativeHandle(toggle, () => press);
  const stage = STAGES[Math.min(END, Math.ceil(time - 1e-6))];
  const [before, after] = remaining.map(remainingPercent);
  const isTogether = layers.some(({ together }) => together.length > 1);
  const named = name === null ? undefined : 'named';
  const units = layers.some((layer) => layer.units !== null) ? 'units' : undefined;
  const says = (one: Stage): string => {
    const context = one === 'restored' ? named : (units ?? (isTogether ? 'together' : undefined));
    return t(`charts.pruning.stages.${one}.says`, { round, score, before, after, treatment, context }).trim();
  };
  const all = STAGES.map(says);
  const longest = all.reduce((most, one) => (one.length > most.length ? one : most));
  const title = t('charts.pruning.title', { round, name, context: named });
  const note = t('charts.pruning.subtitle', { before, after });
  const counts = layers.map((layer) => leftAt(layer, time));
  const sum = (of: 'left' | 'shown'): string => count(counts.reduce((total, layer) => total + layer[of], 0));
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (!isPressed?.current) return;
    first.current?.focus({ preventScroll: true });
    first.current?.closest('figure')?.scrollIntoView({ block: 'nearest' });
  }, [isPressed]);
  const dots = (
    <>
      <div className={styles.heads}>
        {layers.map(({ parameter }, at) => (
          <span key={parameter}>
            <strong>{layerTitle(t, specs[parameter])}</strong>{' '}
            {t('charts.pruning.left', { left: count(counts[at].left) })}
          </span>
        ))}
      </div>
      <div ref={ref} className={`chart-area ${styles.picture}`}>
        {moment && size && <MomentCanvas moment={moment} time={time} palette={palette} size={size} />}
      </div>
      <p className={styles.axis}>
        <span>{t('charts.pruning.low')}</span>
        <span>{t('charts.pruning.shown', { left: sum('left'), shown: sum('shown') })}</span>
        <span>{t('charts.pruning.axis', { score })}</span>
      </p>
    </>
  );
  return (
    <ChartFrame
      title={title}
      subtitle={note}
      choice={choice?.(note)}
      summary={all.join(' ')}
      table={() => ({
        columns: (['layer', 'before', 'after', 'cut'] as const).map((column) =>
          t(`charts.pruning.columns.${column}`, { context: units }),
        ),
        rows: layers.map(({ parameter, left, cut }) => [
          layerTitle(t, specs[parameter]),
          count(left[0]),
          count(left[1]),
          cut === null ? '–' : significant(cut, 3),
        ]),
      })}
      className="chart-moment"
      data={() =>
        chartData(
          t,
          units
            ? ['layer', 'unit', 'score', 'unitThetaT', 'unitStart', 'falls']
            : ['layer', 'weight', 'score', 'thetaT', 'start', 'falls'],
          rowsOf(layers),
        )
      }
    >
      <div className={`chart-controls ${styles.controls}`}>
        <button ref={first} type="button" className="chart-play-button" onClick={press}>
          {t(playing ? 'charts.pruning.hold' : 'charts.pruning.play')}
        </button>
        <div className={styles.stages} role="group" aria-label={t('charts.pruning.stagesLabel')}>
          {STAGES.map((one, at) => (
            <button key={one} type="button" aria-pressed={stage === one} onClick={() => show(at)}>
              {t(`charts.pruning.stages.${one}.name`, { context: keeps && one === 'restored' ? 'kept' : undefined })}
            </button>
          ))}
        </div>
        {leave && (
          <button type="button" onClick={leave}>
            {t('charts.pruning.close')}
          </button>
        )}
      </div>
      <p className={styles.says} data-longest={longest}>
        <span aria-live="polite">{says(stage)}</span>
      </p>
      {graph ? (
        <div className={styles.both}>
          <div ref={graphRef} className={styles.graph}>
            {graphSize && (
              <GraphMoment network={graph} layers={layers} size={graphSize} palette={palette} time={time} />
            )}
          </div>
          <div>{dots}</div>
        </div>
      ) : (
        dots
      )}
      <p className={`chart-muted ${styles.note}`}>
        {t(rounded ? 'charts.pruning.sampleRounded' : 'charts.pruning.sample', { context: units })}
        {leftOut && ` ${leftOut}`}
      </p>
    </ChartFrame>
  );
}

function* rowsOf(layers: readonly PrunedLayer[]): Generator<Value[]> {
  for (const { parameter, index, score, thetaT, start, falls } of layers) {
    for (const [at, weight] of index.entries()) yield [parameter, weight, score[at], thetaT[at], start[at], falls[at]];
  }
}
