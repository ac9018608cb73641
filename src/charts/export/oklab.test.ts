import { expect, it } from 'vitest';
import { rgbOfOklab } from './oklab';

// CSS Color 4, § 9.2 and its sample code: sRGB red, green and blue in oklab
it('names colours of oklab as programs know them', () => {
  expect(rgbOfOklab('oklab(0.62796 0.22486 0.12585)')).toBe('rgb(255, 0, 0)');
  expect(rgbOfOklab('oklab(0.51975 -0.1403 0.10768)')).toBe('rgb(0, 128, 0)');
  expect(rgbOfOklab('oklab(1 0 0)')).toBe('rgb(255, 255, 255)');
  expect(rgbOfOklab('oklab(0 0 0 / 0.5)')).toBe('rgba(0, 0, 0, 0.5)');
  expect(rgbOfOklab('rgb(1, 2, 3)')).toBeNull();
});
