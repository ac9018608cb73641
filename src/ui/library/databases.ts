/** What this browser has kept before; no worker is started to find nothing. */
const KEPT = {
  /** training runs */
  steps: ['ticket-lab'],
  /** whole runs: the second may be there for the sake of a page that was left in a hurry */
  runs: ['ticket-lab-history', 'ticket-lab-left-behind'],
} as const;

export async function hasKept(what: keyof typeof KEPT): Promise<boolean> {
  const names: readonly string[] = KEPT[what];
  try {
    const found = await indexedDB.databases();
    return found.some(({ name }) => name !== undefined && names.includes(name));
  } catch {
    return false; // the browser lets the page keep nothing
  }
}
