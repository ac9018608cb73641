import { inputBytes, MANY_BYTES, withParts, type Examples, type Splits } from '../../engine/examples';

/** Many examples as one copy that all threads read; few as they are: each trainer has its own. */
export const shareExamples = (splits: Splits, many = MANY_BYTES): Splits =>
  inputBytes(splits) < many ? splits : withParts(splits, shared);

function shared({ inputs, ...examples }: Examples): Examples {
  const buffer = new SharedArrayBuffer(inputs.byteLength);
  const copy = inputs instanceof Uint8Array ? new Uint8Array(buffer) : new Float32Array(buffer);
  copy.set(inputs);
  return { ...examples, inputs: copy };
}
