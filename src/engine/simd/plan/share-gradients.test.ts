import { expect, test } from 'vitest';
import { looking } from '../../../models/architectures';
import { describeNetwork, type Network } from '../../../models/network';
import { imageNetworks } from '../../contract/images';
import { planNetwork } from './network-plan';
import type { NetworkPlan } from './operations';

const settings = { architecture: '', widths: [30, 10], activation: 'relu', shortcut: 'projection' } as const;
const published: readonly (readonly [string, Network])[] = looking.map((architecture) => [
  architecture.id,
  describeNetwork([32, 32, 3], 10, architecture.layers(settings, [32, 32, 3], 10)),
]);

/** Gradients that are no longer where the way back reads them. */
function lostGradients({ buffers, operations, logits }: NetworkPlan): readonly string[] {
  const placeOf = (at: number): number => {
    const { gradientOf } = buffers[at];
    return gradientOf === null ? at : placeOf(gradientOf);
  };
  const held = new Map([[placeOf(logits), logits]]); // whose gradient lies in a place
  const lost: string[] = [];
  const read = (buffer: number | null | undefined, by: string): void => {
    if (typeof buffer !== 'number' || !buffers[buffer].gradient || held.get(placeOf(buffer)) === buffer) return;
    lost.push(`${buffer} by ${by}`);
  };
  const write = (buffer: number | null | undefined): void => {
    if (typeof buffer === 'number' && buffers[buffer].gradient) held.set(placeOf(buffer), buffer);
  };
  for (const { kind, from, other, second, to } of operations.toReversed()) {
    read(to, kind);
    read(second, kind);
    if (kind === 'fork') read(from, kind); // which it adds to
    write(other);
    write(from);
    read(other, kind); // both are there at once
  }
  return lost;
}

test.each([...published, ...imageNetworks])('%s: what the way back reads is still there', (_name, network) => {
  expect(lostGradients(planNetwork(network))).toEqual([]);
});

test('a residual network of 20 layers has three gradients of each shape at a time', () => {
  const network = new Map(published).get('resnet-20');
  const { buffers } = planNetwork(network ?? describeNetwork([1], 1, []));
  const own = buffers.filter(({ layout, gradient, gradientOf, columns }) => {
    return layout === 'image' && gradient && gradientOf === null && columns > 1;
  });
  expect(own.map(({ columns }) => columns)).toEqual([32, 16, 8].flatMap((columns) => [columns, columns, columns]));
});
