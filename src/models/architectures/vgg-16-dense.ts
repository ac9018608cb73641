import { vgg } from '../vgg';

/** VGG-16 with a dense layer of 512 behind the convolutions, as Li et al. 2017 prune it (Table 1). */
export default vgg('vgg-16-dense', 11, [2, 2, 3, 3, 3], [512]);
