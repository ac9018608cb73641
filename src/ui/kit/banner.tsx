import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import './banner.css';

const ICONS = { note: Info, warning: TriangleAlert, error: CircleAlert } as const;

interface Props {
  readonly tone: keyof typeof ICONS;
  readonly children: ReactNode;
  readonly dismiss?: () => void;
}

export function Banner({ tone, children, dismiss }: Props) {
  const { t } = useTexts();
  const Icon = ICONS[tone];
  return (
    <div className={`banner ${tone}`} role={tone === 'error' ? 'alert' : 'status'}>
      <Icon aria-hidden />
      <div className="banner-body">{children}</div>
      {dismiss && (
        <Button className="icon-button" aria-label={t('banners.dismiss')} onPress={dismiss}>
          <X aria-hidden />
        </Button>
      )}
    </div>
  );
}
