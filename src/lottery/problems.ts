/** What people are told here when something goes wrong, in English. */
import { sentences } from '../problem';

export const said = sentences('lottery', {
  'no-value': 'Run {{run}} lacks a value at point {{at}}.',
});
