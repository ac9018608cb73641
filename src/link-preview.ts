/**
 * What chats show for a link to the page: title, description and picture, as tags of Open Graph and of
 * Twitter's cards. Many of them take the picture only at an absolute address, which a static site does
 * not know: VITE_SITE_URL says it at build time.
 */
import type { HtmlTagDescriptor, Plugin } from 'vite';

const PICTURE = { path: 'preview.png', width: 1200, height: 630 } as const;
const ALTERNATIVE = 'The name Ticket Lab beside sixteen handwritten digits';

/** @param site address of the page; undefined: not known */
export const linkPreview = (site: string | undefined): Plugin => ({
  name: 'link-preview',
  transformIndexHtml(html, { bundle, path }) {
    if (!bundle && path !== '/index.html') return undefined; // another page: that of browser tests
    return previewTags(html, site);
  },
});

/** @throws Error when the address is none, or the page has no title or description */
export function previewTags(html: string, site: string | undefined): HtmlTagDescriptor[] {
  const title = plain(/<title>([^<]*)<\/title>/.exec(html)?.[1]);
  const description = plain(/<meta\s+name="description"\s+content="([^"]*)"/.exec(html)?.[1]);
  if (!title || !description) throw new Error('index.html: title or description is missing.');
  const address = site === undefined || site === '' ? null : addressOf(site);
  const picture = address === null ? `./${PICTURE.path}` : new URL(PICTURE.path, address).href;
  const openGraph = {
    type: 'website',
    site_name: title.split(' · ')[0],
    title,
    description,
    ...(address === null ? {} : { url: address.href }),
    image: picture,
    'image:type': 'image/png',
    'image:width': String(PICTURE.width),
    'image:height': String(PICTURE.height),
    'image:alt': ALTERNATIVE,
  };
  const twitter = { card: 'summary_large_image', title, description, image: picture, 'image:alt': ALTERNATIVE };
  return [...tagsOf('property', 'og', openGraph), ...tagsOf('name', 'twitter', twitter)];
}

const tagsOf = (
  attribute: 'property' | 'name',
  prefix: string,
  entries: Readonly<Record<string, string>>,
): HtmlTagDescriptor[] =>
  Object.entries(entries).map(([key, content]) => ({
    tag: 'meta',
    attrs: { [attribute]: `${prefix}:${key}`, content },
    injectTo: 'head',
  }));

/** Vite escapes what it writes. */
const plain = (text = ''): string => text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&');

function addressOf(site: string): URL {
  const address = URL.canParse(site) ? new URL(site) : null;
  if (!address || !/^https?:$/.test(address.protocol)) {
    throw new Error(`VITE_SITE_URL is "${site}"; allowed is the address of the page, https://lab.example/app/.`);
  }
  if (!address.pathname.endsWith('/')) address.pathname += '/';
  address.search = '';
  address.hash = '';
  return address;
}
