import { describePort } from './contract';
import { localTrainer, type LocalTrainer } from './fixture';

/** A trainer that crashes a moment after it was sent a message of this kind. */
function crashingAt(kind: 'prepare' | 'train'): LocalTrainer {
  const trainer = localTrainer();
  return {
    ...trainer,
    post(message, transfer) {
      if (message.kind === kind) setTimeout(trainer.crash);
      else trainer.post(message, transfer);
    },
  };
}

describePort('in memory', {
  spawn: localTrainer,
  missing: () => crashingAt('prepare'),
  crashing: () => crashingAt('train'),
});
