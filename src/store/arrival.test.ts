import { expect, it } from 'vitest';
import { addressMeant } from './arrival';

const meant = (address: string): string | null => addressMeant(new URL(`https://lab.example${address}`));

it.each([
  ['/lab/%23v=1&pruning.rate=0.2', '/lab/#v=1&pruning.rate=0.2'],
  ['/lab/%23v=1&lesson=pruning/why', '/lab/#v=1&lesson=pruning/why'],
  ['/lab/%2523v=1', '/lab/#v=1'],
  ['/lab/?embed%23v=1', '/lab/?embed#v=1'],
  ['/lab/?%23v=1', '/lab/#v=1'],
  ['//evil.example/%23v=1', '/evil.example/#v=1'], // another site's address otherwise
  ['/lab/%23v=1?utm_source=news#xtor=1', '/lab/#v=1?utm_source=news#xtor=1'],
])('%s leads to %s', (address, there) => expect(meant(address)).toBe(there));

it('leaves every other address alone', () => {
  for (const address of ['/lab/', '/lab/?embed#v=1', '/lab/#%23v=1', '/lab/?parent=https://a.example'])
    expect(meant(address)).toBeNull();
});
