/** For tests: milliseconds that this process has computed. What else the machine does is not in it. */
export function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
}
