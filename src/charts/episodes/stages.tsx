/** Several networks in the same episode, side by side: each falls when it falls. */
import { useImperativeHandle, useState, type RefObject } from 'react';
import { useTexts } from '../../texts';
import type { Environment } from '../../tasks/control/environment';
import { full } from '../../lottery/run-key';
import { ChartFrame } from '../kit/chart-frame';
import { chartData, type Value } from '../export/chart-data';
import { isStill } from '../kit/still';
import type { Actor } from './actor';
import { ReadsScale } from './board';
import { drawings } from './drawings';
import { returnOf, stepsOf, type Chance } from './episode';
import { HandLine } from './hand-line';
import { Stage, Strip } from './stage';
import styles from './stages.module.css';
import { Check, HandButtons, Transport } from './transport';
import { usePlayed, type Played } from './use-played';
import { counted, outcome } from './words';

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
  /** it begins when somebody presses Play: there is something to be said before */
  readonly waits?: boolean;
  /** where a key finds what Play and Hold do */
  readonly toggle?: RefObject<(() => void) | null>;
  /** words instead of stages */
  readonly empty: string | null;
}

export function Stages({
  environment,
  actors,
  chance,
  subtitle,
  onAnother,
  waits = false,
  toggle,
  empty,
}: StagesProps) {
  const { t } = useTexts();
  const drawing = drawings.get(environment.id);
  const acting = usePlayed({ environment, actors, chance, drawing, waits });
  const { played, longest, transport, last, hands } = acting;
  const still = isStill();
  useImperativeHandle(toggle, () => () => (transport.runs ? transport.hold() : transport.play()));
  const [showsReads, setShowsReads] = useState(true);
  const hasReads = drawing.drawsReads && played.some(({ actor }) => actor.reads);
  const [showsFull, setShowsFull] = useState(false);
  const ofFull = drawing.ghosts ? played.find(({ actor }) => actor.id === full) : undefined;
  const said = played.map(({ actor, episode }) => ({
    actor,
    episode,
    name: actor.name,
    words: outcome(t, drawing, episode, last),
  }));
  return (
    <ChartFrame
      title={t('charts.stages.title')}
      subtitle={subtitle}
      summary={said.map(({ name, words }) => t('charts.stages.inWords', { name, outcome: words })).join(' ')}
      table={() => ({
        columns: (['network', 'steps', 'return', 'end'] as const).map((name) => t(`charts.stages.columns.${name}`)),
        rows: said.map(({ name, episode, words }) => [
          name,
          String(stepsOf(episode)),
          String(returnOf(episode)),
          words,
        ]),
      })}
      data={() => chartData(t, ['arm', 'time', 'return', 'state'], rowsOf(played))}
      empty={empty}
      className="chart-stages"
    >
      <div className={still ? styles.strips : styles.stages}>
        {said.map(({ actor, episode, name, words }) => {
          const reads = showsReads ? (actor.reads ?? null) : null;
          const own = { drawing, episode, name, style: actor.style, outcome: words, reads };
          return still ? (
            <Strip key={actor.id} {...own} longest={longest} />
          ) : (
            <Stage
              key={actor.id}
              {...own}
              clock={transport.clock}
              end={acting.end}
              counter={(sum, steps) => counted(t, drawing, sum, steps)}
              behind={showsFull && ofFull && actor.id !== full ? ofFull.episode : null}
              shove={last}
              hands={hands}
              tilted={acting.tilted}
            />
          );
        })}
      </div>
      {hands && <HandLine drawing={drawing} clock={transport.clock} longest={longest} shove={last} played={said} />}
      {hasReads && showsReads && (
        <div className={styles.scale}>
          <ReadsScale unit={t('charts.stages.readsScale')} />
        </div>
      )}
      <div className={`chart-controls ${styles.transport} chart-on-page`}>
        {!still && <Transport transport={transport} longest={longest} />}
        {hands && <HandButtons hands={hands} tilt={drawing.tilt} />}
        {last && (
          <button type="button" onClick={acting.letBe}>
            {t('charts.stages.unshove')}
          </button>
        )}
        {hasReads && <Check text={t('charts.stages.reads')} isOn={showsReads} onChange={setShowsReads} />}
        {ofFull && played.length > 1 && !still && (
          <Check text={t('charts.stages.behind')} isOn={showsFull} onChange={setShowsFull} />
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

function* rowsOf(played: readonly Played[]): Generator<Value[]> {
  for (const { actor, episode } of played) {
    for (const [step, state] of episode.states.entries()) yield [actor.name, step, episode.sums[step], state.join(' ')];
  }
}
