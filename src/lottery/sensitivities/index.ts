import { registry, type Entry } from '../../registry';
import type { Masks } from '../masks';
import type { Numbers } from '../numbers';
import type { Slices } from '../slices';

/** What can be asked of a network; `theta` is m ⊙ θ₀, or of one that is trained m ⊙ θ_T. */
export interface Probe {
  /** ∂L/∂θ, L the mean cross-entropy of the examples */
  gradient(theta: Numbers): Slices<Numbers>;
  /** H·g of the same at a temperature: g is that of the weights left, 0 elsewhere */
  hessianGradient(theta: Numbers, masks: Masks): Slices<Numbers>;
  /** ∂R/∂|θ|, R the sum of the logits of a network of |θ| for an input of ones; no examples are looked at; written over when it is asked again */
  flow(theta: Numbers): Slices<Numbers>;
  /** mean size of what each unit gives on, behind activation and pooling: an equal share of it for every weight that makes the unit */
  activations(theta: Numbers): Slices<Numbers>;
}

/** A number per weight of a network, by which the lowest are pruned: asked of its layers, by a trainer. */
export interface Sensitivity extends Entry {
  /** goes up when its numbers change */
  readonly version: number;
  /** only these may be asked */
  readonly needs: readonly (keyof Probe)[];
  /** how often weights are scored on the way to a level, as published */
  readonly passes: number;
  /** is it asked of networks that are trained, and told of none? Else before anything is trained */
  readonly ofTrained?: boolean;
  /** @param theta as the probe has it, left alone, not kept, and not given back: what is given is written over */
  of(theta: Numbers, probe: Probe, masks: Masks): Slices<Numbers>;
}

export const sensitivities = registry<Sensitivity>(
  'sensitivity',
  import.meta.glob<Sensitivity>(['./*.ts', '!./index.ts', '!./*.test.ts'], {
    eager: true,
    import: 'default',
  }),
);

/** Is it made from examples, and so only there where these have labels? */
export const looksAtExamples = ({ needs }: Sensitivity): boolean => needs.some((need) => need !== 'flow');

/** Has a temperature something to say? */
export const hasTemperature = ({ needs }: Sensitivity): boolean => needs.includes('hessianGradient');
