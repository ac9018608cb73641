import { useState, type RefObject } from 'react';

type Copied = 'yes' | 'by-hand' | null;

/** Copies the text of a field; where the browser does not let a page copy, the text is selected. */
export function useCopy(field: RefObject<HTMLInputElement | HTMLTextAreaElement | null>) {
  const [copied, setCopied] = useState<{ readonly text: string; readonly how: Copied } | null>(null);
  const copy = async (text: string): Promise<void> => {
    field.current?.select();
    try {
      // absent on plain http from another machine
      await navigator.clipboard.writeText(text);
      setCopied({ text, how: 'yes' });
    } catch {
      setCopied({ text, how: 'by-hand' });
    }
  };
  return { copied, copy } as const;
}
