import { vgg } from '../vgg';

export default vgg('vgg-11', 9, [1, 1, 2, 2, 2]);
