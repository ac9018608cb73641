/** What people are told here when something goes wrong, in English. */
import { sentences } from '../problem';

export const said = sentences('network', {
  'too-small-pictures': 'The network "{{network}}" needs pictures of at least {{least}} pixels, not {{given}}.',
});
