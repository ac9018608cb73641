import { OverlapView } from '../inside/overlap-view';
import type { View } from '../view';

const view: View = { id: 'overlap', order: 5, of: 'masks', Content: OverlapView, overTrials: true };
export default view;
