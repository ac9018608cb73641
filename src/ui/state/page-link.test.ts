import { expect, it } from 'vitest';
import { pageLink } from './page-link';

it('keeps the sub-path, drops ?embed, and ends without # for the default experiment', () => {
  const address = 'https://example.org/lab/?embed#v=1&pruning.rate=0.5';
  expect(pageLink(address, '')).toBe('https://example.org/lab/');
  expect(pageLink(address, 'v=1&pruning.rate=0.2')).toBe('https://example.org/lab/#v=1&pruning.rate=0.2');
});
