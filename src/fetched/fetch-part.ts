/** Code that is fetched when it is needed, and asked for again where it did not come. */
import { addressOfFailed, named } from './not-fetched';

/** Files that failed once. */
const failed = new Set<string>();

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
    const address = addressOfFailed(error);
    if (address && failed.has(address)) {
      const part = pick(await anew<Module>(address, error));
      if (part !== undefined) return part; // else it was a file that the wanted one needs
    }
    if (address) failed.add(address);
    throw named(error);
  }
}

/** Firefox remembers a failed import by its address for as long as the page lives. */
async function anew<Module>(address: string, error: unknown): Promise<Module> {
  const again = new URL(address);
  again.searchParams.set('again', String(performance.now()));
  try {
    return await import(/* @vite-ignore */ again.href);
  } catch {
    throw named(error);
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
