/** A channel to other tabs of this page; null where the browser allows none (site data blocked, some frames). */
export function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
