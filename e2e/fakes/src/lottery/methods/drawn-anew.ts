import type { Method } from '../../../../../src/lottery/method';

/** Every level is drawn anew from all weights, so that those that had gone may be back. */
const drawnAnew: Method = {
  id: 'drawn-anew',
  order: 98,
  family: 'after',
  settings: [],
  position: 'replayed',
  nested: false,
  standsAlone: true,
  plan(ask) {
    let run = ask.full;
    for (const level of ask.levels) {
      const masks = ask.prune(level, null, ask.score('random', level, run, null));
      run = ask.train(level, ask.restore('rewound', run), masks);
    }
  },
};
export default drawnAnew;
