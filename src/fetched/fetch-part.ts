/** Code that is fetched when it is needed, and asked for again where it did not come. */
import { addressOfFailed, named } from './not-fetched';

/**
 * @param load a dynamic import
 * @param pick what is wanted of it
 * @throws NotFetched when the file, or one that it needs, did not come; the next call asks again
 */
export async function fetchPart<Module, Part>(load: () => Promise<Module>, pick: (module: Module) => Part): Promise<Part> {
  try {
    await fetchStyles();
    return pick(await load());
  } catch (error) {
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

async function fetchStyles(): Promise<void> {
  await Promise.all(
    [...missing].map(
      (link) =>
        new Promise<void>((resolve, reject) => {
          missing.delete(link);
          const again = document.createElement('link');
          again.rel = 'stylesheet';
          again.crossOrigin = link.crossOrigin;
          again.href = link.href;
          again.addEventListener('load', () => resolve());
          again.addEventListener('error', () => reject(new Error(`Unable to preload CSS for ${link.href}`)));
          link.replaceWith(again);
        }),
    ),
  );
}
