/** One frame per round: the ticket's first layer as pixels, or the whole network in small. */
import { useEffect, useMemo, useState, type KeyboardEvent } from 'react';
import { useTexts } from '../../texts';
import type { MaskRecord } from '../../recording/recording';
import type { Network } from '../../models/network';
import { ChartFrame } from '../kit/chart-frame';
import { chartData } from '../export/chart-data';
import { percent, remainingPercent } from '../kit/format';
import { roundByKey } from '../kit/use-round-selection';
import { usePalette } from '../kit/use-palette';
import { filmRows, layout } from './film-frames';
import { FramePicture } from './frame-picture';

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
    if (!strip || !(frame instanceof HTMLElement)) return undefined;
    // in the next frame, which lays the page out anyway: asked for here, the page would be laid out once more
    const next = requestAnimationFrame(() => {
      const [left, right] = [frame.offsetLeft, frame.offsetLeft + frame.offsetWidth];
      if (left < strip.scrollLeft) strip.scrollTo({ left });
      if (right > strip.scrollLeft + strip.clientWidth) strip.scrollTo({ left: right - strip.clientWidth });
    });
    return () => cancelAnimationFrame(next);
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
