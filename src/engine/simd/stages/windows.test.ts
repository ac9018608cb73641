import { expect, test } from 'vitest';
import { slideAlong } from '../../../models/windows';
import { inputFrame, outputFrame, pixelsOf, tapsBack, tileFrames } from './windows';

test('frames: what windows reach beyond the image', () => {
  expect(inputFrame(slideAlong(32, 3, 2, 'same'))).toBe(1);
  expect(inputFrame(slideAlong(32, 5, 1, 'same'))).toBe(2);
  expect(inputFrame(slideAlong(32, 5, 1, 'valid'))).toBe(0);
  expect(outputFrame(slideAlong(32, 5, 1, 'valid'), 5, 1)).toBe(4); // a full correlation
  expect(outputFrame(slideAlong(32, 3, 1, 'same'), 3, 1)).toBe(1);
  expect(outputFrame(slideAlong(32, 1, 2, 'same'), 1, 2)).toBe(0);
});

test('frames of windows taken two by two: an odd one reads one pixel further', () => {
  expect(tileFrames(slideAlong(32, 3, 1, 'same'))).toEqual({ input: 1, output: 1 });
  expect(tileFrames(slideAlong(7, 3, 1, 'same'))).toEqual({ input: 2, output: 1 });
  expect(tileFrames(slideAlong(8, 3, 1, 'valid'))).toEqual({ input: 0, output: 2 });
  expect(tileFrames(slideAlong(7, 3, 1, 'valid'))).toEqual({ input: 1, output: 2 });
});

test('the way back meets every tap of every window exactly once', () => {
  for (const padding of ['same', 'valid'] as const) {
    for (const [inputs, size, stride] of [
      [8, 3, 1],
      [8, 3, 2],
      [7, 5, 2],
      [9, 2, 3],
      [6, 1, 2],
    ]) {
      const axis = slideAlong(inputs, size, stride, padding);
      const forward: string[] = [];
      for (let output = 0; output < axis.outputs; output += 1) {
        for (let tap = 0; tap < size; tap += 1) {
          const input = output * stride + tap - axis.before;
          if (input >= 0 && input < inputs) forward.push(`${input} ${tap} ${output}`);
        }
      }
      const back: string[] = [];
      for (let remainder = 0; remainder < stride; remainder += 1) {
        for (let a = 0; a < pixelsOf(axis, remainder, stride); a += 1) {
          for (const { tap, shift } of tapsBack(axis, remainder, size, stride)) {
            const output = a + shift;
            if (output < 0 || output >= axis.outputs) continue; // in the frame of zeros
            back.push(`${stride * a + remainder} ${tap} ${output}`);
          }
        }
      }
      expect(back.toSorted()).toEqual(forward.toSorted());
    }
  }
});
