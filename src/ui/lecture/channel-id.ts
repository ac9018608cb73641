const KEY = 'ticket-lab-presenter';

/** This tab's channel: the same after a reload, so that an open presenter's window goes on. */
export function channelId(): string {
  const fresh = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(36))
    .join('')
    .slice(0, 16);
  try {
    const kept = sessionStorage.getItem(KEY);
    if (kept !== null && /^[a-z0-9]{1,20}$/.test(kept)) return kept;
    sessionStorage.setItem(KEY, fresh);
  } catch {
    // storage forbidden: a reload opens another channel
  }
  return fresh;
}
