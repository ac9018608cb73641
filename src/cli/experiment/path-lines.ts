import { instabilitiesOf } from '../../recording/instabilities';
import { armNames } from '../../experiment/arm-names';
import { isStable, stableFrom, sweepOf, type Instability } from '../../lottery/instability';
import type { Metric } from '../../lottery/metric';
import { STABLE_BELOW } from '../../lottery/path';
import type { Recording } from '../../recording/recording';
import { judge as judgeTrials } from '../../lottery/guessing';
import { resultsOf, standardOf } from '../../recording/results';

/** Barriers on the paths between networks, a line for each pair; nothing where none was measured. */
export function pathLines(recording: Recording): string[] {
  const { judge } = standardOf(recording);
  const out = leftOut(recording);
  const all = instabilitiesOf(recording, judge, out);
  if (all.length === 0) return [];
  const { nameOf } = armNames(recording.experiment);
  const losses = instabilitiesOf(recording, { id: 'loss', better: 'lower' }, out);
  const lines = all.map((one) => {
    const loss = losses.find((other) => isSamePair(one, other));
    const who = one.start === 'another' ? 'another start' : `k = ${one.step}`;
    const level = one.level > 0 ? `, round ${one.level}` : '';
    const { n } = one.height;
    const says = judge.unit === 'fraction' ? (isStable(judge, one) ? ', stable' : ', not stable') : '';
    const ofLoss = loss ? `; loss ${loss.height.mean.toFixed(4)}` : '';
    return (
      `  ${nameOf(one.arm)}${level}, ${who}: barrier ${spanText(judge, one.height)}, ` +
      `hill ${spanText(judge, one.hill)}${ofLoss} (n = ${n}${says})`
    );
  });
  const from = stableFrom(judge, sweepOf(all), recording.experiment.connectivity.steps);
  return [
    `Paths between networks, by test ${judge.id}: barrier above the mean of both ends, hill above the line between them.`,
    ...lines,
    ...(from === null ? [] : [`  Copies stay connected from step ${from} on: below ${STABLE_BELOW * 100} points.`]),
  ];
}

/** The same as numbers, per trial. */
export function pathRows(recording: Recording): readonly Readonly<Record<string, string | number>>[] {
  const { nameOf } = armNames(recording.experiment);
  return instabilitiesOf(recording, standardOf(recording).judge, leftOut(recording)).flatMap(
    ({ arm, level, step, start, curves }) =>
      curves.map(({ trial, height, hill }) => ({ trial, round: level, arm: nameOf(arm), step, start, height, hill })),
  );
}

const leftOut = (recording: Recording): readonly number[] => judgeTrials(resultsOf(recording)).leftOut;

const isSamePair = (a: Instability, b: Instability): boolean =>
  a.arm === b.arm && a.level === b.level && a.step === b.step && a.start === b.start;

/** "15.8 points (12.9–23.6)" */
function spanText({ unit }: Metric, { mean, min, max, n }: Instability['height']): string {
  const [scale, digits, name] = unit === 'fraction' ? [100, 2, ' points'] : [1, 4, ''];
  const text = (value: number): string => (value * scale).toFixed(digits);
  return `${text(mean)}${name}${n > 1 ? ` (${text(min)}–${text(max)})` : ''}`;
}
