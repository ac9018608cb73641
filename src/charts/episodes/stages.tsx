/** Several networks in the same episode, side by side: each falls when it falls. */
import { useCallback, useMemo, useState } from 'react';
import { useTexts, type Translate } from '../../texts';
import type { Environment } from '../../tasks/control/environment';
import type { ArmStyle } from '../kit/arms';
import { ChartFrame } from '../kit/chart-frame';
import { chartData, type Value } from '../export/chart-data';
import { isStill } from '../kit/still';
import { useInSlices, type Slices } from '../kit/use-in-slices';
import type { Drawing } from './drawing';
import { drawings } from './drawings';
import { play, returnOf, stepsOf, type Chance, type Episode, type Policy, type Shove } from './episode';
import { Stage, Strip } from './stage';
import styles from './stages.module.css';
import { useTransport } from './use-transport';

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
  const episodes = useInSlices(begin);
  const longest = Math.max(0, ...(episodes ?? []).map(stepsOf));
  const transport = useTransport(subject, drawing.pace, longest + (drawing.aftermath?.steps ?? 0));
  const { time, runs } = transport;
  const step = Math.min(Math.floor(time), longest);
  const shove = drawing.shove;
  const push = (direction: number): void => {
    if (!shove) return;
    // what comes later is no more: it happens otherwise now
    const before = shoves.filter((one) => one.step < step);
    setPushed({ of: subject, shoves: [...before, { step, apply: (state) => shove(state, direction) }] });
    transport.play();
  };
  const played = actors.flatMap((actor, at) => (episodes?.[at] ? [{ actor, episode: episodes[at] }] : []));
  const [showsReads, setShowsReads] = useState(true);
  const hasReads = drawing.drawsReads && played.some(({ actor }) => actor.reads);
  const still = isStill();
  return (
    <ChartFrame
      title={t('charts.stages.title')}
      subtitle={subtitle}
      summary={played.map(({ actor, episode }) => sentence(t, environment.id, drawing, actor, episode)).join(' ')}
      table={() => ({
        columns: (['network', 'steps', 'return', 'end'] as const).map((name) => t(`charts.stages.columns.${name}`)),
        rows: played.map(({ actor, episode }) => [
          actor.name,
          String(stepsOf(episode)),
          String(returnOf(episode)),
          outcome(t, environment.id, drawing, episode),
        ]),
      })}
      data={() => chartData(t, ['arm', 'time', 'return', 'state'], rowsOf(played))}
      empty={empty}
    >
      <div className={still ? styles.strips : styles.stages}>
        {played.map(({ actor, episode }) => {
          const words = outcome(t, environment.id, drawing, episode);
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
              counter={(sum, steps) => counted(t, environment.id, drawing, sum, steps)}
              onPush={shove ? push : undefined}
            />
          );
        })}
      </div>
      <div className={`${styles.transport} chart-on-page`}>
        {!still && (
          <>
            <button type="button" className={styles.play} onClick={runs ? transport.hold : transport.play}>
              {t(`charts.stages.${runs ? 'hold' : step > 0 && step === longest ? 'again' : 'play'}`)}
            </button>
            <label className={styles.steps}>
              <span>{t('charts.stages.step', { step })}</span>
              <input
                type="range"
                min={0}
                max={longest}
                value={step}
                onChange={(event) => transport.show(Number(event.target.value))}
              />
            </label>
          </>
        )}
        {!still && shove && (
          <>
            <button type="button" onClick={() => push(-1)}>
              {t('charts.stages.pushLeft')}
            </button>
            <button type="button" onClick={() => push(1)}>
              {t('charts.stages.pushRight')}
            </button>
          </>
        )}
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

const NONE: readonly Shove[] = [];

function* playAll(
  environment: Environment,
  actors: readonly Actor[],
  chance: Chance,
  shoves: readonly Shove[],
): Slices<Episode[]> {
  const episodes: Episode[] = [];
  for (const { policy } of actors) episodes.push(yield* play(environment, policy, chance, shoves));
  return episodes;
}

/** How it ended: "fell after 214 steps". */
function outcome(t: Translate, context: string, { told }: Drawing, episode: Episode): string {
  const values = { steps: stepsOf(episode), return: returnOf(episode) };
  const key = episode.terminated ? 'charts.stages.terminated' : 'charts.stages.cut';
  return t(key, { context, ...values, ...told?.(values.return, values.steps) });
}

const sentence = (t: Translate, context: string, drawing: Drawing, { name }: Actor, episode: Episode): string =>
  t('charts.stages.inWords', { name, outcome: outcome(t, context, drawing, episode) });

/** While it goes on. */
const counted = (t: Translate, context: string, { told }: Drawing, sum: number, steps: number): string =>
  t('charts.stages.counter', { context, steps, return: sum, ...told?.(sum, steps) });

function* rowsOf(played: readonly { readonly actor: Actor; readonly episode: Episode }[]): Generator<Value[]> {
  for (const { actor, episode } of played) {
    for (const [step, state] of episode.states.entries()) yield [actor.name, step, episode.sums[step], state.join(' ')];
  }
}
