/** What a ticket is compared with. */
import { choices } from '../../field';
import { controls } from '../../lottery/controls';
import { treatments } from '../../lottery/treatments';

export const compare = {
  arms: choices({
    // control arms, then chains besides the ticket's
    choices: [...controls.ids, ...treatments.ids.filter((id) => id !== 'rewound')],
    default: ['reinitialized', 'random-mask'],
    widget: 'arms',
  }),
};
