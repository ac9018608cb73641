/** What people are told here when something goes wrong, in English. */
import { sentences } from '../../problem';

export const said = sentences('language', {
  'validation-bits': 'validation bits per character',
  'test-bits': 'test bits per character',
  'training-bits': 'training bits per character',
  'not-learned':
    'it needs {{floor}} bits per character or more on validation text, not a third of the way from knowing nothing but how frequent each character is to the source itself',
  'not-beyond-frequencies':
    'it needs {{floor}} bits per character or more on validation text: no fewer than a network may that knows nothing but how frequent each character is',
  window: 'its examples have the shape {{given}}; the settings ask for {{wanted}}',
  characters: 'its text has {{given}} kinds of characters; "{{set}}" has {{wanted}}',
  entropy: 'its characters have an entropy of {{given}} bits; allowed: above 0 and at most {{most}}',
  'source-bits': 'the source of "{{set}}" would need {{given}} bits per character; allowed: {{allowed}}',
  'source-between': 'above 0 and at most {{most}}',
  'source-unknown': 'none, it is not known',
  'in-file': '{{file}}: {{problem}}',
  'too-large': 'has {{bytes}} bytes; at most {{most}} are read.',
  'not-utf-8': 'is not text in UTF-8, from byte {{at}} on.',
  empty: 'is empty.',
  'one-kind': 'holds one kind of character only, {{characters}} times; there is nothing to learn.',
  'too-short': 'is too short: {{held}} characters are for {{part}}, and {{count}} examples take {{least}} or more.',
  train: 'training',
  validation: 'validation',
  test: 'the test',
});
