/** What scores that trainers compute ask of a network. */
import type { Probe } from '../lottery/sensitivities';
import { recycledZeros, sizesInto } from '../lottery/numbers';
import { sizeOf } from '../lottery/parameters';
import type { Network } from './network';
import { columnsOf } from '../lottery/parameters';
import { meanActivations } from './activity';
import { hessianGradient, objectiveGradient, type ObjectiveExamples } from './objective-gradient';

export interface LabelledExamples extends ObjectiveExamples {
  readonly labels: ArrayLike<number>;
}

/**
 * @param examples null: none are there, and only the flow can be asked
 * @param temperature of the Hessian: logits are divided by it
 */
export function probeOf(network: Network, examples: LabelledExamples | null, temperature: number): Probe {
  const given = (): LabelledExamples => {
    if (!examples) throw new Error('There are no examples to ask the network about.');
    return examples;
  };
  const entropy = (labels: ArrayLike<number>, at: number) =>
    ({ kind: 'cross-entropy', labels, temperature: at }) as const;
  const again = recycledZeros();
  return {
    gradient: (theta) => objectiveGradient(network, theta, given(), entropy(given().labels, 1)),
    hessianGradient: (theta, masks) =>
      hessianGradient(network, theta, given(), entropy(given().labels, temperature), masks),
    flow(theta) {
      const zeros = again();
      const size = sizesInto(
        theta,
        theta.map(({ length }) => zeros(length)),
      );
      const ones = { inputs: new Float64Array(sizeOf(network.inputShape)).fill(1), count: 1 };
      return objectiveGradient(network, size, ones, { kind: 'sum-of-logits' }, 'evaluation', zeros);
    },
    *activations(theta) {
      const means = yield* meanActivations(network, theta, given());
      return theta.map(({ length }, parameter) => {
        const [own, units] = [means.get(parameter), columnsOf(network.parameters[parameter])];
        return Float64Array.from({ length }, (_, at) => (own ? (own[at % units] * units) / length : 0));
      });
    },
  };
}
