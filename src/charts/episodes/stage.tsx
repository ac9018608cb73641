/** One network in an episode: as it goes on, or as a strip of moments. */
import type { ArmStyle } from '../kit/arms';
import { useStep, type Clock } from './clock';
import type { Drawing } from './drawing';
import { momentOf, stepsOf, type Episode, type Shove } from './episode';
import { Picture, stateAt } from './picture';
import { useHand, type Hands } from './use-hand';
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
  readonly clock: Clock;
  /** the last step that is shown */
  readonly end: number;
  /** what it has reached, in words */
  readonly counter: (sum: number, steps: number) => string;
  /** whose states stand faintly behind; null: nobody's */
  readonly behind: Episode | null;
  /** the last one */
  readonly shove: Shove | null;
  /** null: nobody can do anything to it */
  readonly hands: Hands | null;
  /** what is tilted by hand just now */
  readonly tilted: number | null;
}

/** For so many steps after a push its arrow is seen. */
const FELT = 15;

export function Stage(props: StageProps) {
  const { drawing, episode, name, style, outcome, reads, clock, end, counter, behind, shove, hands, tilted } = props;
  const time = useStep(clock, end);
  const { sum, step } = momentOf(episode, time);
  const isOver = step === stepsOf(episode);
  const shown = stateAt(drawing, episode, time);
  const state = tilted !== null && drawing.tilt && !isOver ? drawing.tilt.apply(shown, tilted) : shown;
  const { over, cursor, handlers } = useHand(drawing, state, isOver, hands);
  const isFelt = shove?.kind === 'push' && time >= shove.step && time < shove.step + FELT && !isOver;
  const arrow = isFelt ? { size: shove.size, felt: true } : over === null ? null : { size: over, felt: false };
  return (
    <div className={styles.stage}>
      <p className={styles.name} style={{ color: style.text }}>
        {name}
      </p>
      <div className={hands ? styles.handled : undefined} style={{ cursor }} {...handlers}>
        <Picture
          drawing={drawing}
          state={state}
          colour={style.colour}
          reads={reads}
          behind={behind && stateAt(drawing, behind, time)}
          arrow={arrow}
        />
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
