import { useDeferredValue, type ReactNode } from 'react';
import { useTexts } from '../../../texts';

/** Content that is drawn after the press that asked for it has been answered, and gives way to keys. */
export function Later({ children }: { readonly children: ReactNode }) {
  const ready = useDeferredValue(true, false);
  return ready ? children : <Drawing />;
}

/** Seen only where drawing takes long enough to be waited for. */
function Drawing() {
  const { t } = useTexts();
  return <p className="muted drawing">{t('inside.drawing')}</p>;
}
