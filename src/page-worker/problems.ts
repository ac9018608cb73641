/** What people are told here when something goes wrong, in English. */
import { sentences } from '../problem';

export const said = sentences('page', {
  answers: '{{path}} answers {{status}}.',
  'nothing-trained': 'Nothing has been trained yet.',
  'one-after-the-other': '{{first}} {{second}}',
  'worker-stopped': 'The worker stopped.',
  'no-worker-in-sandbox': 'The sandbox of this frame lacks allow-same-origin; without it browsers start no workers.',
  'not-in-folder': "{{file}}: not in the app's data folder.",
  'not-found': '{{address}}: not found.',
  'too-large': '{{address}}: has {{bytes}} bytes, at most {{most}}.',
  'not-kept': 'This run is not kept any more: it was deleted, perhaps in another tab.',
  'file-too-large': '{{name}} has {{bytes}} bytes; at most {{most}} are read.',
  'no-answer': 'No answer for {{seconds}} s.',
});
