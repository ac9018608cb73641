import { residualPlan } from '../plan';

/** Li et al. 2017, Table 1, "ResNet-56-pruned-A". */
export default residualPlan('resnet-56-a', 2, 'resnet-56', 9, [0.1, 0.1, 0.1], [16, 20, 38, 54]);
