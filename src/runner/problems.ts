/** What people are told here when something goes wrong, in English. */
import { sentences } from '../problem';

export const said = sentences('runner', {
  'files-changed': 'The files have changed since this experiment ran.',
  'message-unread': 'A message could not be read.',
  'no-answer': 'No answer for {{seconds}} s.',
  'other-engine':
    'The recorded run is of engine {{recorded}}, this app has {{here}}: press Play to train all of it anew.',
  'engine-of-trainer':
    'A new trainer has engine {{given}}, but what is trained so far is of {{wanted}}: start again to train all of it with one.',
  'not-sparse':
    'Such a network is not sparse: its pruned places hold frozen weights, which the files of tickets cannot tell.',
  'no-room': 'The browser has no room for the weights.',
});
