import { expect, it } from 'vitest';
import { remainingByLevel } from '../../experiment/levels';
import { experimentOf, type PartialExperiment } from '../../experiment/preset';
import { networkToShow } from '../../store/selectors';
import { plannedBeside } from './planned';

const made = (settings: PartialExperiment) => experimentOf({ id: 'made', settings });
const experiment = made({ pruning: { rate: 0.5, outputRate: 0.25, rounds: 3 } });
const network = networkToShow(experiment);
const shown = { experiment, network, remaining: remainingByLevel(experiment, network.parameters) };

it('are the rounds of the settings, where the run on screen has others', () => {
  const { remaining } = shown;
  expect(plannedBeside(experiment, shown)).toBeNull();
  expect(plannedBeside(made({ pruning: { rate: 0.5, outputRate: 0.25, rounds: 5 } }), shown)).toHaveLength(6);
  const slower = plannedBeside(made({ pruning: { rate: 0.2, outputRate: 0.1, rounds: 3 } }), shown) ?? [];
  expect(slower.slice(1).every((left, at) => left > remaining[at + 1])).toBe(true);
  // what changes no round has no marks
  expect(plannedBeside({ ...experiment, training: { ...experiment.training, steps: 7 } }, shown)).toBeNull();
});

it('of another network have no place beside it', () => {
  const other = made({ network: { widths: [20, 20] }, pruning: { rate: 0.2, rounds: 3 } });
  expect(plannedBeside(other, shown)).toBeNull();
});
