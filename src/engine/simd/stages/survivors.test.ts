import { expect, test } from 'vitest';
import { blockBounds, countSurvivors, entriesByOutput, survivorsByInput, survivorsByOutput } from './survivors';

// 3 inputs × 2 outputs:  1 0
//                        0 0
//                        1 1
const mask = Uint8Array.of(1, 0, 0, 0, 1, 1);

test('survivors in the order of inputs', () => {
  const { starts, ends, places } = survivorsByInput(mask, 3, 2);
  expect([...starts]).toEqual([0, 1, 1, 3]);
  expect([...ends]).toEqual([0, 0, 1]);
  expect([...places]).toEqual([0, 4, 5]);
});

test('the same survivors in the order of outputs', () => {
  const byInput = survivorsByInput(mask, 3, 2);
  const { starts, ends, places } = survivorsByOutput(byInput, 2);
  expect([...starts]).toEqual([0, 2, 3]);
  expect([...ends]).toEqual([0, 2, 2]);
  expect([...places]).toEqual([0, 4, 5]);
  expect([...entriesByOutput(byInput, starts)]).toEqual([0, 1, 2]);
});

test('without a mask all survive; a dead layer has no entries', () => {
  expect([...survivorsByInput(null, 2, 2).places]).toEqual([0, 1, 2, 3]);
  expect([...survivorsByOutput(survivorsByInput(null, 2, 2), 2).places]).toEqual([0, 2, 1, 3]);
  const dead = survivorsByOutput(survivorsByInput(new Uint8Array(4), 2, 2), 2);
  expect([...dead.starts]).toEqual([0, 0, 0]);
  expect(dead.places.length).toBe(0);
  expect(countSurvivors(null, 5)).toBe(5);
  expect(countSurvivors(mask, 6)).toBe(3);
});

test('blocks of inputs: bounds of the survivors of each output', () => {
  const kept = Uint8Array.of(1, 0, 1, 1, 0, 1, 1, 0); // [4 inputs][2 outputs]
  const byOutput = survivorsByOutput(survivorsByInput(kept, 4, 2), 2);
  expect([...byOutput.ends]).toEqual([0, 1, 3, 1, 2]);
  expect([...blockBounds(byOutput, 4, 2, 2)]).toEqual([0, 3, 2, 4, 3, 5]);
  expect([...blockBounds(byOutput, 4, 2, 1)]).toEqual([0, 3, 3, 5]);
});
