/** The language of the page's texts: on the page's root, and in its title. */
import { useEffect } from 'react';
import { useTexts } from '../../texts';

/** @returns the code of the language shown */
export function useLanguage(): string {
  const { t, i18n } = useTexts();
  const { language } = i18n;
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = t('people.title');
  }, [language, t]);
  return language;
}
