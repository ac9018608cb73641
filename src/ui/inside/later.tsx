import { useDeferredValue, type ReactNode } from 'react';

/** Content that is drawn after the press that asked for it has been answered, and gives way to keys. */
export function Later({ children }: { readonly children: ReactNode }) {
  const ready = useDeferredValue(true, false);
  return ready ? children : null;
}
