/** Says that the texts of a language did not come. The page is in another one meanwhile. */
import { useSyncExternalStore } from 'react';
import { useTexts } from '../texts';
import { Missing } from '../fetched/missing';
import { missingLanguage, nameOfLanguage, showLanguage } from './texts';

export function LanguageNotice() {
  const { t } = useTexts();
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
