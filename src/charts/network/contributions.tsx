/**
 * What each input gave to a network's answer: input × gradient of the answered class. In a network
 * with ReLUs these and the biases add up to the class's score; where the input is 0 nothing is given.
 */
import { useMemo } from 'react';
import { useTexts } from '../../texts';
import type { Arm } from '../../lottery/run-key';
import { useArms } from '../kit/use-arms';
import { ChartFrame } from '../kit/chart-frame';
import { chartData, type Value } from '../export/chart-data';
import { fixed } from '../kit/numbers';
import { Picture } from '../kit/picture';
import { mix, packed, type Palette, type Rgb } from '../kit/pixels';
import { quantileOf } from '../kit/sampled-weights';
import { usePalette } from '../kit/use-palette';
import { useSize } from '../kit/use-size';
import '../kit/inside-charts.css';

interface ArmContributions {
  readonly arm: Arm;
  readonly name: string;
  /** in the shape of the input; null where they are not known */
  readonly contributions: ArrayLike<number> | null;
  readonly answer: string | null;
  readonly logit: number | null;
}

/** Sum over the channels of every pixel. */
export const byPixel = (values: ArrayLike<number>, channels: number): Float32Array =>
  Float32Array.from({ length: values.length / channels }, (_, pixel) => {
    let sum = 0;
    for (let channel = 0; channel < channels; channel += 1) sum += values[pixel * channels + channel];
    return sum;
  });

/** The size that 99 % of what differs from 0 stays below, the same for all networks. */
export function reachOf(all: readonly (ArrayLike<number> | null)[]): number {
  const sizes = all.flatMap((values) => (values ? Array.from(values, Math.abs).filter((size) => size > 0) : []));
  return Math.max(
    quantileOf(
      sizes.toSorted((a, b) => a - b),
      0.99,
    ),
    1e-9,
  );
}

/**
 * Packed pixels: orange where a pixel speaks for the answer, blue where it speaks against it, over
 * a faint picture of the input.
 * @param ink darkness of the input per pixel, 0 … 1
 */
export function layout(
  contributions: ArrayLike<number>,
  ink: ArrayLike<number>,
  most: number,
  { paper, ink: black, positive, negative }: Palette,
): Uint32Array {
  return Uint32Array.from({ length: contributions.length }, (_, pixel) => {
    const value = contributions[pixel];
    const ground: Rgb = mix(paper, black, 0.14 * Math.min(Math.max(ink[pixel], 0), 1));
    const strength = Math.min(Math.abs(value) / most, 1) ** 0.6;
    return packed(mix(ground, value < 0 ? negative : positive, strength));
  });
}

interface ContributionsProps {
  readonly networks: readonly ArmContributions[];
  /** values of the input in its shape; bytes stand for value / 255 */
  readonly input: Uint8Array | Float32Array;
  readonly inputShape: readonly number[];
  /** names of single inputs where they are not pixels */
  readonly inputNames: readonly string[];
}

export function Contributions({ networks, input, inputShape, inputNames }: ContributionsProps) {
  const { t } = useTexts();
  const known = networks.flatMap(({ contributions, ...rest }) => (contributions ? [{ ...rest, contributions }] : []));
  const isImage = inputShape.length === 3;
  const sumOf = (values: ArrayLike<number>): number => Array.from(values).reduce((a, b) => a + b, 0);
  return (
    <ChartFrame
      title={t('inside.try.contributions')}
      subtitle={t(isImage ? 'inside.try.contributionsSubtitle' : 'inside.try.contributionsPlain')}
      summary={known
        .map(({ name, answer, contributions, logit }) =>
          t('inside.try.contributionsInWords', {
            name,
            answer,
            sum: fixed(sumOf(contributions), 2),
            score: fixed(logit ?? 0, 2),
          }),
        )
        .join(' ')}
      table={() => ({
        columns: [
          t('inside.try.network'),
          t('inside.try.answer'),
          ...(isImage ? [t('inside.try.for'), t('inside.try.against')] : inputNames),
          t('inside.try.rest'),
          t('inside.try.score'),
        ],
        rows: known.map(({ name, answer, contributions, logit }) => {
          const values = Array.from(contributions);
          const parts = isImage
            ? [sumOf(values.filter((value) => value > 0)), sumOf(values.filter((value) => value < 0))]
            : values;
          return [
            name,
            answer ?? '–',
            ...[...parts, (logit ?? 0) - sumOf(values), logit ?? 0].map((value) => fixed(value, 2)),
          ];
        }),
      })}
      data={() =>
        isImage
          ? chartData(t, ['network', 'class', 'row', 'column', 'channel', 'contribution'], pixelRows(known, inputShape))
          : chartData(
              t,
              ['network', 'class', 'input', 'contribution'],
              known.flatMap(({ name, answer, contributions }) =>
                inputNames.map((input, at) => [name, answer, input, contributions[at]]),
              ),
            )
      }
      empty={known.length > 0 ? null : t('inside.try.noContributions')}
      className="chart-contributions"
    >
      {isImage ? (
        <Maps networks={known} input={input} inputShape={inputShape} />
      ) : (
        <Bars networks={known} inputNames={inputNames} />
      )}
    </ChartFrame>
  );
}

/** One row a network, pixel and channel. */
function* pixelRows(networks: readonly Known[], [, width, channels = 1]: readonly number[]): Generator<Value[]> {
  for (const { name, answer, contributions } of networks) {
    for (let at = 0; at < contributions.length; at += 1) {
      const pixel = Math.floor(at / channels);
      yield [name, answer, Math.floor(pixel / width) + 1, (pixel % width) + 1, (at % channels) + 1, contributions[at]];
    }
  }
}

type Known = ArmContributions & { readonly contributions: ArrayLike<number> };

function Maps({
  networks,
  input,
  inputShape,
}: Pick<ContributionsProps, 'input' | 'inputShape'> & { readonly networks: readonly Known[] }) {
  const { style } = useArms();
  const [ref, , element] = useSize<HTMLDivElement>();
  const palette = usePalette(element);
  const [height, width, channels = 1] = inputShape;
  const maps = useMemo(() => {
    const scale = input instanceof Uint8Array ? 1 / 255 : 1;
    const ink = byPixel(input, channels).map((value) => (value * scale) / channels);
    const values = networks.map(({ contributions }) => byPixel(contributions, channels));
    const most = reachOf(values);
    return values.map((one) => layout(one, ink, most, palette));
  }, [networks, input, channels, palette]);
  return (
    <div ref={ref} className="chart-contribution-maps" aria-hidden="true">
      {networks.map(({ arm, name, answer }, at) => (
        <div key={arm}>
          <div className="chart-contribution-map" style={{ aspectRatio: `${width} / ${height}` }}>
            <Picture pixels={maps[at]} width={width} height={height} />
          </div>
          <span style={{ color: style(arm).text }}>{`${name}: ${answer ?? '–'}`}</span>
        </div>
      ))}
    </div>
  );
}

function Bars({
  networks,
  inputNames,
}: Pick<ContributionsProps, 'inputNames'> & { readonly networks: readonly Known[] }) {
  const { style } = useArms();
  const most = Math.max(1e-9, ...networks.flatMap(({ contributions }) => Array.from(contributions, Math.abs)));
  return (
    <div className="chart-contribution-bars" aria-hidden="true">
      {networks.map(({ arm, name, answer, contributions }) => (
        <div key={arm}>
          <span style={{ color: style(arm).text }}>{`${name}: ${answer ?? '–'}`}</span>
          {inputNames.map((input, at) => {
            const value = contributions[at];
            const width = (Math.abs(value) / most) * 50;
            return (
              <div key={input} className="chart-contribution-bar">
                <span className="chart-muted">{input}</span>
                <span className="chart-contribution-track">
                  <span
                    className={value < 0 ? 'chart-against' : 'chart-for'}
                    style={{ width: `${width}%`, left: value < 0 ? `${50 - width}%` : '50%' }}
                  />
                </span>
                <span className="chart-density-value">{fixed(value, 2)}</span>
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
