import { describe, expect, it } from 'vitest';
import { addressOfFailed, named, NotFetched } from './not-fetched';

const ADDRESS = 'https://lab.example/ticket-lab/assets/share-dialog-CiV43xQG.js';

describe('a file that did not come', () => {
  // as Chromium 156, Firefox 153, WebKitGTK 2.52 and Vite 8 say it
  it.each([
    [`Failed to fetch dynamically imported module: ${ADDRESS}`, ADDRESS],
    [`Uncaught TypeError: Failed to fetch dynamically imported module: ${ADDRESS}`, ADDRESS],
    [`error loading dynamically imported module: ${ADDRESS}`, ADDRESS],
    [`Unable to preload CSS for ${ADDRESS.replace('.js', '.css')}`, ADDRESS.replace('.js', '.css')],
    ['Importing a module script failed.', ''],
  ])('is recognized in “%s”', (message, address) => {
    expect(addressOfFailed(new TypeError(message))).toBe(address);
  });

  it('is named', () => {
    const error = named(new TypeError(`error loading dynamically imported module: ${ADDRESS}`));
    expect(error).toBeInstanceOf(NotFetched);
    expect(error).toMatchObject({ message: 'share-dialog-CiV43xQG.js could not be fetched.' });
    expect(named(new TypeError('Importing a module script failed.'))).toMatchObject({
      message: 'A file of this page could not be fetched.',
    });
  });

  it('is no other error', () => {
    for (const error of [new Error('x is not a function'), new TypeError('Failed to fetch'), 'text', undefined]) {
      expect(named(error)).toBe(error);
    }
  });
});
