/** Code that is fetched when it is needed, and asked for again where it did not come. */
import { addressOfFailed, named } from './not-fetched';

/**
 * @param load a dynamic import
 * @param pick what is wanted of it
 * @throws NotFetched when the file, or one that it needs, did not come; the next call asks again
 */
export async function fetchPart<Module, Part>(
  load: () => Promise<Module>,
  pick: (module: Module) => Part,
): Promise<Part> {
  try {
    await fetchStyles(styleOf.get(load));
    return pick(await load());
  } catch (error) {
    const address = addressOfFailed(error);
    if (address?.endsWith('.css')) styleOf.set(load, address);
    const part = await anew(error, pick);
    if (part === undefined) throw named(error);
    return part;
  }
}

/**
 * Asks once more, under another address: Firefox remembers a failed import by its address for as long
 * as the page lives. Undefined where that fails, too, or another file was missing that the wanted one needs.
 */
async function anew<Module, Part>(error: unknown, pick: (module: Module) => Part): Promise<Part | undefined> {
  const address = addressOfFailed(error);
  if (!address || !new URL(address).pathname.endsWith('.js')) return undefined;
  try {
    return pick(await import(/* @vite-ignore */ `${address}?again=${Math.round(performance.now())}`));
  } catch {
    return undefined;
  }
}

/** Style sheets that did not come. */
const missing = new Set<HTMLLinkElement>();
/** The one that a part could not be drawn without. */
const styleOf = new WeakMap<() => unknown, string>();

/** Notes style sheets that fail from now on: their bundler asks for each only once. */
export function watchStyles(): void {
  document.addEventListener(
    'error',
    ({ target }) => {
      if (target instanceof HTMLLinkElement && target.rel === 'stylesheet') missing.add(target);
    },
    true,
  );
}

/** @throws Error when the one that is needed still does not come */
async function fetchStyles(needed: string | undefined): Promise<void> {
  const came = await Promise.all([...missing].map(fetchStyle));
  if (came.includes(false) && [...missing].some(({ href }) => href === needed))
    throw new Error(`Unable to preload CSS for ${needed}`);
}

function fetchStyle(link: HTMLLinkElement): Promise<boolean> {
  missing.delete(link);
  const again = document.createElement('link');
  again.rel = 'stylesheet';
  again.crossOrigin = link.crossOrigin;
  again.href = link.href;
  const settled = new Promise<boolean>((resolve) => {
    again.addEventListener('load', () => resolve(true));
    again.addEventListener('error', () => resolve(false));
  });
  link.replaceWith(again);
  return settled;
}
