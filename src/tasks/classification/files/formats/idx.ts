import { partOf, saysLabels, type Format, type Holding } from '../format';
import { looksLikeIdx, parseIdx, readIdxHeader } from '../idx-format';
import { inputsOf } from '../inputs';
import { labelsOf } from '../labels';

/** MNIST's format, of every type of numbers: one axis is labels, more are inputs. */
const idx: Format = {
  id: 'idx',
  order: 1,
  title: 'IDX',
  announces: true,
  recognises: looksLikeIdx,
  mostBytes: (head, name) => readIdxHeader(head, name).length,
  read(bytes, name): Holding {
    const table = parseIdx(bytes, name);
    const { length } = table.shape;
    const part = partOf(name);
    if (length === 1 || (length === 2 && saysLabels(name)))
      return { kind: 'examples', part, labels: labelsOf(table, name) };
    const inputs = inputsOf(table, name);
    const isKept = inputs.values === table.values && length > 2;
    return { kind: 'examples', part, inputs, ...(isKept && { kept: bytes }) };
  },
};

export default idx;
