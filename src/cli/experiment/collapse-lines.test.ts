import { expect, test } from 'vitest';
import { readLink } from '../../experiment/link';
import { runOf, ticketOf } from '../../lottery/run-key';
import { emptyRecording, type Recording } from '../../recording/recording';
import { collapseLines } from './collapse-lines';

test('where weights come back, every round is named, and none is said to last', () => {
  const { experiment } = readLink('v=3&network.widths=8,8&pruning.rounds=6&chains=imp,synflow');
  const inRound = (round: number, trial = 0) => ({ id: runOf(trial, ticketOf(1), round) });
  const recording: Recording = {
    ...emptyRecording(experiment),
    data: { inputShape: [28, 28, 1], classNames: [...'0123456789'], filesHash: null },
    warnings: [
      { kind: 'layer-emptied', ...inRound(3), layer: 2 },
      { kind: 'network-cut', ...inRound(4) },
      { kind: 'layer-emptied', ...inRound(5), layer: 2 },
      { kind: 'network-cut', ...inRound(5, 1) },
    ],
  };
  expect(collapseLines(recording)).toEqual([
    'Collapsed: layer 2 has no weights left in round 3 (trial 1), in round 5 (trial 1): synflow. ' +
      'No path leads from the input to the output: every input gets the same answer.',
    'Collapsed: no path of weights leads from the input to the output in round 4 (trial 1), in round 5 (trial 2): synflow. ' +
      'Every layer has some left, but every input gets the same answer.',
  ]);
});
