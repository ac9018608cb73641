import { expect, test } from 'vitest';
import { describeNetwork } from '../../models/network';
import { connectivityInSlices, connectivityOf, isDead } from './connectivity';
import { layout as deadLayout } from './dead-inputs';
import { fixtureMasks, fixtureNetwork } from '../kit/fixture';
import { LIGHT } from '../kit/pixels';
import { layout } from './unit-bars';

const size = { width: 300, height: 100, em: 12 };

test('weights in and out of every unit, worked out by hand', () => {
  const network = describeNetwork([3], 2, [{ kind: 'dense', units: 2 }, { kind: 'relu' }, { kind: 'dense', units: 2 }]);
  // [3, 2]: input 2 loses both weights in round 1, unit 2 its last one in round 2
  const first = Uint8Array.of(0, 1, 0, 2, 1, 1);
  const second = Uint8Array.of(0, 0, 1, 0);
  const at = (round: number) => connectivityOf(network, [first, null, second, null], round);
  const { inputs, deadInputs, layers } = at(1);
  expect([...(inputs ?? [])]).toEqual([1, 2, 0]);
  expect(deadInputs).toBe(1);
  expect(layers.map(({ incoming, outgoing }) => [[...incoming], outgoing && [...outgoing]])).toEqual([
    [
      [2, 1],
      [2, 1],
    ],
    [[1, 2], null],
  ]);
  expect(layers.map(({ dead, kind }) => [dead, kind])).toEqual([
    [0, 'dense'],
    [0, 'output'],
  ]);
  const later = at(2);
  expect(later.layers[0].dead).toBe(1);
  expect([0, 1].map((unit) => isDead(later.layers[0], unit))).toEqual([false, true]);
});

test('before any mask everything is connected', () => {
  const { inputs, layers } = connectivityOf(fixtureNetwork, null, 0);
  expect(inputs?.[783]).toBe(300);
  expect(layers.map(({ incoming, outgoing }) => [incoming[0], outgoing?.[0]])).toEqual([
    [784, 100],
    [300, 10],
    [100, undefined],
  ]);
});

test('counts add up to the weights left', () => {
  const { prunedIn, remaining } = fixtureMasks(fixtureNetwork, 0);
  const { inputs, layers } = connectivityOf(fixtureNetwork, prunedIn, 5);
  const sum = (counts: Uint32Array | null): number => counts?.reduce((a, b) => a + b, 0) ?? 0;
  expect(sum(inputs)).toBe(remaining[5][0]);
  expect(layers.map(({ incoming }) => sum(incoming))).toEqual([0, 2, 4].map((at) => remaining[5][at]));
  expect(sum(layers[0].outgoing)).toBe(remaining[5][2]);
});

test('convolutions count per filter; a flattening folds back into channels; what blocks add is read by all that follow', () => {
  const chain = describeNetwork([4, 4, 2], 3, [
    { kind: 'conv', filters: 5, size: 3, stride: 1, padding: 'same', bias: true },
    { kind: 'flatten' },
    { kind: 'dense', units: 3 },
  ]);
  const { inputs, layers } = connectivityOf(chain, null, 0);
  expect(inputs).toBeNull();
  expect([...layers[0].incoming]).toEqual([18, 18, 18, 18, 18]); // 3 · 3 · 2
  expect([...(layers[0].outgoing ?? [])]).toEqual([48, 48, 48, 48, 48]); // 16 places · 3
  const block = describeNetwork([4, 4, 2], 2, [
    {
      kind: 'residual',
      body: [{ kind: 'conv', filters: 2, size: 3, stride: 1, padding: 'same', bias: false }],
      shortcut: [{ kind: 'conv', filters: 2, size: 1, stride: 1, padding: 'same', bias: false }],
    },
    { kind: 'global-average-pool' },
    { kind: 'dense', units: 2 },
  ]);
  const outgoingOf = (network: typeof block) =>
    connectivityOf(network, null, 0).layers.map(({ outgoing }) => outgoing && [...outgoing]);
  expect(outgoingOf(block)).toEqual([[2, 2], [2, 2], null]); // both ways into the sum are read by two outputs
  const deep = describeNetwork([4, 4, 2], 2, [
    { kind: 'conv', filters: 2, size: 3, stride: 1, padding: 'same', bias: false },
    {
      kind: 'residual',
      body: [{ kind: 'conv', filters: 2, size: 3, stride: 1, padding: 'same', bias: false }],
      shortcut: [],
    },
    {
      kind: 'residual',
      body: [{ kind: 'conv', filters: 3, size: 1, stride: 1, padding: 'same', bias: false }],
      shortcut: [{ kind: 'pad-channels', channels: 3 }],
    },
    { kind: 'global-average-pool' },
    { kind: 'dense', units: 2 },
  ]);
  // the first: 9 · 2 in the first block, 3 in the second, 2 outputs; the block's: without its own 18
  expect(outgoingOf(deep)).toEqual([[23, 23], [5, 5], [2, 2, 2], null]);
});

test('counting in slices gives the same', async () => {
  const { prunedIn } = fixtureMasks(fixtureNetwork, 0);
  const sliced = await connectivityInSlices(fixtureNetwork, prunedIn, 5, async () => undefined);
  expect(sliced).toEqual(connectivityOf(fixtureNetwork, prunedIn, 5));
});

test('a dead filter: no weight into it, or nothing that reads it', () => {
  const network = describeNetwork([3, 3, 1], 2, [
    { kind: 'conv', filters: 3, size: 1, stride: 1, padding: 'same', bias: false },
    { kind: 'global-average-pool' },
    { kind: 'dense', units: 2 },
  ]);
  // [1, 1, 1, 3] loses filter 1; of [3, 2] filter 3 keeps nothing
  const { layers } = connectivityOf(network, [Uint8Array.of(1, 0, 0), Uint8Array.of(0, 0, 0, 1, 1, 1), null], 1);
  expect([0, 1, 2].map((unit) => isDead(layers[0], unit))).toEqual([true, false, true]);
  expect(layers[0]).toMatchObject({ isConv: true, dead: 2 });
});

test('the best connected units stand left, dead ones right', () => {
  const layer = {
    parameter: 0,
    layer: 1,
    kind: 'dense' as const,
    isConv: false,
    dead: 1,
    incoming: Uint32Array.of(2, 0, 8),
    outgoing: Uint32Array.of(3, 9, 3),
  };
  const { bars, mostIn, mostOut } = layout(layer, size);
  expect(bars.map(({ unit, dead }) => [unit, dead])).toEqual([
    [2, false],
    [0, false],
    [1, true],
  ]);
  expect(bars.map(({ x }) => x)).toEqual([50, 150, 250]);
  expect([mostIn, mostOut]).toEqual([8, 9]);
  // a line of text above and below: what the bars count
  bars.forEach(({ up, down }) => expect(up + down).toBeLessThan(size.height - 2 * size.em));
});

test('a pixel is dead when no channel is read', () => {
  const pixels = deadLayout(Uint32Array.of(0, 1, 0, 0), 2, LIGHT);
  expect(pixels).toHaveLength(2);
  expect(pixels[0]).not.toBe(pixels[1]);
});
