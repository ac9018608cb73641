import { residualPlan } from '../plan';

/** Li et al. 2017, Table 1, "ResNet-56-pruned-B". */
export default residualPlan('resnet-56-b', 3, 'resnet-56', 9, [0.6, 0.3, 0.1], [16, 18, 20, 34, 38, 54]);
