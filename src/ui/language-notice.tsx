/** Says that the texts of a language did not come. The page is in another one meanwhile. */
import { useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Missing } from '../fetched/missing';
import { missingLanguage, nameOfLanguage, showLanguage } from './texts';

export function LanguageNotice() {
  const { t } = useTranslation();
  const missing = useSyncExternalStore(missingLanguage.follow, missingLanguage.get);
  if (!missing) return null;
  const { language, error } = missing;
  return (
    <Missing
      error={error}
      title={t('fetched.language', { language: nameOfLanguage(language) })}
      again={() => void showLanguage(language)}
      leave={missingLanguage.put}
    />
  );
}
