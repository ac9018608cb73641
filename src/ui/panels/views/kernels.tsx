import { isConvolution } from '../../../lottery/parameters';
import { KernelsView } from '../inside/kernels-view';
import type { View } from '../view';

const view: View = {
  id: 'kernels',
  order: 2,
  of: 'masks',
  Content: KernelsView,
  fits: ({ network }) => network.parameters.some(isConvolution),
};
export default view;
