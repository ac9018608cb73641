import { expect, test } from 'vitest';
import { prunedLayer } from '../../lottery/pruned-layer';
import { describeNetwork } from '../../models/network';
import { fixtureNetwork } from '../kit/fixture';
import { passedAt } from '../kit/moment-time';
import { LIGHT } from '../kit/pixels';
import { drawnEdge, graphMoment } from './graph-moment-layout';
import { layout } from './network-graph-layout';

const size = { width: 200, height: 100, em: 10 };
const network = describeNetwork([3], 1, [{ kind: 'dense', units: 1 }]);
// the second input is gone before the round, the first falls in it
const layer = prunedLayer(
  {
    parameter: 0,
    together: [0],
    cut: 0.5,
    fates: Uint8Array.of(2, 1, 0),
    score: Float32Array.of(0.1, 0, 2),
    thetaT: Float32Array.of(0.1, 0, 2),
    start: Float32Array.of(0.4, 0.4, -1),
  },
  2,
  10,
);
const marks = graphMoment(network, [layer], size);
const at = (edge: number, time: number) => {
  const one = marks?.edges[edge];
  return one && drawnEdge(one, passedAt(time), LIGHT);
};

test('every weight left before the round is an edge at its place in the graph', () => {
  const places = layout({ network, prunedIn: null, weights: null, round: 0 }, size)?.edges;
  expect(marks?.edges.map(({ y1, falls }) => [y1, falls])).toEqual([
    [places?.[0].y1, true],
    [places?.[2].y1, false],
  ]);
  expect(graphMoment(fixtureNetwork, [], size)).toBeNull(); // too large to be drawn
});

test('those that fall drop and are gone; the others stay, and run back to the sign and size they start with', () => {
  expect([0, 1, 2, 4].map((time) => [at(0, time)?.opacity, at(0, time)?.drop])).toEqual([
    [1, 0],
    [1, 0],
    [0, 1 / 3],
    [0, 1 / 3],
  ]);
  const stays = [0, 1, 2, 3, 4].map((time) => at(1, time));
  expect(stays.map((edge) => [edge?.opacity, edge?.drop])).toEqual([0, 1, 2, 3, 4].map(() => [1, 0]));
  // from 2, the largest of the layer, to half of it
  expect(stays.map((edge) => edge?.width)).toEqual([3.6, 3.6, 3.6, 3.6, 2.1]);
  expect(stays.map((edge) => edge?.colour)).toEqual([
    ...[0, 1, 2, 3].map(() => 'rgb(199 119 0)'),
    'rgb(0 114 178)', // negative
  ]);
});
