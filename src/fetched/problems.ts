/** What people are told here when something goes wrong, in English. */
import { sentences } from '../problem';

export const said = sentences('fetched', {
  'not-fetched': '{{file}} could not be fetched.',
});
