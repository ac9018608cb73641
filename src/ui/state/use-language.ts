/** The language of the page's texts: on the page's root, and in its title. */
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** @returns the code of the language shown */
export function useLanguage(): string {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = t('people.title');
  }, [language, t]);
  return language;
}
