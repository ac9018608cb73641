import { Keyboard, Presentation, Share2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTexts } from '../../texts';
import { useActions } from '../state/lab';
import { Logo } from '../kit/logo';
import { useMedia } from '../kit/use-media';
import { AppearanceMenu } from './appearance-menu';
import { BarMenu } from './bar-menu';
import { EngineBadge } from './engine-badge';
import { ProgressView } from '../transport/progress';
import { Transport } from '../transport/transport';
import { useDensity } from './use-density';
import { PanelMenu } from '../panels/panel-menu';
import './top-bar.css';

/** Where not even icons have room; fingers need more of it. */
const NARROW = '(max-width: 63.9em), (pointer: coarse) and (max-width: 73.7em)';

/** @param children what opens lessons and library, which are no business of the bar */
export function TopBar({ children }: { readonly children: ReactNode }) {
  const { t } = useTexts();
  const narrow = useMedia(NARROW);
  const bar = useDensity(narrow);
  return (
    <header ref={bar} className="top-bar">
      <h1 className="brand">
        <Logo />
        <span translate="no">{t('app.name')}</span>
      </h1>
      <Transport />
      <ProgressView />
      {narrow ? (
        <BarMenu>
          <TopButtons>{children}</TopButtons>
          <EngineBadge />
        </BarMenu>
      ) : (
        <>
          <EngineBadge />
          <div className="top-buttons">
            <TopButtons>{children}</TopButtons>
          </div>
        </>
      )}
    </header>
  );
}

function TopButtons({ children }: { readonly children: ReactNode }) {
  const { t } = useTexts();
  const { setView } = useActions();
  return (
    <>
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
        <Keyboard aria-hidden /> <span className="menu-only">{t('top.keys')}</span>
      </Button>
    </>
  );
}
