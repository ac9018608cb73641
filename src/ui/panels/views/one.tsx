import { WeightsTab } from '../inside/weights-tab';
import type { View } from '../view';

const view: View = { id: 'one', order: 6, of: 'weights', Content: WeightsTab };
export default view;
