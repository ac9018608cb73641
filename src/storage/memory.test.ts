import { describeStorage } from './contract';
import { memoryStorage } from './memory';

describeStorage('memory', async (quota) => memoryStorage(quota));
