/** What people are told here when something goes wrong, in English. */
import { sentences } from '../../problem';

export const said = sentences('control', {
  'no-policy': 'The {{engine}} engine trains no networks that act; only WebAssembly (simd) does.',
  'validation-return': 'validation return',
  'test-return': 'test return',
  'training-return': 'training return',
  'test-greedy': 'test return of the likeliest actions',
  'training-area': 'mean training return so far',
  'not-learned':
    'its validation return is below {{floor}}, a third of the way from acting at random to the best there is',
  'not-beyond-chance':
    'its validation return is below {{floor}}: no more than the means of 95 % of networks would be that act at random',
  observation: 'a network sees {{given}} numbers, the environment {{set}} shows {{wanted}}',
});
