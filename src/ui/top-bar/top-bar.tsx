import { Keyboard, Presentation, Share2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { useActions } from '../state/lab';
import { Logo } from '../kit/logo';
import { AppearanceMenu } from './appearance-menu';
import { EngineBadge } from './engine-badge';
import { ProgressView } from '../transport/progress';
import { Transport } from '../transport/transport';
import { useDensity } from './use-density';
import { PanelMenu } from '../panels/panel-menu';
import './top-bar.css';

/** @param children what opens lessons and library, which are no business of the bar */
export function TopBar({ children }: { readonly children: ReactNode }) {
  const { t } = useTexts();
  const { setView } = useActions();
  const bar = useDensity();
  return (
    <header ref={bar} className="top-bar">
      <h1 className="brand">
        <Logo />
        <span className="brand-name" translate="no">
          {t('app.name')}
        </span>
      </h1>
      <Transport />
      <ProgressView />
      <EngineBadge />
      <div className="top-buttons">
        {children}
        <Button className="pill-button" aria-label={t('top.lecture')} onPress={() => setView({ lecture: true })}>
          <Presentation aria-hidden /> <span className="wide-only">{t('top.lecture')}</span>
        </Button>
        <Button className="pill-button" aria-label={t('top.share')} onPress={() => setView({ shareOpen: true })}>
          <Share2 aria-hidden /> <span className="wide-only">{t('top.share')}</span>
        </Button>
        <PanelMenu className="pill-button icon-only" />
        <AppearanceMenu />
        <Button
          className="pill-button icon-only keys-button"
          aria-label={t('top.keys')}
          onPress={() => setView({ keysOpen: true })}
        >
          <Keyboard aria-hidden />
        </Button>
      </div>
    </header>
  );
}
