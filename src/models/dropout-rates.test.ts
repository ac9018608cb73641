import { expect, test } from 'vitest';
import { rescaledDropout, withDropout } from './dropout-rates';
import { buildNetwork } from '.';

const network = buildNetwork(
  {
    architecture: 'fully-connected',
    widths: [300, 100],
    activation: 'relu',
    dropout: 0.5,
    filters: null,
    denseWidths: null,
    shortcut: 'projection',
  },
  [28, 28, 1],
  10,
);

test('D · √(C_left / C_all) of the layer before: LeNet-300-100 with 8, 9 and 26 % left (Han et al. 2015, §3.2)', () => {
  const left = network.parameters.map(() => 0);
  [left[0], left[2], left[4]] = [18_816, 2_700, 260]; // of 235,200, 30,000 and 1,000
  const rates = rescaledDropout(network, left);
  expect(rates).toEqual([0.5 * Math.sqrt(0.08), 0.15]); // .141, and .5 · .3
  const { layers, parameters } = withDropout(network, rates);
  expect(layers.flatMap((layer) => (layer.kind === 'dropout' ? [layer.rate] : []))).toEqual(rates);
  expect(layers.map(({ kind }) => kind)).toEqual(network.layers.map(({ kind }) => kind));
  expect(parameters).toBe(network.parameters);
});

test('whole layers keep their rate', () => {
  const all = network.parameters.map(({ shape }) => shape.reduce((product, side) => product * side, 1));
  expect(rescaledDropout(network, all)).toEqual([0.5, 0.5]);
});
