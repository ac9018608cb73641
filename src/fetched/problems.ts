/** What this room tells people, in English. */
import { sentences } from '../problem';

export const said = sentences('fetched', {
  'not-fetched': '{{file}} could not be fetched.',
});
