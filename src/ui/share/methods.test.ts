import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { shapeOf } from '../../experiment/sections/data';
import { readLink } from '../../experiment/link';
import { buildNetwork } from '../../models';
import { networkText } from '../state/network-text';
import english from '../texts/en';
import { methodsText } from './methods';

beforeAll(async () => {
  await i18next.init({
    lng: 'en',
    resources: { en: { translation: english } },
    interpolation: { escapeValue: false },
  });
});

const ofLink = (link: string) => {
  const { experiment, notes } = readLink(`v=1&${link}`);
  expect(notes).toEqual([]);
  return { experiment, network: buildNetwork(experiment.network, shapeOf(experiment), 10) };
};
const methodsOf = (link: string): string =>
  methodsText(i18next.t, {
    ...ofLink(link),
    engine: null,
    fingerprint: null,
    leftOut: 0,
    appVersion: '1',
    link: '',
  }).replaceAll('\u202f', ' ');
const nameOf = (link: string): string => {
  const { experiment, network } = ofLink(link);
  return networkText(i18next.t, experiment.network, network);
};

test('networks are named as in papers, not by the shapes of their kernels', () => {
  expect(nameOf('')).toBe('784–300–100–10');
  const pictures = 'data.set=textures&network.architecture=';
  expect(nameOf(`${pictures}resnet-20`)).toBe('ResNet-20, 16 filters');
  expect(nameOf(`${pictures}conv-4`)).toBe('Conv-4, 64 filters');
  expect(nameOf(`${pictures}conv-2&network.filters=8&network.denseWidths=32`)).toBe('Conv-2, 8 filters, dense 32');
});

test('the methods of the paper’s Conv-4: rates of convolutions and of the output layer apart', () => {
  const text = methodsOf(
    'data.set=textures&network.architecture=conv-4&pruning.rate=0.2&pruning.convRate=0.1&pruning.outputRate=0.1&pruning.rounds=14',
  );
  // Frankle & Carbin 2019, Fig. 2: 2.4M weights
  expect(text).toContain('Network: Conv-4, 64 filters, 2,425,024 weights and 2,425,930 trainable parameters');
  expect(text).toContain(
    '20 % of the surviving weights (10 % in convolutions, 10 % in the output layer) of the smallest score',
  );
  expect(text).not.toContain('Further settings: Filters');
});

test('the methods of the paper’s ResNet-20: what is not pruned is said', () => {
  const text = methodsOf(
    'data.set=textures&network.architecture=resnet-20&pruning.scope=global&pruning.rate=0.2&pruning.outputRate=0',
  );
  expect(text).toContain('ResNet-20, 16 filters, 270,896 weights and 272,474 trainable parameters');
  expect(text).toContain(
    '20 % of the surviving weights (the output layer was not pruned, shortcuts were not pruned) of the smallest score',
  );
});

test('the methods of global pruning with the output layer: no layer has a rate of its own', () => {
  expect(methodsOf('pruning.scope=everything&pruning.rate=0.4&pruning.outputRate=0.1')).toContain(
    '40 % of the surviving weights (the output layer included) of the smallest score',
  );
});

test('the methods of networks pruned to sizes that are said: no rate is claimed, and methods say what they score', () => {
  const text = methodsOf(
    'pruning.remaining=20,5,0.5&pruning.scope=everything&chains=imp*random-mask,snip*random-mask,synflow&chain.2.pruning.scorePasses=1',
  );
  expect(text).toContain('in 3 rounds the surviving weights of the smallest score');
  expect(text).toContain('until 20 %, 5 %, 0.5 % of the weights were left');
  expect(text).not.toMatch(/35 %|Further settings: Weights remaining/);
  expect(text).toContain('largest |g · θ₀| (SNIP, Lee et al. 2019), g from 10 examples a class in one pass;');
  expect(text).toContain('(SynFlow, Tanaka et al. 2020) in one pass; SNIP · random mask.');
});

test('a fully connected network is named with its inputs and outputs', () => {
  expect(methodsOf('')).toContain(
    'Network: Fully connected, 784–300–100–10, 266,200 weights and 266,610 trainable parameters',
  );
});

test('trials left out are told, with the rule', () => {
  const text = methodsText(i18next.t, {
    ...ofLink('chance.trials=5'),
    engine: null,
    fingerprint: null,
    leftOut: 2,
    appVersion: '1',
    link: '',
  });
  expect(text).toContain(
    '2 of 5 trials are left out of means and comparisons, as their full networks did not learn: the lower end of a one-sided 95 % Wilson interval',
  );
  expect(methodsOf('chance.trials=5')).not.toContain('left out');
});

test('pixels come as bytes, points of the plane do not', () => {
  expect(methodsOf('')).toContain('(data seed 1); bytes were divided by 255.');
  const points = methodsOf('data.set=moons');
  expect(points).toContain('(data seed 1). Network');
  expect(points).not.toContain('255');
});

test('the methods of a policy: every setting that a replication needs, also where it is the usual one', () => {
  const text = methodsOf('data.set=cartpole&engine.backend=simd&training.clipNorm=0.5&data.rewardScale=0.1');
  expect(text).toContain('16 validation and 64 test episodes had');
  expect(text).toContain('by proximal policy optimization (Schulman et al. 2017)');
  expect(text).toContain('1,024 environment steps each (16 environments × 64), all of them in each of 8 passes');
  expect(text).toContain(
    'clip ε = 0.2, discount γ = 0.99, advantages by generalized advantage estimation with λ = 0.98',
  );
  expect(text).toContain('entropy bonus 0 and rewards times 0.1,');
  expect(text).toContain('longer than 0.5 were shortened');
  expect(text).not.toContain('Further settings');
  expect(methodsOf('data.set=catch&engine.backend=simd')).not.toContain('bytes');
});

test('sticky actions have a sentence where there are any', () => {
  const sentence = 'With probability 0.1 a step did the last action again instead of the chosen one';
  const text = methodsOf('data.set=breakout&engine.backend=simd&data.sticky=0.1');
  expect(text).toContain(sentence);
  expect(text).not.toContain('Sticky actions');
  expect(methodsOf('data.set=breakout&engine.backend=simd')).not.toContain('With probability');
  expect(methodsOf('data.set=cartpole&engine.backend=simd&data.sticky=0.1')).not.toContain('With probability');
});

test('one pass is no proximal policy optimization, and clips nothing', () => {
  const text = methodsOf('data.set=cartpole&engine.backend=simd&data.epochs=1&data.lambda=1');
  expect(text).toContain('as an advantage actor-critic (Mnih et al. 2016)');
  expect(text).toContain('λ = 1,');
  expect(text).not.toMatch(/proximal|clip|shortened/);
});

test('whole filters that go, by rates or by a plan, are said', () => {
  const filters = 'data.set=cifar-10&network.architecture=resnet-56&pruning.granularity=filter';
  expect(methodsOf(`${filters}&pruning.rate=0.4`)).toContain(
    '40 % of the surviving weights (the output layer was not pruned, shortcuts were not pruned)',
  );
  const planned = methodsOf(`${filters}&pruning.plan=resnet-56-b&pruning.unitScore=l2-norm`);
  expect(planned).toContain('Pruning followed the published plan ResNet-56-B (Li): after one training');
  expect(planned).toContain('(sum of squares (L2 norm))');
});
