/** How a chart over the rounds says which line is whose. */
import type { Arm } from '../../lottery/run-key';
import { placeKeys, type PlacedKey } from '../kit/place-keys';
import { boxOf, type Box, type LabelRequest, type PlacedLabel, type Spot } from '../kit/place-labels';

type Name = Arm | 'ghost';

interface Naming {
  /** what else the key says */
  readonly more: readonly { readonly id: 'at-least'; readonly text: string }[];
  readonly isArm: (id: Name) => boolean;
  readonly lines: readonly (readonly Spot[])[];
  readonly taken: readonly Box[];
  readonly plot: Box;
  readonly em: number;
}

interface Named {
  readonly labels: readonly PlacedLabel<Name>[];
  readonly keys: readonly PlacedKey<Name | 'at-least'>[];
}

/** Arms are named in one way: beside their lines, or all in the key where one has no room there and the key has. */
export function inOneWay(
  requests: readonly LabelRequest<Name>[],
  beside: readonly PlacedLabel<Name>[],
  { more, isArm, lines, taken, plot, em }: Naming,
): Named {
  const arms = requests.filter(({ id }) => isArm(id));
  const unnamed = arms.filter(({ id }) => !beside.some((label) => label.id === id));
  const withKey = (labels: readonly PlacedLabel<Name>[], keyed: readonly LabelRequest<Name>[]) => {
    const inPlot = labels.filter(({ left }) => left === undefined).map((label) => boxOf(label, em));
    return { labels, keys: placeKeys([...keyed, ...more], lines, [...taken, ...inPlot], plot, em) };
  };
  if (unnamed.length > 0) {
    const others = beside.filter(({ id }) => !isArm(id));
    const all = withKey(others, arms);
    if (arms.every(({ id }) => all.keys.some((key) => key.id === id))) return all;
  }
  return withKey(beside, unnamed);
}
