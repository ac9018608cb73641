/** Where a link leads whose # was encoded on its way: `/lab/%23v=1`, `/lab/?embed%23v=1`. */

const SIGN = /%(?:25)*23/;

/** The address that was meant; null where this one is it. */
export function addressMeant({
  pathname,
  search,
  hash,
}: Pick<Location, 'pathname' | 'search' | 'hash'>): string | null {
  const address = pathname + search;
  const sign = SIGN.exec(address);
  if (!sign) return null;
  // a path that begins with // would name another site
  const before = address.slice(0, sign.index).replace(/\?$/, '').replace(/^\/+/, '/');
  return `${before}#${address.slice(sign.index + sign[0].length)}${hash}`;
}
