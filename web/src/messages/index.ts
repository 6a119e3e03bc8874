import { en, type Messages } from './en';
import { kk } from './kk';
import { ru } from './ru';

export type Language = 'kk' | 'ru' | 'en';
export type MessageKey = keyof Messages;

export const languages: readonly Language[] = ['kk', 'ru', 'en'];
export const messages: Record<Language, Messages> = { kk, ru, en };

export function isLanguage(text: string | undefined): text is Language {
  return languages.includes(text as Language);
}

/** The language to begin with: the browser's first that we speak. */
export function preferredLanguage(wanted: readonly string[]): Language {
  return wanted.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'en';
}

/** The message with its places filled: "{cost} in all". */
export function say(language: Language, key: MessageKey, values: Record<string, string> = {}): string {
  return messages[language][key].replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
}
