import i18next from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { armNames, ownSettings } from '../../experiment/arm-names';
import { armsOf, chainsOf } from '../../experiment/chains';
import { readLink } from '../../experiment/link';
import english from '../../ui/texts/en';
import { armName, ownText } from './arm-names';

const words = i18next.createInstance();
beforeAll(async () => {
  await words.init({ lng: 'en', resources: { en: { translation: english } }, interpolation: { escapeValue: false } });
});
const namesIn = (link: string): string[] => {
  const { experiment } = readLink(`v=2&${link}`);
  return armsOf(experiment).map((arm) => armName(words.t, armNames(experiment), arm));
};

test('a method alone is its name, whatever it has of its own; a second chain of it is what it has of its own', () => {
  expect(namesIn('chains=imp,fine-tuned*reinitialized&chain.1.pruning.rate=0.5')).toEqual([
    'Ticket',
    'Fine-tuned',
    'Fine-tuned · new weights',
  ]);
  const two = 'chains=imp*reinitialized,imp*random-mask&chain.1.pruning.rate=0.5&chain.1.pruning.rounds=2';
  expect(namesIn(two)).toEqual([
    'Ticket',
    'Reinitialized',
    'Ticket · Rate per round 50\u202f%',
    'Ticket · Rate per round 50\u202f% · random mask',
  ]);
});

test('as few settings as tell a chain from all others of its method', () => {
  const three =
    'chains=imp,imp,imp&chain.1.pruning.rate=0.5&chain.1.pruning.rounds=2&chain.2.pruning.rate=0.5&chain.2.pruning.rounds=3';
  expect(namesIn(three)).toEqual([
    'Ticket',
    'Ticket · Rate per round 50\u202f%, Rounds 2',
    'Ticket · Rate per round 50\u202f%, Rounds 3',
  ]);
  const { experiment } = readLink(`v=2&${three}`);
  expect(chainsOf(experiment).map((chain) => ownText(words.t, ownSettings(chain)))).toEqual([
    '',
    'Rate per round 50\u202f%, Rounds 2',
    'Rate per round 50\u202f%, Rounds 3',
  ]);
});

test('where a setting has a wording of its own for a name, that stands there', () => {
  const two = 'chains=imp,imp*untrained,synflow,synflow&chain.1.pruning.criterion=large-final-same-sign';
  expect(namesIn(`${two}&chain.3.pruning.scorePasses=1`)).toEqual([
    'Ticket',
    'Ticket · Magnitude, same sign',
    'SynFlow',
    'SynFlow · 1 pass',
    'Ticket · Magnitude, same sign · untrained',
  ]);
});
