import { UnitsView } from '../inside/units-view';
import type { View } from '../view';

const view: View = { id: 'units', order: 3, of: 'masks', Content: UnitsView };
export default view;
