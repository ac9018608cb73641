import { said } from '../problems';
import type { Measure } from '.';

/** When the mask of a run was drawn: after which step, and whether it had emerged (1) or training was over (0). */
const emergence: Measure = {
  id: 'emergence',
  version: 1,
  about: [],
  columns: ['step', 'emerged'],
  most: 1,
  whyNot: ({ step, emerged }) =>
    step.length === 1 && [0, 1].includes(emerged[0] ?? NaN) && Number.isInteger(step[0]) && (step[0] ?? 0) > 0
      ? null
      : said('emergence-row'),
};

export default emergence;
