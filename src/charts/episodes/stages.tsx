/** Several networks in the same episode, side by side: each falls when it falls. */
import { useCallback, useMemo, useState } from 'react';
import { useTexts } from '../../texts';
import type { Environment } from '../../tasks/control/environment';
import type { ArmStyle } from '../kit/arms';
import { ChartFrame } from '../kit/chart-frame';
import { chartData, type Value } from '../export/chart-data';
import { isStill } from '../kit/still';
import { useInSlices, type Slices } from '../kit/use-in-slices';
import { ReadsScale } from './board';
import { drawings } from './drawings';
import { play, returnOf, stepsOf, type Chance, type Episode, type Policy, type Shove } from './episode';
import { Stage, Strip } from './stage';
import styles from './stages.module.css';
import { Transport } from './transport';
import { useTransport } from './use-transport';
import { counted, outcome } from './words';

/** A network on a stage. */
export interface Actor {
  readonly id: string;
  readonly name: string;
  readonly style: Pick<ArmStyle, 'colour' | 'text'>;
  readonly policy: Policy;
  /** share of the weights at each cell of a board that is left, row by row; absent: no board is seen */
  readonly reads?: Float32Array | null;
}

interface StagesProps {
  readonly environment: Environment;
  /** keep them stable: others begin anew */
  readonly actors: readonly Actor[];
  /** the same for all of them; keep it stable */
  readonly chance: Chance;
  /** which of the episodes there are, in words */
  readonly subtitle: string;
  /** asks for another start; absent: there is none */
  readonly onAnother?: () => void;
  /** words instead of stages */
  readonly empty: string | null;
}

export function Stages({ environment, actors, chance, subtitle, onAnother, empty }: StagesProps) {
  const { t } = useTexts();
  const drawing = drawings.get(environment.id);
  const subject = useMemo(() => ({ environment, actors, chance }), [environment, actors, chance]);
  const [pushed, setPushed] = useState<{ readonly of: unknown; readonly shoves: readonly Shove[] } | null>(null);
  const shoves = pushed?.of === subject ? pushed.shoves : NONE;
  const begin = useCallback(() => playAll(environment, actors, chance, shoves), [environment, actors, chance, shoves]);
  const made = useInSlices(begin);
  const played = made?.environment === environment ? made.played : NOTHING;
  const longest = Math.max(0, ...played.map(({ episode }) => stepsOf(episode)));
  const transport = useTransport(subject, drawing.pace, longest + (drawing.aftermath?.steps ?? 0));
  const { time } = transport;
  const step = Math.min(Math.floor(time), longest);
  const { shove } = drawing;
  const still = isStill();
  const push =
    shove && !still
      ? (direction: number): void => {
          // what comes later is no more: it happens otherwise now
          const before = shoves.filter((one) => one.step < step);
          setPushed({ of: subject, shoves: [...before, { step, apply: (state) => shove(state, direction) }] });
          transport.play();
        }
      : null;
  const [showsReads, setShowsReads] = useState(true);
  const hasReads = drawing.drawsReads && played.some(({ actor }) => actor.reads);
  return (
    <ChartFrame
      title={t('charts.stages.title')}
      subtitle={subtitle}
      summary={played
        .map(({ actor, episode }) =>
          t('charts.stages.inWords', { name: actor.name, outcome: outcome(t, drawing, episode) }),
        )
        .join(' ')}
      table={() => ({
        columns: (['network', 'steps', 'return', 'end'] as const).map((name) => t(`charts.stages.columns.${name}`)),
        rows: played.map(({ actor, episode }) => [
          actor.name,
          String(stepsOf(episode)),
          String(returnOf(episode)),
          outcome(t, drawing, episode),
        ]),
      })}
      data={() => chartData(t, ['arm', 'time', 'return', 'state'], rowsOf(played))}
      empty={empty}
      className="chart-stages"
    >
      <div className={still ? styles.strips : styles.stages}>
        {played.map(({ actor, episode }) => {
          const words = outcome(t, drawing, episode);
          const own = {
            drawing,
            episode,
            name: actor.name,
            style: actor.style,
            outcome: words,
            reads: showsReads ? (actor.reads ?? null) : null,
          };
          return still ? (
            <Strip key={actor.id} {...own} longest={longest} />
          ) : (
            <Stage
              key={actor.id}
              {...own}
              time={time}
              counter={(sum, steps) => counted(t, drawing, sum, steps)}
              onPush={push}
            />
          );
        })}
      </div>
      {hasReads && showsReads && (
        <div className={styles.scale}>
          <ReadsScale unit={t('charts.stages.readsScale')} />
        </div>
      )}
      <div className={`${styles.transport} chart-on-page`}>
        {!still && <Transport transport={transport} longest={longest} push={push} />}
        {hasReads && (
          <label className={styles.reads}>
            <input type="checkbox" checked={showsReads} onChange={(event) => setShowsReads(event.target.checked)} />
            {t('charts.stages.reads')}
          </label>
        )}
        {onAnother && (
          <button type="button" onClick={onAnother}>
            {t('charts.stages.another')}
          </button>
        )}
      </div>
    </ChartFrame>
  );
}

interface Played {
  readonly actor: Actor;
  readonly episode: Episode;
}

const NONE: readonly Shove[] = [];
const NOTHING: readonly Played[] = [];

function* playAll(
  environment: Environment,
  actors: readonly Actor[],
  chance: Chance,
  shoves: readonly Shove[],
): Slices<{ readonly environment: Environment; readonly played: readonly Played[] }> {
  const played: Played[] = [];
  for (const actor of actors) played.push({ actor, episode: yield* play(environment, actor.policy, chance, shoves) });
  return { environment, played };
}

function* rowsOf(played: readonly Played[]): Generator<Value[]> {
  for (const { actor, episode } of played) {
    for (const [step, state] of episode.states.entries()) yield [actor.name, step, episode.sums[step], state.join(' ')];
  }
}
