// Sets i18next up: English is in the first load, Russian is loaded when it is asked for.
import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en/en.ts';

export type Language = 'en' | 'ru';

export const LANGUAGES: readonly { readonly code: Language; readonly name: string }[] = [
  { code: 'en', name: 'English' },
  { code: 'ru', name: 'Русский' },
];

/** The first of the browser's languages that we have, else English. */
export function preferredLanguage(browser: readonly string[]): Language {
  for (const tag of browser) {
    const code = tag.toLowerCase().split('-')[0];
    if (code === 'ru' || code === 'en') return code;
  }
  return 'en';
}

/** Call once, before the first render. */
export async function startI18n(language: Language): Promise<i18n> {
  await i18next.use(initReactI18next).init({
    lng: 'en',
    fallbackLng: 'en',
    ns: Object.keys(en),
    resources: { en },
    interpolation: { escapeValue: false }, // React escapes
  });
  await changeLanguage(language);
  return i18next;
}

export async function changeLanguage(language: Language): Promise<void> {
  if (language === 'ru' && !i18next.hasResourceBundle('ru', 'app')) {
    const { ru } = await import('./ru/ru.ts');
    for (const [namespace, texts] of Object.entries(ru)) i18next.addResourceBundle('ru', namespace, texts);
  }
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
}
