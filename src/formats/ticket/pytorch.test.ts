import { describe, expect, it } from 'vitest';
import { smallTicket } from './fixture';
import { commandOf } from './commands';
import { pytorchScript } from './pytorch';

const ticket = smallTicket();
const script = pytorchScript(ticket, { learningRate: 0.0012 }, commandOf('data', ticket.experiment));

describe('the PyTorch script', () => {
  it('states where the ticket is from, its counts and the protocol', () => {
    expect(script).not.toMatch(/\{\{|\}\}|undefined|NaN/);
    for (const line of [
      'RUN = "ticket, round 2, trial 2"',
      'ENGINE = "simd-2"',
      'EXAMPLES = {"train": 200, "validation": 100, "test": 200}',
      'FILES = {"train": ("train-points-idx2-float.gz", "train-labels-idx1-ubyte.gz"), ',
      'INPUT_SHAPE = (2,)',
      '    ("1.weight", "layers.1.weight", (3, 2), 3, True, True),',
      '    ("1.bias", "layers.1.bias", (3,), None, False, True),',
      '    ("2.weight", "layers.3.weight", (2, 3), 4, True, True),',
      '        nn.Linear(2, 3),',
      'STEPS = 20',
      'SCHEDULE = None',
      'START_STEP = 0',
      'AUGMENT = False',
      'STANDARDIZE = False',
      'BATCH = 60',
      'EVALUATE_EVERY = 10',
      'OPTIMIZER = "adam"',
      'LEARNING_RATE = 0.0012',
      'TEST_AT_END = 0.875',
      'TEST_AT_STOP = 0.875',
      'STOP_STEP = 20',
    ])
      expect(script).toContain(line);
    expect(script).toContain(`DATA_COMMAND = "npm run data -- '${ticketLinkOf()}' --to data"`);
  });

  it('imports PyTorch and the standard library alone, and is indented by fours', () => {
    const modules = [...script.matchAll(/^(?:import|from) ([a-z]+)/gm)].map(([, name]) => name);
    expect(new Set(modules)).toEqual(new Set(['argparse', 'gzip', 'json', 'math', 'os', 'struct', 'sys', 'torch']));
    const odd = script.split('\n').filter((line) => /^( {4})* {1,3}\S/.test(line) && !/^ {10}/.test(line));
    expect(odd).toEqual([]);
    expect(script.split('(').length).toBe(script.split(')').length);
  });

  it('carries schedule, rewinding and augmentation', () => {
    const schedule = { kind: 'steps', drops: [10, 15], factor: 0.1, warmup: 5, steps: 20 } as const;
    const scheduled = pytorchScript(ticket, { learningRate: 0.1, schedule, startStep: 5, augment: true }, 'x');
    for (const line of [
      'LEARNING_RATE = 0.1',
      'SCHEDULE = {"kind": "steps", "drops": (10, 15), "factor": 0.1, "warmup": 5}',
      'START_STEP = 5',
      'AUGMENT = True',
    ])
      expect(scheduled).toContain(line);
  });

  it('says when a run diverged that there is no accuracy', () => {
    const diverged = pytorchScript(
      { ...ticket, run: { ...ticket.run, status: 'diverged' } },
      { learningRate: 0.0012 },
      'x',
    );
    expect(diverged).toContain('TEST_AT_END = None');
  });
});

const ticketLinkOf = (): string => script.match(/^LINK = "(.*)"$/m)?.[1] ?? '';
