/** One network in an episode: as it goes on, or as a strip of moments. */
import type { PointerEvent } from 'react';
import type { ArmStyle } from '../kit/arms';
import type { State } from '../../tasks/control/environment';
import type { Drawing, DrawProps } from './drawing';
import { momentOf, stepsOf, type Episode } from './episode';
import styles from './stages.module.css';

interface Props {
  readonly drawing: Drawing;
  readonly episode: Episode;
  readonly name: string;
  readonly style: Pick<ArmStyle, 'colour' | 'text'>;
  /** how it ends, in words */
  readonly outcome: string;
  readonly reads: Float32Array | null;
}

interface StageProps extends Props {
  /** in steps */
  readonly time: number;
  /** what it has reached, in words */
  readonly counter: (sum: number, steps: number) => string;
  /** null: it cannot be pushed */
  readonly onPush: ((direction: number) => void) | null;
}

export function Stage(props: StageProps) {
  const { drawing, episode, name, style, outcome, reads, time, counter, onPush } = props;
  const { sum, step } = momentOf(episode, time);
  const isOver = step === stepsOf(episode);
  // who is struck from the left goes to the right
  const press = (event: PointerEvent<HTMLDivElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    onPush?.(event.clientX < box.left + box.width / 2 ? 1 : -1);
  };
  return (
    <div className={styles.stage}>
      <p className={styles.name} style={{ color: style.text }}>
        {name}
      </p>
      <div className={onPush ? styles.pushed : undefined} onPointerDown={press}>
        <Picture drawing={drawing} state={stateAt(drawing, episode, time)} colour={style.colour} reads={reads} />
      </div>
      <p className={isOver ? `${styles.counter} ${styles.over}` : styles.counter}>
        {isOver ? outcome : counter(sum, step)}
      </p>
    </div>
  );
}

/** Frames in a strip. */
const FRAMES = 12;

/** For eyes that want nothing to move. @param longest steps of the longest episode beside it */
export function Strip(props: Props & { readonly longest: number }) {
  const { drawing, episode, name, style, outcome, reads, longest } = props;
  const times = Array.from({ length: FRAMES }, (_, at) => Math.round((at / (FRAMES - 1)) * longest));
  return (
    <div className={styles.strip}>
      <p className={styles.name} style={{ color: style.text }}>
        {name}
      </p>
      <div className={styles.frames}>
        {times.map((time, at) => (
          // frames are as many as they are, in their order
          // oxlint-disable-next-line react/no-array-index-key
          <div key={at} className={time > stepsOf(episode) ? styles.past : undefined}>
            <Picture drawing={drawing} state={stateAt(drawing, episode, time)} colour={style.colour} reads={reads} />
            <span aria-hidden="true">{time}</span>
          </div>
        ))}
      </div>
      <p>{outcome}</p>
    </div>
  );
}

/** What is seen at a time: after an end, what became of it. */
function stateAt({ aftermath }: Drawing, episode: Episode, time: number): State {
  const { state, since } = momentOf(episode, time);
  return aftermath && episode.terminated && since > 0 ? aftermath.at(state, Math.min(since, aftermath.steps)) : state;
}

function Picture({ drawing, ...drawn }: DrawProps & { readonly drawing: Drawing }) {
  const { Draw, width, height } = drawing;
  return (
    <div className={styles.picture}>
      <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true">
        <Draw {...drawn} />
      </svg>
    </div>
  );
}
