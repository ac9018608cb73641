import { resnet } from '../resnet';

/** The residual network of 110 layers (He et al. 2016, §4.2; Li et al. 2017, Table 1). */
export default resnet(8, 18);
