/** What a network answers to one example, and how its answer depends on each input. */
import type { Network } from './network';
import { reference, type ReferenceInputs } from './reference';

interface InputGradient {
  /** [classes] */
  readonly logits: Float64Array;
  /** the class with the largest logit, the first of equal ones */
  readonly answer: number;
  /** ∂(logit of `answer`) / ∂input, in the shape of the input */
  readonly gradient: Float64Array;
}

/** The first class with the largest value. */
export const largestOf = (values: ArrayLike<number>): number => {
  let answer = 0;
  for (let at = 1; at < values.length; at += 1) if (values[at] > values[answer]) answer = at;
  return answer;
};

/**
 * The gradient of the winning logit by the inputs of one example, in evaluation mode, in float64.
 * @param weights m ⊙ θ, one array per parameter
 */
export function inputGradient(
  network: Network,
  weights: readonly ArrayLike<number>[],
  input: ReferenceInputs,
): InputGradient {
  const { values: logits, pull } = reference(network, weights, input, 1);
  const answer = largestOf(logits);
  const chosen = new Float64Array(network.classes);
  chosen[answer] = 1;
  return { logits, answer, gradient: pull(chosen) };
}
