import { DensityView } from '../inside/density-view';
import type { View } from '../view';

const view: View = { id: 'density', order: 4, of: 'masks', Content: DensityView };
export default view;
