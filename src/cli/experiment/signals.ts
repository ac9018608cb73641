/** Signals that ask the process to end, and the numbers that shells add to 128. */
const NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

/**
 * Ends the process as those signals do, but not before something was said. What is in the state folder
 * is whole at any moment.
 */
export function endedBy(say: (name: string) => void): { letGo(): void } {
  const listeners = Object.entries(NUMBERS).map(([name, number]) => {
    const listener = (): void => {
      say(name);
      process.exit(128 + number);
    };
    process.once(name, listener);
    return { name, listener };
  });
  return { letGo: () => listeners.forEach(({ name, listener }) => process.removeListener(name, listener)) };
}
