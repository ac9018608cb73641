import { vgg } from '../vgg';

export default vgg('vgg-16', 10, [2, 2, 3, 3, 3]);
