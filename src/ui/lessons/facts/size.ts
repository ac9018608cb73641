/** Facts about sizes: weights, bytes, arithmetic, time. */
import { isKernel, sizeOf } from '../../../lottery/parameters';
import { multiplyAdds } from '../../../models/multiply-adds';
import { savingsOf, type RoundSavings } from '../../../analyses/savings';
import { integer, percent, times } from '../../kit/format';
import { bytesText, durationText } from '../../state/savings-rows';
import type { Scene } from '../scene';
import { roundOf, type Fact, type RoundChoice } from './fact';

/** Bytes of a 32-bit number. */
const FLOAT = 4;

/** The network before anything is trained or pruned. */
export const networkSize: Fact = ({ network }) => {
  const sizes = network.parameters.map((spec) => sizeOf(spec.shape));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const weights = network.parameters.reduce((sum, spec, at) => sum + (isKernel(spec) ? sizes[at] : 0), 0);
  return {
    key: 'lessons.facts.networkSize',
    values: {
      weights: integer(weights),
      bytes: bytesText(all * FLOAT),
      multiplyAdds: integer(multiplyAdds(network, sizes)),
    },
  };
};

const savingsAt = (scene: Scene, choice: RoundChoice): RoundSavings | null => {
  const { recording, network } = scene;
  const round = roundOf(scene, choice);
  if (!recording || round === null) return null;
  return savingsOf(recording, network).find((savings) => savings.round === round) ?? null;
};

/** Weights left of all, counted from the masks. */
export const weightsLeft =
  (choice: RoundChoice): Fact =>
  (scene) => {
    const savings = savingsAt(scene, choice);
    if (!savings) return null;
    return {
      key: 'lessons.facts.weightsLeft',
      values: {
        count: savings.round,
        left: integer(savings.ticket.weights),
        all: integer(savings.full.weights),
        share: percent(savings.ticket.weights / savings.full.weights),
      },
    };
  };

/** Storage: smaller, but by less than the weights, as places are stored too. */
export const storage =
  (choice: RoundChoice): Fact =>
  (scene) => {
    const savings = savingsAt(scene, choice);
    if (!savings) return null;
    return {
      key: 'lessons.facts.storage',
      values: {
        share: percent(savings.ticket.weights / savings.full.weights),
        full: bytesText(savings.full.bytes),
        bytes: bytesText(savings.ticket.bytes),
        ratio: times(savings.compression),
        weightRatio: times(savings.full.weights / savings.ticket.weights),
      },
    };
  };

/** Multiply-adds of one answer. */
export const arithmetic =
  (choice: RoundChoice): Fact =>
  (scene) => {
    const savings = savingsAt(scene, choice);
    if (!savings) return null;
    return {
      key: 'lessons.facts.arithmetic',
      values: {
        share: percent(savings.ticket.weights / savings.full.weights),
        full: integer(savings.full.multiplyAdds),
        ticket: integer(savings.ticket.multiplyAdds),
        ratio: times(savings.full.multiplyAdds / savings.ticket.multiplyAdds),
      },
    };
  };

/** Time of one training step as it was measured. */
export const stepTime =
  (choice: RoundChoice): Fact =>
  (scene) => {
    const savings = savingsAt(scene, choice);
    if (!savings) return null;
    const [full, ticket] = [savings.full.secondsPerStep, savings.ticket.secondsPerStep];
    if (full === null || ticket === null || ticket === 0) return null;
    return {
      key: full > ticket ? 'lessons.facts.stepTime.less' : 'lessons.facts.stepTime.more',
      values: {
        share: percent(savings.ticket.weights / savings.full.weights),
        full: durationText(full),
        ticket: durationText(ticket),
        ratio: times(full > ticket ? full / ticket : ticket / full),
      },
    };
  };
