import { MasksTab } from '../inside/masks-tab';
import type { View } from '../view';

const view: View = { id: 'layers', order: 1, of: 'masks', Content: MasksTab };
export default view;
