import { expect, it } from 'vitest';
import { fetchPart } from './fetch-part';
import { NotFetched } from './not-fetched';

const failing = (message: string) => () => Promise.reject<{ Part: string }>(new TypeError(message));
const pick = ({ Part }: { readonly Part: string }): string => Part;

it('gives the part that is asked for', async () => {
  expect(await fetchPart(() => Promise.resolve({ Part: 'x' }), pick)).toBe('x');
});

it('names the file that did not come, script or style sheet', async () => {
  await expect(
    fetchPart(failing(`Failed to fetch dynamically imported module: https://lab.example/a-12345678.js`), pick),
  ).rejects.toThrow(new NotFetched('a-12345678.js'));
  await expect(
    fetchPart(failing(`Unable to preload CSS for https://lab.example/a-12345678.css`), pick),
  ).rejects.toThrow('a-12345678.css could not be fetched.');
});

it('leaves an error in the part itself as it is', async () => {
  await expect(fetchPart(failing('x is not a function'), pick)).rejects.toThrow('x is not a function');
});
