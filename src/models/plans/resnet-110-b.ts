import { residualPlan } from '../plan';

/** Li et al. 2017, Table 1, "ResNet-110-pruned-B". */
export default residualPlan('resnet-110-b', 5, 'resnet-110', 18, [0.5, 0.4, 0.3], [36, 38, 74]);
