import { vgg } from '../vgg';

export default vgg('vgg-19', 12, [2, 2, 4, 4, 4]);
