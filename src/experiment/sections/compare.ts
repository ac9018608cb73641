/** What a ticket is compared with. */
import { choices } from '../../field';
import { controls } from '../../lottery/controls';
import { methods } from '../../lottery/methods';

export const compare = {
  arms: choices({
    // control arms, then chains besides the ticket's
    choices: [...controls.ids, ...methods.ids.filter((id) => id !== 'imp')],
    default: ['reinitialized', 'random-mask'],
    widget: 'arms',
  }),
};
