/** One round of pruning, weight by weight: trained, ranked, cut, sent home, set back. */
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTexts } from '../../texts';
import type { ParameterSpec } from '../../lottery/parameters';
import type { PrunedLayer } from '../../lottery/pruned-layer';
import { chartData, type Value } from '../export/chart-data';
import { ChartFrame } from '../kit/chart-frame';
import { count, remainingPercent } from '../kit/format';
import { cssOf, mix, type Palette } from '../kit/pixels';
import { usePalette } from '../kit/use-palette';
import { useSize } from '../kit/use-size';
import { cutAt, drawnAt, layout, leftAt, STAGES, type MomentLayout, type Stage } from './pruning-moment-layout';
import styles from './pruning-moment.module.css';

/** From one stage to the next, in ms, of which the last part is at rest. */
const [STAGE, MOVING] = [1_250, 0.75];
const END = STAGES.length - 1;

export interface PruningMomentProps {
  readonly layers: readonly PrunedLayer[];
  readonly specs: readonly ParameterSpec[];
  readonly round: number;
  /** P_m before and after, 0 … 1 */
  readonly remaining: readonly [before: number, after: number];
  /** what weights are ranked by, in words */
  readonly score: string;
  /** what survivors become: in words, as the end of a sentence */
  readonly treatment: string;
  /** values come from a recording, rounded */
  readonly rounded: boolean;
  /** It was asked for by a press: it is brought to the eye and takes the focus, and can be put away. */
  readonly leave?: () => void;
}

export function PruningMoment(props: PruningMomentProps) {
  const { layers, specs, round, remaining, score, treatment, rounded, leave } = props;
  const { t } = useTexts();
  const [ref, size, element] = useSize<HTMLDivElement>();
  const palette = usePalette(element);
  const moment = useMemo(() => size && layout(layers, specs, size), [layers, specs, size]);
  const { time, playing, play, hold, show } = useFilm(layers);
  const stage = STAGES[Math.min(END, Math.ceil(time - 1e-6))];
  const nameOf = ({ kind, layer }: ParameterSpec): string =>
    kind === 'output' ? t('charts.layer.outputTitle') : t('charts.layer.title', { layer });
  const [before, after] = remaining.map(remainingPercent);
  const context = layers.some(({ together }) => together.length > 1) ? 'together' : undefined;
  const says = (one: Stage): string =>
    t(`charts.pruning.stages.${one}.says`, { round, score, before, after, treatment, context });
  const first = useRef<HTMLButtonElement>(null);
  const wasPressed = leave !== undefined;
  useEffect(() => {
    if (!wasPressed) return;
    first.current?.focus({ preventScroll: true });
    first.current?.closest('figure')?.scrollIntoView({ block: 'nearest' });
  }, [wasPressed]);
  return (
    <ChartFrame
      title={t('charts.pruning.title', { round })}
      subtitle={t('charts.pruning.subtitle', { before, after })}
      summary={STAGES.map(says).join(' ')}
      table={() => ({
        columns: (['layer', 'before', 'after', 'cut'] as const).map((name) => t(`charts.pruning.columns.${name}`)),
        rows: layers.map(({ parameter, left, cut }) => [
          nameOf(specs[parameter]),
          count(left[0]),
          count(left[1]),
          cut === null ? '–' : cut.toPrecision(3),
        ]),
      })}
      className="chart-moment"
      data={() => chartData(t, ['layer', 'weight', 'score', 'thetaT', 'start', 'falls'], rowsOf(layers))}
    >
      <div className={styles.controls}>
        <button ref={first} type="button" className={styles.play} onClick={playing ? hold : play}>
          {t(playing ? 'charts.pruning.hold' : 'charts.pruning.play')}
        </button>
        <div className={styles.stages} role="group" aria-label={t('charts.pruning.stagesLabel')}>
          {STAGES.map((one, at) => (
            <button key={one} type="button" aria-pressed={stage === one} onClick={() => show(at)}>
              {t(`charts.pruning.stages.${one}.name`)}
            </button>
          ))}
        </div>
        {leave && (
          <button type="button" onClick={leave}>
            {t('charts.pruning.close')}
          </button>
        )}
      </div>
      <p className={styles.says} aria-live="polite">
        {says(stage)}
      </p>
      <div className={styles.heads}>
        {layers.map((layer) => {
          const { left, shown } = leftAt(layer, time);
          return (
            <span key={layer.parameter}>
              <strong>{nameOf(specs[layer.parameter])}</strong>{' '}
              {t('charts.pruning.left', { left: count(left), shown: count(shown) })}
            </span>
          );
        })}
      </div>
      <div ref={ref} className={`chart-area ${styles.picture}`}>
        {moment && size && <Canvas moment={moment} time={time} palette={palette} size={size} />}
      </div>
      <p className={styles.axis}>
        <span>{t('charts.pruning.low')}</span>
        <span>{t('charts.pruning.axis', { score })}</span>
      </p>
      <p className={`chart-muted ${styles.note}`}>
        {t(rounded ? 'charts.pruning.sampleRounded' : 'charts.pruning.sample')}
      </p>
    </ChartFrame>
  );
}

function* rowsOf(layers: readonly PrunedLayer[]): Generator<Value[]> {
  for (const { parameter, index, score, thetaT, start, falls } of layers) {
    for (const [at, weight] of index.entries()) yield [parameter, weight, score[at], thetaT[at], start[at], falls[at]];
  }
}

/** Asked when something is about to move; there is nobody to ask where charts are drawn as text. */
const isStill = (): boolean => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? true;

/**
 * The time of the film, and what moves it: it plays at first and whenever it is asked to. Of another subject it plays
 * anew, but where a stage was chosen by hand that stage is shown of the next one, too.
 */
function useFilm(subject: unknown) {
  const [time, setTime] = useState(() => (isStill() ? END : 0));
  /** the time it plays from; null: it stands */
  const [from, setFrom] = useState(() => (isStill() ? null : 0));
  const [isChosen, setIsChosen] = useState(false);
  const [shown, setShown] = useState(subject);
  if (shown !== subject) {
    setShown(subject);
    if (!isChosen && !isStill()) {
      setTime(0);
      setFrom(0);
    }
  }
  useEffect(() => {
    if (from === null) return undefined;
    let clock = from;
    let last = performance.now();
    const next = (now: number): void => {
      clock += Math.min(100, now - last) / STAGE;
      last = now;
      const whole = Math.floor(clock);
      setTime(Math.min(END, whole + Math.min(1, (clock - whole) / MOVING)));
      if (clock < END) frame = requestAnimationFrame(next);
      else setFrom(null);
    };
    let frame = requestAnimationFrame(next);
    return () => cancelAnimationFrame(frame);
  }, [from, shown]);
  const show = (stage: number): void => {
    setIsChosen(true);
    setFrom(null);
    setTime(stage);
  };
  return {
    time,
    playing: from !== null,
    play() {
      if (isStill()) return show(time >= END ? 0 : Math.floor(time) + 1);
      setIsChosen(false);
      setFrom(time >= END ? 0 : time);
    },
    hold() {
      setIsChosen(true);
      setFrom(null);
    },
    show,
  };
}

interface CanvasProps {
  readonly moment: MomentLayout;
  readonly time: number;
  readonly palette: Palette;
  readonly size: { readonly width: number; readonly height: number };
}

function Canvas({ moment, time, palette, size }: CanvasProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    const context = ref.current?.getContext('2d');
    if (context) draw(context, moment, time, palette, size);
  }, [moment, time, palette, size]);
  return <canvas ref={ref} aria-hidden="true" />;
}

/** Shades of a sign, from small to large values. */
const SHADES = 12;

function draw(
  context: CanvasRenderingContext2D,
  { columns, dots, radius, maskFoot, rankTop, rankFoot }: MomentLayout,
  time: number,
  palette: Palette,
  { width, height }: CanvasProps['size'],
): void {
  const { canvas } = context;
  const scale = Math.min(2, window.devicePixelRatio || 1);
  if (canvas.width !== Math.round(width * scale)) canvas.width = Math.round(width * scale);
  if (canvas.height !== Math.round(height * scale)) canvas.height = Math.round(height * scale);
  context.setTransform(scale, 0, 0, scale, 0, 0);
  context.clearRect(0, 0, width, height);
  const [line, cutLine] = [cssOf(mix(palette.paper, palette.ink, 0.18)), cssOf(palette.ink)];
  const shades = [palette.negative, palette.positive].map((full) =>
    Array.from({ length: SHADES }, (_, at) => cssOf(mix(palette.paper, full, 0.3 + (0.7 * at) / (SHADES - 1)))),
  );
  context.strokeStyle = line;
  for (const { x, width: wide } of columns) {
    context.strokeRect(x + 0.5, 0.5, wide - 1, maskFoot - 1);
    context.beginPath();
    context.moveTo(x, rankFoot + 0.5);
    context.lineTo(x + wide, rankFoot + 0.5);
    context.stroke();
  }
  // where they come from and go back to stays to be seen while they are away
  if (time > 0 && time < 3) {
    context.globalAlpha = 0.35;
    context.fillStyle = line;
    dots.column.forEach((_, dot) => {
      if (dots.falls[dot] === 1 && time >= 2) return;
      context.beginPath();
      context.arc(dots.homeX[dot], dots.homeY[dot], radius, 0, 2 * Math.PI);
      context.fill();
    });
  }
  dots.column.forEach((column, dot) => {
    const { x, y, opacity, value } = drawnAt(dots, dot, time, height - rankTop);
    if (opacity === 0) return;
    const share = Math.min(1, Math.abs(value) / (columns[column].reach || 1));
    context.globalAlpha = opacity;
    context.fillStyle = shades[value < 0 ? 0 : 1][Math.round(share * (SHADES - 1))];
    context.beginPath();
    context.arc(x, y, radius, 0, 2 * Math.PI);
    context.fill();
  });
  context.globalAlpha = 1;
  const come = cutAt(time);
  if (come === 0) return;
  context.strokeStyle = cutLine;
  context.lineWidth = 1.5;
  for (const { cut } of columns) {
    if (cut === null) continue;
    context.beginPath();
    context.moveTo(cut, rankTop - 6);
    context.lineTo(cut, rankTop - 6 + come * (rankFoot - rankTop + 6));
    context.stroke();
  }
  context.lineWidth = 1;
}
