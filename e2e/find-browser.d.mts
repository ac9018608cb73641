/** Path of a Chromium: CHROMIUM_PATH, else Playwright's own, else the system's; else undefined. */
export function findBrowser(): string | undefined;
