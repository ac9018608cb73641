/** What networks would do in states that two numbers tell apart: how likely an action is, as a picture. */
import { useCallback, useMemo } from 'react';
import { useTexts } from '../../texts';
import { logProbabilities } from '../../tasks/control/mathematics/policy';
import type { Environment } from '../../tasks/control/environment';
import { sizeOf } from '../../lottery/parameters';
import { ChartFrame } from '../kit/chart-frame';
import { chartData, type Value } from '../export/chart-data';
import { percent, settingNumber } from '../kit/format';
import { Picture } from '../kit/picture';
import { cssOf, mix, packed, type Palette, type Rgb } from '../kit/pixels';
import { useInSlices, type Slices } from '../kit/use-in-slices';
import { usePalette } from '../kit/use-palette';
import { useSize } from '../kit/use-size';
import type { Plane } from './drawing';
import type { Actor } from './actor';
import styles from './policy-maps.module.css';

/** States asked per side. */
const SIDE = 24;
/** From here on it hardly ever does anything else. */
const SURE = 0.9;

/** Centres of the cells of one axis, from its low end on. */
const centres = (reach: number): number[] =>
  Array.from({ length: SIDE }, (_, at) => (((at + 0.5) / SIDE) * 2 - 1) * reach);

/** The probability of the plane's action, row by row from the top. */
export function* map({ observation, observe, actions }: Environment, plane: Plane, { policy }: Actor) {
  const seen = new Float32Array(sizeOf(observation));
  const chances = new Float32Array(SIDE * SIDE);
  let at = 0;
  for (const up of centres(plane.up).toReversed()) {
    for (const across of centres(plane.across)) {
      observe(plane.stateAt(across, up), seen, 0);
      chances[at] = Math.exp(logProbabilities(policy(seen), 0, actions)[plane.action]);
      at += 1;
    }
    yield;
  }
  return chances;
}

interface Mapped extends Actor {
  readonly chances: Float32Array;
}

function* mapAll(environment: Environment, plane: Plane, actors: readonly Actor[]): Slices<Mapped[]> {
  const mapped: Mapped[] = [];
  for (const actor of actors) mapped.push({ ...actor, chances: yield* map(environment, plane, actor) });
  return mapped;
}

/** From light, never, to dark, always, in every theme: colours are those of networks. */
const endsOf = ({ paper, ink }: Palette): readonly [never: Rgb, always: Rgb] =>
  paper[0] > ink[0] ? [paper, ink] : [ink, paper];

const pixelsOf = (chances: Float32Array, [never, always]: readonly [Rgb, Rgb]): Uint32Array =>
  Uint32Array.from(chances, (chance) => packed(mix(never, always, chance)));

const shareOf = (chances: Float32Array, isSure: (chance: number) => boolean): string =>
  percent(chances.reduce((sum, chance) => sum + Number(isSure(chance)), 0) / chances.length, 0);

/** What stands beside an axis, from its far end on. */
const ticksOf = (reach: number): string[] => [reach, 0, -reach].map(settingNumber);

interface PolicyMapsProps {
  readonly environment: Environment;
  readonly plane: Plane;
  /** keep them stable */
  readonly actors: readonly Actor[];
  /** which networks they are */
  readonly whose: string;
}

export function PolicyMaps({ environment, plane, actors, whose }: PolicyMapsProps) {
  const { t } = useTexts();
  const [ref, , element] = useSize<HTMLDivElement>();
  const palette = usePalette(element);
  const begin = useCallback(() => mapAll(environment, plane, actors), [environment, plane, actors]);
  const maps = useInSlices(begin);
  const mapped = useMemo(
    () =>
      (maps ?? []).map((one) => {
        const { chances } = one;
        const right = shareOf(chances, (chance) => chance >= SURE);
        const left = shareOf(chances, (chance) => chance <= 1 - SURE);
        return { ...one, right, left };
      }),
    [maps],
  );
  const context = environment.id;
  const ends = endsOf(palette);
  return (
    <ChartFrame
      title={t('charts.policy.title', { context })}
      subtitle={`${t('charts.policy.subtitle', { context })}; ${whose}`}
      summary={mapped.map(({ name, right, left }) => t('charts.policy.inWords', { name, right, left })).join(' ')}
      table={() => ({
        columns: (['network', 'right', 'left'] as const).map((column) => t(`charts.policy.columns.${column}`)),
        rows: mapped.map(({ name, right, left }) => [name, right, left]),
      })}
      data={() => chartData(t, ['arm', 'across', 'up', 'probability'], rowsOf(plane, mapped))}
    >
      <div ref={ref} className={styles.maps}>
        {mapped.map(({ id, name, style, chances }) => (
          <div key={id} className={styles.map}>
            <p style={{ color: style.text }}>{name}</p>
            <div className={`chart-muted ${styles.plane}`}>
              <p className={styles.up}>
                {ticksOf(plane.up).map((tick) => (
                  <span key={tick}>{tick}</span>
                ))}
              </p>
              <div className={styles.picture}>
                <Picture pixels={pixelsOf(chances, ends)} width={SIDE} height={SIDE} className="chart-smooth" />
                <div className={styles.level} />
                <div className={styles.upright} />
              </div>
              <p className={styles.across}>
                {ticksOf(plane.across)
                  .toReversed()
                  .map((tick) => (
                    <span key={tick}>{tick}</span>
                  ))}
              </p>
            </div>
          </div>
        ))}
      </div>
      <p className={`chart-muted ${styles.axes}`}>
        <span>→ {t('charts.policy.across', { context })}</span>
        <span>↑ {t('charts.policy.up', { context })}</span>
      </p>
      <p className={`chart-scale chart-muted ${styles.scale}`} aria-hidden="true">
        <span>{t('charts.policy.none')}</span>
        <span
          className={styles.ramp}
          style={{ backgroundImage: `linear-gradient(to right, ${ends.map(cssOf).join(', ')})` }}
        />
        <span>{t('charts.policy.all')}</span>
      </p>
    </ChartFrame>
  );
}

function* rowsOf(plane: Plane, mapped: readonly Mapped[]): Generator<Value[]> {
  const [ups, acrosses] = [centres(plane.up).toReversed(), centres(plane.across)];
  for (const { name, chances } of mapped) {
    for (const [at, chance] of chances.entries()) {
      yield [name, acrosses[at % SIDE], ups[Math.floor(at / SIDE)], chance];
    }
  }
}
