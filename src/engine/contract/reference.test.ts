/** What engines are compared with is compared with central differences: errors of about 1e-10. */
import { expect, test } from 'vitest';
import { isTrainable } from '../../lottery/parameters';
import { imageNetworks, imageSplits, imageWeights } from './images';
import { referenceGradients, smallNetwork, someBatches, sparseMasks } from './reference';

const networks = [...imageNetworks, ['small', smallNetwork('tanh')] as const];

test.each(networks)('%s', (_title, network) => {
  const splits = imageSplits(network.inputShape);
  const masks = sparseMasks(network, 0.5, 6);
  const weights = imageWeights(network, 4).map((values) => Float64Array.from(values));
  const [batch] = someBatches(splits.train.count, 7, 1);
  const { gradients } = referenceGradients(network, weights, masks, splits.train, batch);
  const step = 1e-6;
  network.parameters.forEach((spec, parameter) => {
    const values = weights[parameter];
    const lossAt = (at: number, moved: number): number => {
      const changed = weights.map((own, index) => (index === parameter ? own.with(at, moved) : own));
      return referenceGradients(network, changed, masks, splits.train, batch).loss;
    };
    // every eleventh weight: to move each of them takes a minute
    for (let at = 0; at < values.length; at += 11) {
      const left = isTrainable(spec) && masks[parameter]?.[at] !== 0;
      const slope = left ? (lossAt(at, values[at] + step) - lossAt(at, values[at] - step)) / (2 * step) : 0;
      expect(Math.abs(gradients[parameter][at] - slope)).toBeLessThan(1e-8);
    }
  });
});
