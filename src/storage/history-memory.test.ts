import { describeHistory } from './history-contract';
import { memoryHistory } from './history-memory';

describeHistory('memory', async (quota) => memoryHistory(quota));
