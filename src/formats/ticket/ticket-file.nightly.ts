import { expect, it } from 'vitest';
import { smallTicket } from './fixture';
import { mutated, outcome } from './mutations-fixture';
import { readSafetensors } from './safetensors';
import { writeTicket } from './ticket-file';

const file = readSafetensors(writeTicket(smallTicket()));

it('10,000 mutated files are refused with words, or contradict nothing', () => {
  const outcomes = new Map<string, number>();
  for (let seed = 0; seed < 10_000; seed += 1) {
    const one = outcome(mutated(file, seed));
    outcomes.set(one, (outcomes.get(one) ?? 0) + 1);
  }
  expect([...outcomes.keys()].filter((one) => !/^(consistent|Error: [^]+[.)])$/.test(one))).toEqual([]);
  console.log(`${outcomes.get('consistent') ?? 0} of 10,000 were read.`);
});
