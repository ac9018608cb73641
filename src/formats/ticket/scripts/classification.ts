import { inputsName, labelsName, SPLITS } from '../../../tasks/classification/files/idx-export';
import { taskOf } from '../../../tasks';
import { commandOf } from '../commands';
import { dictionary, string, truth, tuple } from '../python';
import type { TaskScript } from '../task-script';
import template from './classification.py?raw';

/** The folder that script and help speak of. */
const DATA_FOLDER = 'data';

const classification: TaskScript = {
  id: 'classification',
  template,
  values({ experiment, data: { inputShape } }, { augment }) {
    const areBytes = inputShape.length === 3; // points are floats
    const files = SPLITS.map((split): [string, string] => [
      split,
      tuple([string(inputsName(split, inputShape, areBytes)), string(labelsName(split))]),
    ]);
    return {
      DATA_COMMAND: string(commandOf('data', experiment)),
      DATA_FOLDER: string(DATA_FOLDER),
      FILES: dictionary(files),
      EXAMPLES: dictionary(SPLITS.map((split) => [split, String(experiment.data[split])])),
      BATCH: String(experiment.training.batch),
      AUGMENT: truth(augment === true),
      STANDARDIZE: truth(areBytes && taskOf(experiment.data.set).standardizes?.(experiment.data) === true),
    };
  },
};

export default classification;
