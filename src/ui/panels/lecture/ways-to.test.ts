import { expect, it } from 'vitest';
import { waysTo } from './ways-to';

it('an address that nobody would type is only scanned', () => {
  expect(waysTo('https://example.org/ticket-lab/#v=3')).toBe('type');
  expect(waysTo(`https://example.org/ticket-lab/#v=3&data.set=moons&${'network.width=8'.repeat(12)}`)).toBe('scan');
});
