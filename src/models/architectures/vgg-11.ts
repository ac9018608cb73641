import { vgg } from '../vgg';

export default vgg('vgg-11', 7, [1, 1, 2, 2, 2]);
