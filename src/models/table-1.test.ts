import { expect, it } from 'vitest';
import { buildNetwork } from '.';
import { sizeOf } from '../lottery/parameters';
import { multiplyAdds } from './multiply-adds';
import { countTrainable, type Network } from './network';
import { plannedUnits } from './planned-units';
import { plans } from './plans';
import { withUnits } from './slice';
import { unitsOf } from './units';

/** Multiply-adds of convolutions and dense layers; all that is trained. */
const countsOf = (network: Network): readonly [number, number] => [
  multiplyAdds(
    network,
    network.parameters.map(({ shape }) => sizeOf(shape)),
  ),
  countTrainable(network),
];

const onCifar = (architecture: string): Network =>
  buildNetwork({ architecture, widths: [], activation: 'relu', shortcut: 'parameter-free' }, [32, 32, 3], 10);

const cut = (id: string): Network => {
  const plan = plans.get(id);
  const network = onCifar(plan.architecture);
  const kept = plannedUnits(network, plan);
  return withUnits(network, new Map(unitsOf(network).map(({ kernel }, at) => [kernel, kept[at]])));
};

// Li et al. 2017, Table 1; the exact counts follow from the widths, printed there as 3.13e8, 1.5e7, … and reductions in percent
it.each([
  ['vgg-16-dense', 313_463_808, 14_990_922],
  ['resnet-56', 125_485_696, 853_018],
  ['resnet-110', 252_887_680, 1_727_962],
])('%s, whole', (id, multiplications, parameters) => {
  expect(countsOf(onCifar(id))).toEqual([multiplications, parameters]);
});

it.each([
  ['vgg-16-a', 206_279_680, 5_398_666, 34.2, 64],
  ['resnet-56-a', 112_435_840, 773_336, 10.4, 9.3],
  ['resnet-56-b', 90_907_264, 735_712, 27.6, 13.8],
  ['resnet-110-a', 212_779_648, 1_688_522, 15.9, 2.3],
  ['resnet-110-b', 155_124_352, 1_168_424, 38.7, 32.4],
])('%s', (id, multiplications, parameters, fewerMultiplications, fewerParameters) => {
  const small = countsOf(cut(id));
  expect(small).toEqual([multiplications, parameters]);
  const whole = countsOf(onCifar(plans.get(id).architecture));
  const fewer = small.map((count, at) => Math.round((1 - count / whole[at]) * 1000) / 10);
  expect(fewer).toEqual([fewerMultiplications, fewerParameters]);
});

it('the widths of VGG-16-A are those of the authors', () => {
  const widths = cut('vgg-16-a').parameters.flatMap(({ kind, shape }) => (kind === 'conv' ? [shape[3]] : []));
  expect(widths).toEqual([32, 64, 128, 128, 256, 256, 256, 256, 256, 256, 256, 256, 256]);
});
