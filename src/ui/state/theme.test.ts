import { expect, it } from 'vitest';
import { THEMES } from '../../experiment/view-link';
import { coloursOf } from './theme';

const plain = { dark: false, contrast: false };

it('follows the system until a theme is chosen', () => {
  expect(coloursOf('auto', plain, false)).toBe('light');
  expect(coloursOf('auto', { dark: true, contrast: false }, false)).toBe('dark');
  expect(coloursOf('auto', { dark: false, contrast: true }, false)).toBe('contrast');
  expect(coloursOf('auto', { dark: true, contrast: true }, false)).toBe('contrast-dark');
  expect(coloursOf('light', { dark: true, contrast: true }, false)).toBe('light');
  expect(coloursOf('contrast', { dark: true, contrast: false }, false)).toBe('contrast-dark');
});

it('is for the projector in a lecture, unless another theme was chosen', () => {
  expect(coloursOf('auto', plain, true)).toBe('projector');
  expect(coloursOf('dark', plain, true)).toBe('dark');
  expect(THEMES).toContain('projector');
});
