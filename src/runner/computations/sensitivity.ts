import type { Computation } from '.';
import type { Columns } from '../../lottery/measures';
import type { Weights } from '../../lottery/parameters';
import { sensitivities } from '../../lottery/sensitivities';
import { scoreInPasses, type ScoredPass } from '../../lottery/sensitivity-passes';
import type { Network } from '../../models/network';
import { probeOf, type LabelledExamples } from '../../models/probe';

declare module '.' {
  interface Computations {
    readonly sensitivity: {
      readonly network: Network;
      readonly theta0: Weights;
      /** id of the score */
      readonly sensitivity: string;
      /** as the network sees them; null: it looks at none */
      readonly examples: LabelledExamples | null;
      readonly temperature: number;
      readonly passes: number;
      /** weights left after the last pass, of those that can be pruned */
      readonly kept: number;
    };
  }
}

/** A number per weight before training, by no engine: the same everywhere. Parameters that are not pruned have none. */
export default {
  id: 'sensitivity',
  async compute({ network, theta0, sensitivity, examples, temperature, passes, kept }, { rest }) {
    const { parameters: specs } = network;
    const probe = probeOf(network, examples, temperature);
    const work = scoreInPasses({ specs, sensitivity: sensitivities.get(sensitivity), theta0, probe, passes, kept });
    for (;;) {
      const next = work.next();
      if (!next.done) {
        await rest(next.value);
        continue;
      }
      const { scores, passes: told } = next.value;
      const prunable = specs.flatMap((spec, parameter) => (spec.prunable ? [parameter] : []));
      return {
        arrays: scores.map((values) => (values ? new Float32Array(values) : new Float32Array())),
        columns: columnsOf(told, prunable),
      };
    }
  },
} satisfies Computation<'sensitivity'>;

/** As `layer-scores` has them: parameters are counted from 0, as in the network. */
function columnsOf(passes: readonly ScoredPass[], parameters: readonly number[]): Columns {
  const rows = passes.flatMap(({ sums, remaining }, at) =>
    parameters.map((parameter, place) => {
      const [sum, left] = [sums[place], remaining[place]];
      return { pass: at + 1, parameter, sum, mean: left > 0 ? sum / left : null, remaining: left };
    }),
  );
  return {
    pass: rows.map((row) => row.pass),
    parameter: rows.map((row) => row.parameter),
    sum: rows.map((row) => row.sum),
    mean: rows.map((row) => row.mean),
    remaining: rows.map((row) => row.remaining),
  };
}
