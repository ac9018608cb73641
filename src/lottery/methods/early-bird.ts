import type { Method } from '../method';

/**
 * The whole network is trained until the mask of its batch-norm scales has come to rest, and goes on without the channels
 * that the mask drops (You et al. 2020). Each level is a run of its own from the first step, so its time is the whole of it.
 */
const earlyBird: Method = {
  id: 'early-bird',
  order: 30,
  family: 'during',
  settings: ['rate', 'convRate', 'rounds', 'maskDistance', 'maskEvery'],
  position: 'replayed',
  nested: false,
  standsAlone: true,
  emerges: true,
  plan(ask) {
    for (const level of ask.levels) {
      const { run, masks } = ask.emerge(level);
      ask.told(level, run, masks);
    }
  },
};

export default earlyBird;
