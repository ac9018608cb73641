/** A list that this browser keeps, where it allows that. */
export function keptList(key: string): readonly unknown[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    return []; // storage forbidden, or not ours
  }
}

export function keepList(key: string, list: readonly string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(list));
  } catch {
    // kept for this visit
  }
}
