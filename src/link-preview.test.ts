import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { previewTags } from './link-preview';

const page = readFileSync('index.html', 'utf8');
const tags = (site?: string): Record<string, unknown> =>
  Object.fromEntries(previewTags(page, site).map(({ attrs = {} }) => [attrs.property ?? attrs.name, attrs.content]));

describe('the preview of links to the page', () => {
  it('has what index.html says, and a picture of the stated size below 300 kB', () => {
    const found = tags();
    expect(found).toMatchObject({
      'og:type': 'website',
      'og:site_name': 'Ticket Lab',
      'og:title': 'Ticket Lab · winning lottery tickets in neural networks',
      'og:image': './preview.png',
      'og:image:width': '1200',
      'og:image:height': '630',
      'twitter:card': 'summary_large_image',
      'twitter:image': './preview.png',
    });
    expect(found['og:description']).toMatch(/^Train a neural network in this page, prune it, .*error bars\.$/);
    expect(found['twitter:description']).toBe(found['og:description']);
    expect(found['og:url']).toBeUndefined();
    const picture = readFileSync('public/preview.png');
    expect(picture.length).toBeLessThan(300_000);
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([1200, 630]);
  });

  it.each([
    ['https://somebody.github.io/ticket-lab/', 'https://somebody.github.io/ticket-lab/'],
    ['https://somebody.github.io/ticket-lab', 'https://somebody.github.io/ticket-lab/'],
    ['http://lab.example?x#v=1', 'http://lab.example/'],
  ])('has absolute addresses at %s', (site, address) => {
    expect(tags(site)).toMatchObject({
      'og:url': address,
      'og:image': `${address}preview.png`,
      'twitter:image': `${address}preview.png`,
    });
  });

  it.each(['lab.example', 'javascript:alert(1)', 'file:///tmp/'])('refuses %s as an address', (site) => {
    expect(() => tags(site)).toThrow(`VITE_SITE_URL is "${site}"; allowed is`);
  });
});
