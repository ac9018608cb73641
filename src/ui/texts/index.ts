/** All texts on screen come from one catalogue per language: one JSON file in this folder. */
import { use } from 'i18next';
import { initReactI18next } from 'react-i18next';
import en from './en.json';

export async function initTexts(): Promise<void> {
  await use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
}
