import { useDeferredValue, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Content that is drawn after the press that asked for it has been answered, and gives way to keys. */
export function Later({ children }: { readonly children: ReactNode }) {
  const ready = useDeferredValue(true, false);
  return ready ? children : <Drawing />;
}

/** Seen only where drawing takes long enough to be waited for. */
function Drawing() {
  const { t } = useTranslation();
  return <p className="muted drawing">{t('inside.drawing')}</p>;
}
