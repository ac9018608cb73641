/** Which example to look at first: one that tells the networks apart. The hardest are often wrong for all of them. */
import type { HardSample, Opening } from './questions';

type Answered = Pick<HardSample, 'index' | 'label' | 'answers'>;

const answersOf = ({ answers }: Answered) => answers.filter((answer) => answer !== null);

const differ = (one: Answered): boolean => new Set(answersOf(one).map(({ answer }) => answer)).size > 1;
const someRight = (one: Answered): boolean => answersOf(one).some(({ answer }) => answer === one.label);
/** Of the answer that is given with the least of it, 0 … 1. */
const sureness = (one: Answered): number => Math.min(...answersOf(one).map(({ probability }) => probability));

/** @param hardest what is answered, the hardest first; null where no network was asked */
export function openingOf(hardest: readonly Answered[]): Opening | null {
  const differing = hardest.filter(differ);
  const telling = differing.find(someRight) ?? differing[0];
  if (telling) return { index: telling.index, why: 'differ', differing: differing.length };
  const [first, ...others] = hardest.filter((one) => answersOf(one).length > 0);
  if (!first) return null;
  const unsure = others.reduce((least, one) => (sureness(one) < sureness(least) ? one : least), first);
  return { index: unsure.index, why: 'unsure', differing: 0 };
}
