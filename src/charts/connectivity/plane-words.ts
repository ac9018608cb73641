/** A plane through three networks in words and rows. */
import type { Translate } from '../../texts';
import type { Columns } from '../../lottery/measures';
import type { Metric } from '../../lottery/metric';
import type { Three } from '../../lottery/plane';
import { scoreText } from '../kit/format';
import { significant } from '../kit/numbers';
import { fieldOf, highestBetween, isLoss, type PlaneField } from './plane-field';

/** A network as it is named and coloured. */
export interface PlaneNetwork {
  readonly name: string;
  readonly colour: string;
  /** of its name */
  readonly text: string;
  /** drawn as a ring: nothing that is trained to its end */
  readonly isStart: boolean;
}

/** A plane as it is named. */
export interface NamedPlane {
  /** as one text, which serves as key */
  readonly id: string;
  /** "k = 100", where it is chosen from others */
  readonly short: string;
  /** "two copies that part at k = 100, …" */
  readonly name: string;
  readonly networks: Three<PlaneNetwork>;
  /** as the measure `plane` tells them */
  readonly columns: Columns;
}

/** Sides of the triangle. */
const WAYS = [
  [0, 1],
  [0, 2],
  [1, 2],
] as const;

export const kindOf = (metric: Metric): 'loss' | 'error' => (isLoss(metric) ? 'loss' : 'error');

/** A loss or an error: "0.052", "12.3 %"; null: there is no number. */
export function heightText(t: Translate, metric: Metric, value: number | null): string {
  if (value === null) return t('charts.plane.none');
  return isLoss(metric) ? significant(value, value < 0.01 ? 1 : 2) : scoreText(metric, value, 1);
}

export interface Way {
  readonly name: string;
  /** about; null: not known */
  readonly highest: number | null;
}

/** The straight ways between the networks; none without a grid. */
export const waysOf = (t: Translate, { networks }: NamedPlane, field: PlaneField): Way[] =>
  field.xs.length === 0
    ? []
    : WAYS.map(([from, to]) => ({
        name: t('charts.plane.way', { from: networks[from].name, to: networks[to].name }),
        highest: highestBetween(field, from, to),
      }));

const known = ({ values }: PlaneField): number[] => values.filter((value) => value !== null);

/** All in a few sentences. */
export function inWords(t: Translate, plane: NamedPlane, metric: Metric, field: PlaneField): string {
  const item = (name: string, value: number | null): string =>
    t('charts.plane.network', { name, value: heightText(t, metric, value) });
  const own = plane.networks.map(({ name }, at) => item(name, field.networks[at]?.value ?? null));
  const said = t(`charts.plane.inWords.${kindOf(metric)}`, { networks: own.join(', ') });
  const numbers = known(field);
  if (numbers.length === 0) return `${said} ${t('charts.plane.line')}`;
  const [low, high] = [Math.min(...numbers), Math.max(...numbers)].map((value) => heightText(t, metric, value));
  const ways = waysOf(t, plane, field).map(({ name, highest }) => item(name, highest));
  return [said, t('charts.plane.range', { low, high }), t('charts.plane.waysInWords', { ways: ways.join(', ') })].join(
    ' ',
  );
}

/** The networks, the ways between them, the lowest and the highest place, by each metric. */
export function tableOf(t: Translate, plane: NamedPlane, metrics: readonly Metric[]) {
  const fields = metrics.flatMap((metric) => {
    const field = fieldOf(plane.columns, metric);
    return field ? [{ metric, field, ways: waysOf(t, plane, field), numbers: known(field) }] : [];
  });
  const row = (name: string, value: (of: (typeof fields)[number]) => number | null): string[] => [
    name,
    ...fields.map((of) => heightText(t, of.metric, value(of))),
  ];
  const ends = [
    ['low', Math.min],
    ['high', Math.max],
  ] as const;
  return {
    columns: [
      t('charts.plane.columns.what'),
      ...fields.map(({ metric }) => t(`charts.plane.metric.${kindOf(metric)}`)),
    ],
    rows: [
      ...plane.networks.map(({ name }, at) => row(name, ({ field }) => field.networks[at]?.value ?? null)),
      ...(fields[0]?.ways ?? []).map(({ name }, at) =>
        row(t('charts.plane.columns.way', { way: name }), ({ ways }) => ways[at]?.highest ?? null),
      ),
      ...ends.flatMap(([id, of]) =>
        (fields[0]?.numbers.length ?? 0) > 0
          ? [row(t(`charts.plane.columns.${id}`), ({ numbers }) => of(...numbers))]
          : [],
      ),
    ],
  };
}
