/** One frame per round: the ticket's first layer as pixels, or the whole network in small. */
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { useTexts } from '../../texts';
import type { MaskRecord } from '../../recording/recording';
import type { Network } from '../../models/network';
import { ChartFrame } from '../kit/chart-frame';
import { chartData, type Value } from '../export/chart-data';
import { percent, remainingPercent } from '../kit/format';
import { layout as graphLayout } from '../network/network-graph-layout';
import { Picture } from '../kit/picture';
import { densityPixels, type Palette } from '../kit/pixels';
import { survivorsByPixel } from '../kit/prunings';
import { roundByKey } from '../kit/use-round-selection';
import { usePalette } from '../kit/use-palette';

export interface Frame {
  readonly round: number;
  /** P_m, 0 … 1 */
  readonly remaining: number;
  /** fraction of each pixel's weights that is left, row by row; null in rounds to come or without pixels */
  readonly densities: Float32Array | null;
  readonly done: boolean;
}

/**
 * @param remaining P_m (0 … 1) after rounds 0 … the last planned one
 * @param mask of the ticket; null before the first network is trained
 */
export function layout(network: Network, remaining: readonly number[], mask: MaskRecord | null): Frame[] {
  const done = mask ? Math.min(mask.remaining.length, remaining.length) : 0;
  const [height, width, channels] = network.inputShape;
  const first = network.parameters.findIndex((spec) => spec.prunable);
  const prunedIn = mask?.prunedIn[first] ?? null;
  const isDense = network.parameters[first]?.shape.length === 2;
  if (!prunedIn || network.inputShape.length !== 3 || !isDense) {
    return remaining.map((value, round) => ({
      round,
      remaining: value,
      densities: null,
      done: round < done,
    }));
  }
  const perPixel = prunedIn.length / (height * width);
  const counts = survivorsByPixel(prunedIn, perPixel / channels, channels, Math.max(done - 1, 0));
  return remaining.map((value, round) => ({
    round,
    remaining: value,
    densities: round < done ? Float32Array.from(counts[round], (left) => left / perPixel) : null,
    done: round < done,
  }));
}

interface FilmstripProps {
  readonly network: Network;
  /** P_m (0 … 1) after rounds 0 … the last planned one */
  readonly remaining: readonly number[];
  /** of the ticket's chain in the shown trial */
  readonly mask: MaskRecord | null;
  readonly selectedRound: number;
  readonly onSelectRound: (round: number) => void;
  /** the rounds one after another; absent: nobody asks for it here */
  readonly film?: { readonly runs: boolean; readonly toggle: () => void };
  /** P_m of rounds that settings plan and nobody has trained */
  readonly planned?: readonly number[] | null;
}

export function Filmstrip(props: FilmstripProps) {
  const { network, remaining, mask, selectedRound, onSelectRound, film, planned = null } = props;
  const { t } = useTexts();
  const [strip, setStrip] = useState<HTMLDivElement | null>(null);
  const palette = usePalette(strip);
  const frames = useMemo(() => layout(network, remaining, mask), [network, remaining, mask]);
  const done = frames.filter((frame) => frame.done).length;

  // keeps the selected frame in sight where the strip is wider than the screen
  useEffect(() => {
    const frame = strip?.children[selectedRound];
    if (!strip || !(frame instanceof HTMLElement)) return;
    const [left, right] = [frame.offsetLeft, frame.offsetLeft + frame.offsetWidth];
    if (left < strip.scrollLeft) strip.scrollTo({ left });
    if (right > strip.scrollLeft + strip.clientWidth) strip.scrollTo({ left: right - strip.clientWidth });
  }, [strip, selectedRound]);

  const press = (event: KeyboardEvent<HTMLDivElement>): void => {
    const round = roundByKey(event.key, selectedRound, remaining.length - 1);
    if (round === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    onSelectRound(round);
    const frame = strip?.children[round];
    if (frame instanceof HTMLElement) frame.focus();
  };

  return (
    <ChartFrame
      title={t('charts.film.title')}
      summary={t('charts.film.inWords', {
        done: Math.max(0, done - 1),
        count: remaining.length - 1,
        remaining: remainingPercent(remaining[selectedRound] ?? 1),
      })}
      data={() =>
        chartData(t, ['round', 'remaining', 'row', 'column', 'density'], filmRows(frames, network.inputShape[1] ?? 1))
      }
      className="chart-film"
      controls={
        film &&
        done > 1 && (
          <button type="button" className="chart-run-button" aria-keyshortcuts="f" onClick={film.toggle}>
            {film.runs ? t('charts.film.stop', { round: selectedRound }) : t('charts.film.run')}
          </button>
        )
      }
      overRounds
    >
      <div
        ref={setStrip}
        className="chart-frames"
        role="radiogroup"
        aria-label={t('charts.film.title')}
        tabIndex={-1}
        onKeyDown={press}
      >
        {frames.map((frame) => (
          <button
            key={frame.round}
            type="button"
            role="radio"
            aria-checked={frame.round === selectedRound}
            aria-label={t(frame.done ? 'charts.film.frame' : 'charts.film.frameToCome', {
              round: frame.round,
              remaining: percent(frame.remaining, 1),
            })}
            tabIndex={frame.round === selectedRound ? 0 : -1}
            className={`chart-frame ${frame.done ? '' : 'chart-frame-empty'}`}
            onClick={() => onSelectRound(frame.round)}
          >
            <span className="chart-frame-picture">
              <FramePicture frame={frame} network={network} mask={mask} palette={palette} />
            </span>
            <span className={planned ? 'chart-frame-text chart-frame-own' : 'chart-frame-text'}>
              {remainingPercent(frame.remaining)}
            </span>
            {planned && <PlannedText left={planned[frame.round]} />}
          </button>
        ))}
        {planned?.slice(frames.length).map((left, at) => (
          // rounds are as many as they are, in their order
          // oxlint-disable-next-line react/no-array-index-key
          <span key={at} className="chart-frame chart-frame-empty chart-on-page" aria-hidden="true">
            <span className="chart-frame-picture" />
            <PlannedText left={left} />
          </span>
        ))}
      </div>
    </ChartFrame>
  );
}

/** In place of what a round has left: what it would have left by the settings. */
const PlannedText = ({ left }: { readonly left: number | undefined }) => (
  <span className="chart-frame-text chart-frame-planned chart-on-page" aria-hidden="true">
    → {left === undefined ? '–' : remainingPercent(left)}
  </span>
);

/** One row a pixel and round that is done; rounds without pixels are one row each. */
function* filmRows(frames: readonly Frame[], width: number): Generator<Value[]> {
  for (const { round, remaining, densities } of frames.filter(({ done }) => done)) {
    if (!densities) yield [round, remaining, null, null, null];
    else
      for (const [at, density] of densities.entries())
        yield [round, remaining, Math.floor(at / width) + 1, (at % width) + 1, density];
  }
}

function FramePicture(props: {
  readonly frame: Frame;
  readonly network: Network;
  readonly mask: MaskRecord | null;
  readonly palette: Palette;
}) {
  const { frame, network, mask, palette } = props;
  const { densities } = frame;
  const pixels = useMemo(
    () => (densities ? densityPixels(densities, palette.paper, palette.kept) : null),
    [densities, palette],
  );
  if (!frame.done) return null;
  if (pixels) {
    return <Picture pixels={pixels} width={network.inputShape[1]} height={network.inputShape[0]} />;
  }
  const graph =
    mask &&
    graphLayout(
      { network, prunedIn: mask.prunedIn, weights: null, round: frame.round },
      { width: 60, height: 60, em: 3 },
    );
  if (graph) {
    return (
      <svg viewBox="0 0 60 60" aria-hidden="true">
        {graph.edges.map(({ key, x1, y1, x2, y2 }) => (
          <line key={key} x1={x1} y1={y1} x2={x2} y2={y2} className="chart-tiny-edge" />
        ))}
        {graph.nodes.map(({ key, x, y }) => (
          <circle key={key} cx={x} cy={y} r={1.6} className="chart-tiny-node" />
        ))}
      </svg>
    );
  }
  return <span className="chart-frame-bar" style={{ height: `${frame.remaining * 100}%` }} />;
}
