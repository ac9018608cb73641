/** This page's address with the experiment behind '#', without ?embed. */
export function pageLink(address: string, hash: string): string {
  const url = new URL(address);
  url.search = '';
  url.hash = hash;
  return url.href.replace(/#$/, '');
}
