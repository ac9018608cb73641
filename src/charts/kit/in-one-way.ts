/** How a chart says which line is whose. */
import { placeKeys, standTogether, type KeyRequest, type PlacedKey } from './place-keys';
import { boxOf, type Box, type LabelRequest, type PlacedLabel, type Spot } from './place-labels';

interface Naming<Id extends string, More extends string> {
  /** what else the key says */
  readonly more: readonly KeyRequest<More>[];
  readonly isArm: (id: Id) => boolean;
  readonly lines: readonly (readonly Spot[])[];
  readonly taken: readonly Box[];
  readonly plot: Box;
  readonly em: number;
}

interface Named<Id extends string, More extends string> {
  readonly labels: readonly PlacedLabel<Id>[];
  readonly keys: readonly PlacedKey<Id | More>[];
  /** arms that have no room in the plot at all: in a line below it */
  readonly legend: readonly Id[];
  /** what else the key has no room for: there, too */
  readonly below: readonly KeyRequest<More>[];
}

/** Arms are named in one way: beside their lines; or all in the key, where one has no room there; or all below the plot, where the key would lie scattered. */
export function inOneWay<Id extends string, More extends string>(
  requests: readonly LabelRequest<Id>[],
  beside: readonly PlacedLabel<Id>[],
  { more, isArm, lines, taken, plot, em }: Naming<Id, More>,
): Named<Id, More> {
  const arms = requests.filter(({ id }) => isArm(id));
  const unnamed = arms.filter(({ id }) => !beside.some((label) => label.id === id));
  const withKey = (labels: readonly PlacedLabel<Id>[], keyed: readonly LabelRequest<Id>[]) => {
    const inPlot = labels.filter(({ left }) => left === undefined).map((label) => boxOf(label, em));
    const wanted = [...keyed.map(({ id, text }) => ({ id, text })), ...more];
    const keys = placeKeys<Id | More>(wanted, lines, [...taken, ...inPlot], plot, em);
    return { labels, keys, legend: [], below: more.filter(({ id }) => keys.every((key) => key.id !== id)) };
  };
  if (unnamed.length === 0) return withKey(beside, []);
  const others = beside.filter(({ id }) => !isArm(id));
  const all = withKey(others, arms);
  const keys = all.keys.filter(({ id }) => arms.some((arm) => arm.id === id));
  if (keys.length === arms.length && standTogether(keys, em)) return all;
  return { ...withKey(others, []), legend: arms.map(({ id }) => id) };
}
