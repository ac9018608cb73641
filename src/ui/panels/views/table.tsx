import { LayerTable } from '../inside/layer-table/layer-table';
import type { View } from '../view';

const view: View = {
  id: 'table',
  order: 1.5,
  of: 'masks',
  Content: LayerTable,
  // what networks are shown are test examples; those that act make theirs themselves
  fits: ({ task }) => task.id === 'classification',
};
export default view;
