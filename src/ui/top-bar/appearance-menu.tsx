/** Theme and language of the page. */
import { Contrast, Monitor, Moon, Projector, Sun } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Header, Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu';
import { Popover } from 'react-aria-components/Popover';
import { useTexts } from '../../texts';
import { THEMES } from '../../experiment/view-link';
import type { Theme } from '../../store/store';
import { useActions, useLab } from '../state/lab';
import { keepLanguage, LANGUAGES, nameOfLanguage, showLanguage } from '../texts';
import { keepTheme } from '../state/theme';

const ICONS = { auto: Monitor, light: Sun, dark: Moon, projector: Projector, contrast: Contrast } as const;

export function AppearanceMenu() {
  const { t, i18n } = useTexts();
  const theme = useLab((state) => state.view.theme);
  const { setView } = useActions();
  const Icon = ICONS[theme];
  const choose = (language: string): void => {
    keepLanguage(language);
    void showLanguage(language);
  };
  return (
    <MenuTrigger>
      <Button
        className="pill-button appearance-button"
        aria-label={t('people.appearance', {
          theme: t(`people.themes.${theme}`),
          language: nameOfLanguage(i18n.language),
          code: i18n.language.toUpperCase(),
        })}
      >
        <Icon aria-hidden />{' '}
        <span className="wide-only bar-only" aria-hidden>
          {i18n.language.toUpperCase()}
        </span>
        <span className="menu-only">{t('people.appearanceMenu')}</span>
      </Button>
      <Popover className="popover choice-list" placement="bottom end">
        <Menu aria-label={t('people.appearanceMenu')}>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[theme]}
            onSelectionChange={(keys) => {
              const chosen = THEMES.find((id) => keys !== 'all' && keys.has(id));
              if (!chosen) return;
              setView({ theme: chosen });
              keepTheme(chosen);
            }}
          >
            <Header>{t('people.theme')}</Header>
            {THEMES.map((id) => (
              <ThemeItem key={id} id={id} text={t(`people.themes.${id}`)} />
            ))}
          </MenuSection>
          <MenuSection
            selectionMode="single"
            disallowEmptySelection
            selectedKeys={[i18n.language]}
            onSelectionChange={(keys) => {
              const chosen = LANGUAGES.find((id) => keys !== 'all' && keys.has(id));
              if (chosen) choose(chosen);
            }}
          >
            <Header>{t('people.language')}</Header>
            {LANGUAGES.map((id) => (
              <MenuItem key={id} id={id} textValue={nameOfLanguage(id)}>
                <span lang={id}>{nameOfLanguage(id)}</span>
              </MenuItem>
            ))}
          </MenuSection>
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

function ThemeItem({ id, text }: { readonly id: Theme; readonly text: string }) {
  const Icon = ICONS[id];
  return (
    <MenuItem id={id} textValue={text}>
      <Icon aria-hidden /> {text}
    </MenuItem>
  );
}
