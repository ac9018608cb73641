/** Facts about networks that act. */
import { judge } from '../../../lottery/guessing';
import { armOf, type Arm } from '../../../lottery/run-key';
import { summarize } from '../../../lottery/statistics';
import { percent, score } from '../../kit/format';
import { roundOf, type Fact, type RoundChoice } from './fact';

/** Mean test return of an arm at its early stop, beside the most that an episode can give. */
export const earns =
  (arm: Arm, choice: RoundChoice): Fact =>
  (scene) => {
    const { results, standard, remaining } = scene;
    const round = roundOf(scene, choice);
    if (round === null || standard.ideal === null) return null;
    const returns = judge(results)
      .counting.filter((result) => armOf(result) === arm && result.level === round)
      .map((result) => result.testAtStop);
    if (returns.length === 0) return null;
    return {
      key: 'lessons.facts.earns',
      values: {
        left: percent(remaining[round]),
        score: score(standard.judge, summarize(returns).mean),
        ideal: score(standard.judge, standard.ideal),
        count: returns.length,
      },
      arm,
    };
  };
