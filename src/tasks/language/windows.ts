/** Examples of characters: in each window stands what came before, in its labels what follows. */
import type { Examples } from '../../engine/examples';

/**
 * @param length characters of a window
 * @param write puts the numbers of `length` + 1 characters into the place it is given: the one before, and those that follow
 */
export function windowsOf(count: number, length: number, write: (to: Uint8Array, at: number) => void): Examples {
  const inputs = new Uint8Array(count * length);
  const labels = new Uint8Array(count * length);
  const characters = new Uint8Array(length + 1);
  for (let at = 0; at < count; at += 1) {
    write(characters, at);
    inputs.set(characters.subarray(0, length), at * length);
    labels.set(characters.subarray(1), at * length);
  }
  return { count, inputs, labels };
}

/** How often each character is to be said. @returns [kinds] shares that sum to 1 */
export function frequenciesOf({ labels }: Pick<Examples, 'labels'>, kinds: number): number[] {
  const counts = Array.from({ length: kinds }, () => 0);
  for (const label of labels) counts[label] += 1;
  return counts.map((count) => count / labels.length);
}
