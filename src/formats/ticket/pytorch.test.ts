import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { learningRateAt } from '../../engine/training/learning-rate';
import { sizeOf } from '../../lottery/parameters';
import { stream } from '../../lottery/random/stream';
import { environments } from '../../tasks/control/environments';
import { sticky } from '../../tasks/control/sticky';
import { actingTicket, smallTicket } from './fixture';
import { pytorchScript } from './pytorch';

const python = (code: string, input: string) => spawnSync('python3', ['-c', code], { input, encoding: 'utf8' });

const hasPython = python('pass', '').status === 0;

const ticket = smallTicket();
const script = pytorchScript(ticket, { learningRate: 0.0012 });

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
    const scheduled = pytorchScript(ticket, { learningRate: 0.1, schedule, startStep: 5, augment: true });
    for (const line of [
      'LEARNING_RATE = 0.1',
      'SCHEDULE = {"kind": "steps", "drops": (10, 15), "factor": 0.1, "warmup": 5}',
      'START_STEP = 5',
      'AUGMENT = True',
    ])
      expect(scheduled).toContain(line);
  });

  it.runIf(hasPython)('has the rates of the page at every step, whatever the schedule', () => {
    const schedules = (['steps', 'cosine', 'linear'] as const).map((kind) => {
      return { kind, drops: kind === 'steps' ? [10, 15] : [], factor: 0.1, warmup: 4, steps: 20 };
    });
    const code = schedules.map((schedule) => {
      const scheduled = pytorchScript(ticket, { learningRate: 0.1, schedule });
      const rates = /^def learning_rate[^]*?(?=^def )/m.exec(scheduled)?.[0];
      const constants = ['STEPS', 'LEARNING_RATE', 'SCHEDULE'].map(
        (name) => new RegExp(`^${name} = .*$`, 'm').exec(scheduled)?.[0],
      );
      return [...constants, rates, 'all.append([learning_rate(step) for step in range(1, 21)])'].join('\n');
    });
    const { stdout, stderr } = python(
      ['import json, math', 'all = []', ...code, 'print(json.dumps(all))'].join('\n'),
      '',
    );
    expect(stderr).toBe('');
    const there: number[][] = JSON.parse(stdout);
    schedules.forEach((schedule, which) =>
      there[which].forEach((rate, at) => expect(rate).toBeCloseTo(learningRateAt(0.1, schedule, at + 1), 12)),
    );
  });

  it('says when a run diverged that there is no accuracy', () => {
    const diverged = pytorchScript({ ...ticket, run: { ...ticket.run, status: 'diverged' } }, { learningRate: 0.0012 });
    expect(diverged).toContain('TEST_AT_END = None');
  });
});

describe('the script of a ticket that acts', () => {
  const protocol = {
    learningRate: 0.005,
    schedule: { kind: 'linear', drops: [], factor: 1, warmup: 0, steps: 50 },
    optimizer: { id: 'adam', momentum: 0, weightDecay: 0, clipNorm: 0.5 },
  } as const;
  const acting = pytorchScript(actingTicket('cartpole'), protocol);

  it('has the settings of its experiment, and what was measured', () => {
    expect(acting).not.toMatch(/\{\{|\}\}|undefined|NaN/);
    for (const line of [
      'ENVIRONMENT = "cartpole"',
      'ACTIONS = 2',
      'LIMIT = 500',
      'ENVIRONMENTS = 16',
      'HORIZON = 64',
      'EPOCHS = 8',
      'GAMMA = 0.99',
      'LAMBDA = 0.98',
      'CLIP = 0.2',
      'ENTROPY = 0',
      'REWARD_SCALE = 0.05',
      'STICKY = 0',
      'CLIP_NORM = 0.5',
      'SCHEDULE = {"kind": "linear", "drops": (), "factor": 1, "warmup": 0}',
      'EPISODES = {"validation": 16, "test": 64}',
      'TRIAL = 1',
      'TEST_AT_END = 312.5',
      'GREEDY_AT_END = 500',
    ])
      expect(acting.split('\n').map((text) => text.replace(/  # .*/, ''))).toContain(line);
  });

  it('imports PyTorch and the standard library alone: its environment is in it', () => {
    const modules = [...acting.matchAll(/^(?:import|from) ([a-z]+)/gm)].map(([, name]) => name);
    expect(new Set(modules)).toEqual(new Set(['argparse', 'json', 'math', 'os', 'struct', 'torch']));
    expect(acting).not.toContain('idx');
  });

  const worlds = [...environments.ids.map((id) => [id, 0] as const), ['breakout', 0.3] as const];
  it.runIf(hasPython)(
    'its random numbers and environments, with sticky actions or without, are those of the page',
    () => {
      const code = worlds.map(([id, probability]) => {
        // what stands above the network, and the network itself, need PyTorch; worlds and chance do not
        const text = pytorchScript(actingTicket(id), protocol).match(/^class CartPole:[^]*(?=^def inputs_of)/m)?.[0];
        return `
STICKY = ${probability}
${text}
world, chance = KNOWN["${id}"] if STICKY == 0 else Sticky(KNOWN["${id}"]), Stream(3, "test-start", 7)
state, seen = world.reset(chance.uniform), []
for at in range(60):
    state, reward, ended = world.step(state, math.floor(chance.uniform() * ${environments.get(id).actions}))
    seen.append([state, world.observe(state), reward, ended])
    if ended:
        state = world.reset(chance.uniform)
all.append(seen)`;
      });
      const { stdout, stderr } = python(`import json, math\nall = []\n${code.join('\n')}\nprint(json.dumps(all))`, '');
      expect(stderr).toBe('');
      const there: [number[], number[], number, boolean][][] = JSON.parse(stdout);
      worlds.forEach(([id, probability], which) => {
        const { actions, reset, step, observe, observation } = sticky(environments.get(id), probability);
        const { uniform } = stream(3, 'test-start', 7);
        // Acrobot is chaotic: what the last bits of a sine are grows over its steps
        const digits = id === 'acrobot' ? 9 : 12;
        let state = reset(uniform);
        for (const [after, seen, reward, ended] of there[which]) {
          const here = step(state, Math.floor(uniform() * actions));
          state = here.state;
          const into = new Float32Array(sizeOf(observation));
          observe(state, into, 0);
          after.forEach((value, at) => expect(value).toBeCloseTo(state[at], digits));
          seen.forEach((value, at) => expect(value).toBeCloseTo(into[at], 6));
          expect([id, reward, ended]).toEqual([id, here.reward, here.terminated]);
          if (ended) state = reset(uniform);
        }
      });
    },
  );

  it.runIf(hasPython)('is valid Python, which says where it lacks an environment', () => {
    const texts = environments.ids.map((id) => pytorchScript(actingTicket(id), protocol));
    const parse = 'import ast, json, sys\nfor text in json.load(sys.stdin): ast.parse(text)';
    expect(python(parse, JSON.stringify(texts))).toMatchObject({ status: 0, stderr: '' });
    expect(acting).toContain('but this script cannot act in {ENVIRONMENT}: it brings');
  });
});

const ticketLinkOf = (): string => script.match(/^LINK = "(.*)"$/m)?.[1] ?? '';
