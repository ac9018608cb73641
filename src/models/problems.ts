/** What people are told here when something goes wrong, in English. */
import { sentences } from '../problem';

export const said = sentences('network', {
  'too-small-pictures': 'The network "{{network}}" needs pictures of at least {{least}} pixels, not {{given}}.',
  'no-tokens': 'The network "{{network}}" reads tokens one behind the other, not inputs of [{{given}}].',
  'not-dense-relu':
    'Only a network of dense layers with ReLUs between them can be rebuilt from random weights; this one has "{{layer}}".',
  'too-many-random-units': 'Random units per weight and sign: 1 to {{most}}, not {{given}}.',
});
