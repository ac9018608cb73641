import { residualPlan } from '../plan';

/** Li et al. 2017, Table 1, "ResNet-110-pruned-A". */
export default residualPlan('resnet-110-a', 4, 'resnet-110', 18, [0.5, 0, 0], [36]);
