import type { Evaluation } from '../../engine/engine';
import { supervised } from '../supervised';
import type { Work } from '../work';
import { corpora } from './corpora';
import { entropyOf } from './grammar/entropy';
import task from './task';
import { settingsOf } from './settings';
import { frequenciesOf } from './windows';

/** Examples shown. */
const SHOWN = 8;

const measure = ({ loss }: Evaluation) => ({ [task.judge.id]: loss / Math.LN2 });

const work: Work = {
  id: task.id,
  load(settings, seed, files) {
    const asked = settingsOf(settings);
    const { characters, sourceBits, ...parts } = corpora.get(asked.set).load(asked, seed, files);
    const inputShape = [asked.window];
    return {
      splits: { ...parts, inputShape, tokens: true },
      info: {
        inputShape,
        classNames: characters,
        characterEntropy: entropyOf(frequenciesOf(parts.train, characters.length)),
        ...(sourceBits !== null && { sourceBits }),
      },
    };
  },
  show(settings, seed, files) {
    const asked = { ...settingsOf(settings), train: SHOWN, validation: 1, test: 1 };
    const { characters, train } = corpora.get(asked.set).load(asked, seed, files);
    return { inputShape: [asked.window], classNames: characters, ...train };
  },
  measure,
  train: supervised(task, measure),
};

export default work;
