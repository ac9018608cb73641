/** What people are told here when something goes wrong, in English. */
import { sentences } from '../problem';

export const said = sentences('lottery', {
  'no-value': 'Run {{run}} lacks a value at point {{at}}.',
  'path-rows': 'a path has {{rows}} rows; allowed: two or more',
  'path-alpha': 'row {{row}} of a path has the alpha {{value}}; allowed: {{allowed}}',
  'plane-rows':
    'a plane has {{rows}} rows; allowed: {{networks}} for its networks, then n × n for its grid, n from {{least}} to {{most}}',
  'plane-places': 'the places of a plane are not those of an even grid, or are no numbers',
  'scores-rows': 'scores by layer have {{rows}} rows; allowed: {{parameters}} for each pass, of 1 to {{most}} passes',
  'scores-value': 'row {{row}} of scores by layer has the {{column}} {{value}}; allowed: {{allowed}}',
  'looks-rows': 'scales of channels have {{rows}} rows; allowed: {{channels}} for each step',
  'looks-value': 'row {{row}} of the scales of channels has the {{column}} {{value}}; allowed: {{allowed}}',
  'emergence-row': 'an emergence has one row: a step from 1 on, and 0 or 1',
  'more-than': 'whole numbers above {{least}}',
  'whole-number': 'whole numbers from 0 to {{most}}',
  'a-number': 'a number',
});
