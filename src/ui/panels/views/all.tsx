import { AllWeights } from '../inside/all-weights';
import type { View } from '../view';

const view: View = { id: 'all', order: 7, of: 'weights', Content: AllWeights };
export default view;
