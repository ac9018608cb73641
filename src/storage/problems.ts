/** What people are told here when something goes wrong, in English. */
import { sentences } from '../problem';

export const said = sentences('storage', {
  'taken-over': 'Another tab has a newer version of this page open, which has taken the storage over.',
  'older-version-open': 'Another tab keeps an older version of the storage open.',
  forbidden: 'The browser does not let this page read and write its storage ({{reason}}).',
});
