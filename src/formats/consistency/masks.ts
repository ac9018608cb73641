/** What the masks of a recording must agree about: with the network, and with what pruning leaves. */
import type { Sentence } from '../../problem';
import { said } from './problems';
import { armNames, type ArmNames } from '../../experiment/arm-names';
import { ticketOf } from '../../lottery/run-key';
import { sizeOf, type ParameterSpec } from '../../lottery/parameters';
import { chainsOf, experimentOfChain, findsCounts, isNested, trainsMasks } from '../../experiment/chains';
import { budgetsOfChain, levelsOf } from '../../experiment/levels';
import type { Experiment } from '../../experiment/schema';
import type { MaskRecord, Recording } from '../../recording/recording';
import { tellsMasks } from '../../recording/told-masks';
import { firstOf, type About, type Check, type MaskOutline } from './check';

const ofMasks = (
  { nameOf }: ArmNames,
  { trial, chain }: Pick<MaskOutline, 'trial' | 'chain'>,
  reason: Sentence,
): Sentence => said('of-masks', { trial: trial + 1, chain: nameOf(ticketOf(chain)), reason });

const ofEachMask = (
  name: string,
  find: (mask: MaskOutline, about: About, specs: readonly ParameterSpec[]) => Sentence | null,
): Check => ({
  name,
  find: (about) =>
    firstOf(about.recording.masks, (mask) => {
      const reason = about.network && find(mask, about, about.network.parameters);
      return reason && ofMasks(about.names, mask, reason);
    }),
});

/** Weights left in every parameter before anything is pruned. */
const sizesOf = (specs: readonly ParameterSpec[]): number[] => specs.map(({ shape }) => sizeOf(shape));

/** Where only the last masks are known, as in a ticket of one round, nothing is pruned before them. */
function isToldAtEndOnly({ remaining }: MaskOutline, sizes: readonly number[]): boolean {
  return remaining.slice(0, -1).every((counts) => counts.every((count, index) => count === sizes[index]));
}

export const maskChecks: readonly Check[] = [
  ofEachMask('masks are of a trial of the experiment, once', ({ trial, chain, remaining }, { recording }) => {
    const { trials } = recording.experiment.chance;
    const rounds = levelsOf(recording.experiment, chain);
    if (trial >= trials) return said('trials', { trials });
    if (remaining.length < 1 || remaining.length > rounds + 1)
      return said('mask-rounds', { rounds: remaining.length, most: rounds + 1 });
    return recording.masks.filter((other) => other.trial === trial && other.chain === chain).length > 1
      ? said('masks-twice')
      : null;
  }),
  ofEachMask('masks have the shapes of the network', ({ remaining, prunedIn }, _about, specs) => {
    const sizes = sizesOf(specs);
    for (const [round, counts] of remaining.entries()) {
      if (counts.length !== sizes.length)
        return said('mask-counts', { round, parameters: counts.length, wanted: sizes.length });
    }
    if (prunedIn.length !== sizes.length)
      return said('mask-parameters', { parameters: prunedIn.length, wanted: sizes.length });
    const isKnown = prunedIn.some((bytes) => bytes !== null); // before the first round they are not
    for (const [index, bytes] of prunedIn.entries()) {
      const wanted = isKnown && specs[index].prunable ? sizes[index] : null;
      if ((bytes?.length ?? null) !== wanted)
        return said('mask-weights', {
          parameter: index + 1,
          weights: bytes?.length ?? 'no',
          wanted: wanted ?? said('no-mask'),
        });
    }
    return null;
  }),
  ofEachMask('counts are those that pruning leaves', (mask, { recording }, specs) => {
    const { remaining } = mask;
    const sizes = sizesOf(specs);
    const { experiment } = recording;
    const chain = chainsOf(experiment)[mask.chain];
    const budgets = budgetsOfChain(experimentOfChain(experiment, chain), specs, chain.method);
    const from = isToldAtEndOnly(mask, sizes) ? remaining.length - 1 : 0;
    const nested = isNested(experiment, mask.chain);
    for (const [round, counts] of remaining.entries()) {
      for (const [index, count] of counts.entries()) {
        const most = specs[index].prunable && round > 0 && nested ? remaining[round - 1][index] : sizes[index];
        const least = specs[index].prunable && round > 0 ? 0 : sizes[index];
        const allowed = least === most ? String(most) : `${least} … ${most}`;
        if (count < least || count > most) return said('left-allowed', { count, parameter: index + 1, round, allowed });
      }
      if (round < from || findsCounts(experiment, mask.chain)) continue;
      for (const { parameters, kept } of budgets[round - 1] ?? []) {
        const left = parameters.reduce((sum, index) => sum + counts[index], 0);
        const named = parameters.map((index) => index + 1).join(', ');
        if (left !== kept) return said('left-by-pruning', { count: left, parameter: named, round, kept });
      }
    }
    return null;
  }),
  {
    name: 'a pruned network was trained under masks that are there',
    find: ({ recording, names }) =>
      firstOf(recording.runs, ({ id: { trial, level: round, chain, control } }) => {
        if (chain === null || control !== null) return null;
        const mask = recording.masks.find((other) => other.trial === trial && other.chain === chain);
        if (mask && round < mask.remaining.length) return null;
        // masks that such a run trains are told when it is over, and those of earlier levels
        if (trainsMasks(chainsOf(recording.experiment)[chain]) || findsCounts(recording.experiment, chain)) return null;
        return ofMasks(
          names,
          { trial, chain },
          mask
            ? said('masks-end', { last: mask.remaining.length - 1, trained: round })
            : said('masks-missing', { trained: round }),
        );
      }),
  },
];

/** What only the unpacked masks tell: do they leave as many weights as they count? */
export function maskBytesContradiction({
  experiment,
  masks,
}: Pick<Recording, 'experiment' | 'masks'>): Sentence | null {
  const names = armNames(experiment);
  return firstOf(masks, (mask) => {
    const reason = miscounted(experiment, mask);
    return reason && ofMasks(names, mask, reason);
  });
}

function miscounted(experiment: Experiment, mask: MaskRecord): Sentence | null {
  const { remaining, prunedIn } = mask;
  for (const [index, bytes] of prunedIn.entries()) {
    if (!bytes) continue;
    const lost = new Uint32Array(256); // weights by the round in which they were pruned
    // a plain loop: several times faster, for masks of millions
    for (let at = 0; at < bytes.length; at += 1) lost[bytes[at]] += 1;
    let left = bytes.length;
    for (const [round, counts] of remaining.entries()) {
      if (round > 0) left -= lost[round];
      if (left !== counts[index] && tellsMasks(experiment, mask, round))
        return said('left-miscounted', { parameter: index + 1, left, round, count: counts[index] });
    }
    const last = lost.findLastIndex((count) => count > 0);
    if (last >= remaining.length)
      return said('pruned-beyond', { parameter: index + 1, round: last, rounds: remaining.length - 1 });
  }
  return null;
}
