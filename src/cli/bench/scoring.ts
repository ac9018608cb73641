import { initialize } from '../../lottery/initializers';
import { sizeOf } from '../../lottery/parameters';
import { sensitivities } from '../../lottery/sensitivities';
import { scoreInPasses } from '../../lottery/sensitivity-passes';
import { finish } from '../../lottery/slices';
import type { Network } from '../../models/network';
import { probeOf } from '../../models/probe';
import { convolutional, lenet } from './networks';
import type { TargetRow } from './rows';
import type { Stopwatch } from './timing';

/** What is left after the last pass. */
const LEFT = 0.01;

/** Seconds in which a reader waits for scores before training begins. */
const SCORED: readonly (readonly [name: string, network: () => Network, atMost: number])[] = [
  ['LeNet-300-100', lenet, 1],
  ['VGG-11 with 8 filters', () => convolutional('vgg-11', 32, { filters: 8 }), 10],
];

/** Scores of all weights by SynFlow, in as many passes as are published, down to 1 % of them. */
export async function* benchScoring(stopwatch: Stopwatch): AsyncGenerator<TargetRow> {
  const sensitivity = sensitivities.get('synflow');
  const { passes } = sensitivity;
  for (const [name, network, atMost] of SCORED) {
    const scored = network();
    const { parameters: specs } = scored;
    const drawing = { initializer: 'glorot-normal', standardDeviation: 0.1 };
    const theta0 = initialize(specs, drawing, 1, 'bench', 'scores');
    const all = specs.reduce((sum, { prunable, shape }) => sum + (prunable ? sizeOf(shape) : 0), 0);
    const ms = await stopwatch(() => {
      const probe = probeOf(scored, null, 1);
      finish(scoreInPasses({ specs, sensitivity, theta0, probe, passes, kept: Math.round(LEFT * all) }));
    });
    yield { kind: 'target', target: `SynFlow, ${passes} passes over ${name}`, value: ms / 1000, atMost, unit: 's' };
  }
}
