import type { Operation, Placing } from '../plan/operations';
import type { Stage } from './stage';

/** From an image to [row · column · channel] features, or back. */
export const rearrange = (kind: 'flatten' | 'image', from: number, to: number): Operation => ({
  kind,
  from,
  to,
  place: (placing) => rearrangeStage(kind, placing),
});

function rearrangeStage(kind: 'flatten' | 'image', { kernels, input, output }: Placing): Stage {
  const [flat, image] = kind === 'flatten' ? [output, input] : [input, output];
  const { groups, channels, rows, columns, group, channel, row, first } = image;
  const shape = [groups, channels, rows, columns, group, channel, row];
  const toImage = kind === 'image' ? 1 : 0;
  return {
    forward: () => kernels.flatten(flat.value, image.value + first, ...shape, toImage),
    backward: () => {
      if (input.gradient === 0) return;
      kernels.flatten(flat.gradient, image.gradient + first, ...shape, 1 - toImage);
    },
  };
}
