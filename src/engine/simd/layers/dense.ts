import type { SimdLayer } from '../layer';
import type { Known } from '../plan/operations';
import { denseStage } from '../stages/dense';
import { choosePath, type Path } from '../stages/paths';
import { sparseStage } from '../stages/sparse';
import type { DenseSettings } from '../stages/dense-settings';
import type { WeightStage } from '../stages/stage';
import { zeroSkippingSparseStage } from '../stages/zero-skipping-sparse';

export default {
  id: 'dense',
  plan({ layer: { units }, parameters }, from, plan) {
    const to = plan.units(units, plan.buffers[from].positions);
    const [kernel] = parameters;
    const pathOf = ({ densityOf, zerosOf }: Known): Path => choosePath(densityOf(kernel), zerosOf(from));
    return plan.add({
      kind: 'dense',
      from,
      to,
      parameters,
      readsBack: ['input'],
      hasKernel: true,
      readsVectors: (known) => pathOf(known) === 'zero-skipping-sparse',
      place(placing) {
        const [held, trained] = [placing.heldOf(kernel), placing.trainedOf(kernel)];
        const settings = {
          ...placing,
          lanes: placing.output.lanes,
          inputs: placing.input.channels,
          outputs: placing.output.channels,
          held,
          trained,
        };
        return stageOf(pathOf(placing), settings, placing.vectorStarts);
      },
    });
  },
} satisfies SimdLayer<'dense'>;

function stageOf(path: Path, settings: DenseSettings, vectorStarts: number): WeightStage {
  switch (path) {
    case 'dense':
      return denseStage(settings, false);
    case 'zero-skipping-dense':
      return denseStage(settings, true);
    case 'sparse':
      return sparseStage(settings);
    case 'zero-skipping-sparse':
      return zeroSkippingSparseStage(settings, vectorStarts);
    default:
      throw new Error(`Unknown path ${path satisfies never}.`);
  }
}
