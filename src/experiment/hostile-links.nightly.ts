import { expect, it } from 'vitest';
import { checkHostileLinks } from './hostile-links-fixture';

it('100,000 hostile links: no exception, nothing over the limits, no silent change', () => {
  expect(() => checkHostileLinks(50_000, 2)).not.toThrow(); // of each kind
});
