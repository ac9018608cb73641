import { resnet } from '../resnet';

/** The residual network of 20 layers, which Frankle & Carbin 2019 call Resnet-18. */
export default resnet(6, 3);
