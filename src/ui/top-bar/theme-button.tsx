import { Monitor, Moon, Projector, Sun } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { useTranslation } from 'react-i18next';
import type { Theme } from '../../store/store';
import { useActions, useLab } from '../lab';
import { keepTheme } from '../theme';

const ORDER: readonly Theme[] = ['auto', 'light', 'dark', 'projector'];
const ICONS = { auto: Monitor, light: Sun, dark: Moon, projector: Projector } as const;

/** Goes through the themes; its name says which one is on. */
export function ThemeButton() {
  const { t } = useTranslation();
  const theme = useLab((state) => state.view.theme);
  const { setView } = useActions();
  const Icon = ICONS[theme];
  const next = ORDER[(ORDER.indexOf(theme) + 1) % ORDER.length];
  const label = t('theme.label', { theme: t(`theme.${theme}`), next: t(`theme.${next}`) });
  return (
    <Button
      className="pill-button icon-only"
      aria-label={label}
      onPress={() => {
        setView({ theme: next });
        keepTheme(next);
      }}
    >
      <Icon aria-hidden />
    </Button>
  );
}
