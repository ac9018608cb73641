import { trainingMasks } from '../mask-training';
import type { Method } from '../method';

/** Edge-popup: scores of weights that stay as they were drawn (Ramanujan et al. 2020). */
const edgePopup: Method = { id: 'edge-popup', order: 40, ...trainingMasks('edge-popup') };

export default edgePopup;
