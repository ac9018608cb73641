import { expect, test } from 'vitest';
import { readLink } from '../experiment/link';
import { collapsesOf } from './collapse';
import { emptyRecording, type Recording, type Warning } from '../recording/recording';
import { runOf, ticket, type Arm, controlOf, ticketOf } from '../lottery/run-key';

const recordingOf = (link: string, inputShape: readonly number[], warnings: readonly Warning[], v = 1): Recording => {
  const { experiment, notes } = readLink(`v=${v}&${link}`);
  expect(notes).toEqual([]);
  const classNames = Array.from({ length: 10 }, (_, at) => String(at));
  return { ...emptyRecording(experiment), data: { inputShape, classNames, filesHash: null }, warnings };
};
const emptied = (trial: number, round: number, layer: number, arm: Arm = ticket): Warning => ({
  kind: 'layer-emptied',
  id: runOf(trial, arm, round),
  layer,
});
const cut = (trial: number, round: number, arm: Arm = ticket): Warning => ({
  kind: 'network-cut',
  id: runOf(trial, arm, round),
});

const chain = 'network.widths=8,8&compare.arms=random-mask,reinitialized,reset-at-end,learning-rate-rewound';

test('a layer is named once per chain, with every arm, and the first round of every trial', () => {
  const recording = recordingOf(
    chain,
    [28, 28, 1],
    [
      emptied(0, 5, 2),
      cut(0, 5),
      emptied(1, 4, 2),
      cut(1, 4),
      emptied(1, 5, 2),
      cut(1, 5),
      emptied(2, 5, 2),
      cut(2, 5),
      emptied(0, 6, 3, ticketOf(1)),
      cut(0, 6, ticketOf(1)),
    ],
  );
  expect(collapsesOf(recording)).toMatchObject([
    {
      arms: [ticket, controlOf(0, 'reinitialized'), controlOf(0, 'random-mask')],
      layer: 2,
      isOutput: false,
      cuts: true,
      lasts: true,
      from: [
        { round: 4, trials: [1] },
        { round: 5, trials: [0, 2] },
      ],
    },
    {
      arms: [ticketOf(1), controlOf(1, 'reset-at-end')],
      layer: 3,
      isOutput: true,
      cuts: true,
      lasts: true,
      from: [{ round: 6, trials: [0] }],
    },
  ]);
});

test('a network may be cut with weights left in every layer: only where the places are the same', () => {
  const recording = recordingOf(chain, [28, 28, 1], [cut(0, 3), cut(0, 4), emptied(0, 4, 1)]);
  expect(collapsesOf(recording)).toMatchObject([
    {
      arms: [ticket, controlOf(0, 'reinitialized'), controlOf(0, 'random-mask')],
      layer: 1,
      isOutput: false,
      cuts: true,
      lasts: true,
      from: [{ round: 4, trials: [0] }],
    },
    {
      arms: [ticket, controlOf(0, 'reinitialized')],
      layer: null,
      isOutput: false,
      cuts: true,
      lasts: true,
      from: [{ round: 3, trials: [0] }],
    },
  ]);
});

test('where weights come back, it is told of every round, and lasts in none', () => {
  // SynFlow in many passes cuts every round from the full network
  const recording = recordingOf(
    'network.widths=8,8&pruning.rounds=6&chains=imp,synflow',
    [28, 28, 1],
    [
      emptied(0, 3, 2, ticketOf(1)),
      cut(0, 3, ticketOf(1)),
      cut(0, 4, ticketOf(1)),
      emptied(0, 5, 2, ticketOf(1)),
      cut(0, 5, ticketOf(1)),
      cut(1, 5, ticketOf(1)),
    ],
    3,
  );
  const also = { arms: [ticketOf(1)], isOutput: false, cuts: true, lasts: false };
  expect(collapsesOf(recording)).toMatchObject([
    {
      ...also,
      layer: 2,
      from: [
        { round: 3, trials: [0] },
        { round: 5, trials: [0] },
      ],
    },
    {
      ...also,
      layer: null,
      from: [
        { round: 4, trials: [0] },
        { round: 5, trials: [1] },
      ],
    },
  ]);
});

test('sizes are those of the chain itself, not the ticket’s', () => {
  const link = 'network.widths=none&pruning.outputRate=0.5&chains=imp,imp&chain.1.pruning.outputRate=0.75';
  const warnings = [ticket, ticketOf(1)].map((arm) => emptied(0, 1, 1, arm));
  const found = collapsesOf(recordingOf(link, [28, 28, 1], warnings, 2)); // 7,840 weights: 3,920 and 1,960 left
  expect(found.map(({ arms, from }) => [arms[0], from[0].left])).toEqual([
    [ticket, 0.5],
    [ticketOf(1), 0.25],
  ]);
});

test('a shortcut leads round an empty layer of a residual block, but not round the first one', () => {
  const link = 'data.set=textures&network.architecture=resnet-20&network.filters=4&compare.arms=none';
  const recording = recordingOf(link, [16, 16, 3], [emptied(0, 2, 5), emptied(0, 2, 1), cut(0, 2)]);
  expect(collapsesOf(recording).map(({ layer, cuts }) => [layer, cuts])).toEqual([
    [1, true],
    [5, false],
  ]);
});

test('what a diverged run says is no collapse', () => {
  const stopped: Warning = { kind: 'chain-stopped', id: runOf(0, ticket, 1) };
  expect(collapsesOf(recordingOf(chain, [28, 28, 1], [stopped]))).toEqual([]);
});

test('a control that draws its places is told of by itself, in every round, unless a layer is empty', () => {
  const shuffled = controlOf(0, 'random-mask');
  const recording = recordingOf(
    chain,
    [28, 28, 1],
    [cut(0, 2, shuffled), cut(1, 3, shuffled), cut(0, 4, shuffled), emptied(0, 4, 2), cut(0, 4)],
  );
  expect(collapsesOf(recording)).toMatchObject([
    {
      arms: [shuffled],
      layer: null,
      lasts: false,
      from: [
        { round: 2, trials: [0] },
        { round: 3, trials: [1] },
      ],
    },
    { arms: [ticket, controlOf(0, 'reinitialized'), shuffled], layer: 2, lasts: true, from: [{ round: 4 }] },
  ]);
});
