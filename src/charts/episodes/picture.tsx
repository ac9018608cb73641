/** What a stage shows at one moment. */
import type { State } from '../../tasks/control/environment';
import type { Drawing, DrawProps } from './drawing';
import { momentOf, type Episode } from './episode';
import styles from './picture.module.css';

interface Props extends DrawProps {
  readonly drawing: Drawing;
  /** another network, faintly behind */
  readonly behind?: State | null;
  /** where a push goes, below 0 to the left; `felt`: it has just been done, else it can be */
  readonly arrow?: { readonly size: number; readonly felt: boolean } | null;
}

export function Picture({ drawing, behind = null, arrow = null, ...drawn }: Props) {
  const { Draw, width, height, push } = drawing;
  return (
    <div className={styles.picture}>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        {behind && (
          <g className="episode-behind">
            <Draw state={behind} colour="var(--chart-ink)" reads={null} />
          </g>
        )}
        <Draw {...drawn} />
        {arrow && push && <Arrow x={push.at(drawn.state).x} y={push.at(drawn.state).y} length={width / 9} {...arrow} />}
      </svg>
    </div>
  );
}

interface ArrowProps {
  readonly x: number;
  readonly y: number;
  readonly length: number;
  readonly size: number;
  readonly felt: boolean;
}

/** Beside what is pushed, the way that it goes. */
function Arrow({ x, y, length, size, felt }: ArrowProps) {
  const way = Math.sign(size) * length;
  const [from, to] = [x + 0.75 * way, x + 1.6 * way];
  return (
    <path
      className={felt ? 'episode-arrow episode-felt' : 'episode-arrow'}
      d={`M${from},${y}H${to}M${to - 0.35 * way},${y - 0.3 * length}L${to},${y}L${to - 0.35 * way},${y + 0.3 * length}`}
    />
  );
}

/** What is seen at a time: after an end, what became of it. */
export function stateAt({ aftermath }: Drawing, episode: Episode, time: number): State {
  const { state, since } = momentOf(episode, time);
  return aftermath && episode.terminated && since > 0 ? aftermath.at(state, Math.min(since, aftermath.steps)) : state;
}
