/** Facts about what finding a ticket costs, and when it pays. */
import { savingsOf } from '../../../analyses/savings';
import { stepOf } from '../../../experiment/step';
import { integer, percent, times } from '../../kit/format';
import type { Scene } from '../scene';
import { roundOf, type Fact, type RoundChoice } from './fact';
import { ticket } from '../../../lottery/run-key';

interface Search {
  readonly round: number;
  /** training runs one after the other, the ticket's own included */
  readonly runs: number;
  /** arithmetic of all of them / that of training the full network once */
  readonly ratio: number;
  /** multiply-adds of an answer: full network, ticket */
  readonly full: number;
  readonly ticket: number;
  /** multiply-adds of all training after the full network's, for one trial */
  readonly extra: number;
}

/** Forward, gradient of the weights, gradient of the inputs: each about as much as one answer. */
const PASSES = 3;

/** The search up to a round; iterative pruning trains every network on the way. */
function searchOf(scene: Scene, choice: RoundChoice): Search | null {
  const { recording, network, experiment } = scene;
  const round = roundOf(scene, choice);
  if (!recording || round === null || experiment.pruning.schedule !== 'iterative') return null;
  const way = savingsOf(recording, network).filter((savings) => savings.round <= round);
  if (way.length < round) return null;
  const full = way[0].full.multiplyAdds;
  const after = way.reduce((sum, savings) => sum + savings.ticket.multiplyAdds, 0);
  const { examples, passes } = stepOf(experiment);
  return {
    round,
    runs: round + 1,
    ratio: (full + after) / full,
    full,
    ticket: way[round - 1].ticket.multiplyAdds,
    extra: after * experiment.training.steps * examples * passes * PASSES,
  };
}

/** What it took to find the ticket. */
export const searchCost =
  (choice: RoundChoice): Fact =>
  (scene) => {
    const search = searchOf(scene, choice);
    if (!search) return null;
    return {
      key: 'lessons.facts.searchCost',
      values: { left: percent(scene.remaining[search.round]), count: search.runs, ratio: times(search.ratio) },
      arm: ticket,
    };
  };

/** Answers after which the arithmetic saved exceeds what the search cost. */
export const breakEven =
  (choice: RoundChoice): Fact =>
  (scene) => {
    const search = searchOf(scene, choice);
    if (!search || search.ticket >= search.full) return null;
    const answers = search.extra / (search.full - search.ticket);
    return {
      key: 'lessons.facts.breakEven',
      values: {
        left: percent(scene.remaining[search.round]),
        // two digits: more would promise what such an estimate cannot hold
        count: integer(Number(answers.toPrecision(2))),
      },
      arm: ticket,
    };
  };
