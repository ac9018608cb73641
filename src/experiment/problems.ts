/** What people are told here when something goes wrong, in English. */
import { sentences } from '../problem';

export const said = sentences('experiment', {
  allowed: 'allowed: {{allowed}}',
  'at-most': 'at most {{most}}',
  'one-value': 'one value',
  'chains-once': 'each chain once',
  'one-by-plan': '1, as a plan of filters is one round',
  'as-many-as-remaining': '{{levels}}, as many as there are values of pruning.remaining',
  digits: '8 digits 0 … 9, a … f, after "2-" those of version 2',
  steps: '{{from}} … {{to}} with {{steps}} steps',
  'scoring-too-large':
    'Scores before training look at {{examples}} examples, for which this network takes {{megabytes}} MB; at most {{most}} MB are allowed. Fewer examples per class take less.',
  'too-large':
    'On pictures of {{rows}}×{{columns}} pixels the network has {{weights}} weights and takes {{megabytes}} MB; at most {{mostWeights}} weights and {{mostMegabytes}} MB are allowed.',
  'known-settings': 'known settings',
  'or-auto': '{{range}}, or auto',
  'numbers-from-one': '1 … {{most}} numbers with commas between, {{from}} … {{to}}',
  'numbers-up-to': 'none, or up to {{most}} numbers with commas between, {{from}} … {{to}}',
  'one-per-layer':
    '{{layers}} numbers with commas between, one for each layer that is pruned, {{from}} … {{to}}; or auto',
  characters: 'at most {{most}} characters',
  'not-allowed': '{{path}} is {{given}}; allowed: {{allowed}}.',
  refused: '{{path}} is {{given}}; {{reason}}.',
  'small-pictures': 'it needs pictures of at least {{least}} pixels',
  'needs-chain': 'it takes its masks from {{chain}}, which has to be compared as well',
  'needs-labels': 'it chooses weights by labelled examples, and a network that acts has none',
  'needs-scales':
    'it ranks channels by the scales of their batch-norm, and this network has none; allowed are VGG and ResNet',
  'needs-units': 'it needs a chain that prunes whole filters',
  'not-before': 'how large its network is, is found while its chain trains; allowed there: scratch-e',
  'too-many-steps': 'it would be trained for too many steps; allowed: {{allowed}}',
});
