import { expect, it, vi } from 'vitest';
import { openLink } from './open-link';

it.each([
  '#v=1&pruning.rate=0.2',
  'v=1&pruning.rate=0.2&round=3',
  'https://lab.example/app/?embed#v=1&results=a4130835',
  'https://lab.example/app/#',
  'https://lab.example/app/%23v=1&amp;pruning.rate=0.2).',
])('%s is opened', (link) => {
  const open = vi.fn<(link: string) => void>();
  expect(openLink(link, open)).toEqual([]);
  expect(open.mock.calls).toEqual([[link]]);
});

it.each([
  ['#v=1&pruning.rate=7', ['pruning.rate is 7; allowed: 0.05 … 0.9.']],
  ['#v=1&pruning.rate=0.2&pruning.sped=3', ['pruning.sped is 3; allowed: known settings.']],
  ['#v=1&pruning.rounds=3&round=9', ['round is 9; allowed: 0 … 3.']],
  ['#v=1&results=nonsense', ['results is nonsense; allowed: 8 digits 0 … 9, a … f, after "2-" those of version 2.']],
  ['#v=1&data.set=moons&network.architecture=conv-2', ['network.architecture is conv-2; ']],
])('%s is refused as a whole, and nothing is changed', (link, problems) => {
  const open = vi.fn<(hash: string) => void>();
  const said = openLink(link, open);
  expect(said.map((text, at) => text.slice(0, problems[at]?.length))).toEqual(problems);
  expect(open).not.toHaveBeenCalled();
});
