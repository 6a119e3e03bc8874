import { describe, expect, test } from 'vitest';
import { languages, messages, preferredLanguage, say, type MessageKey } from '../../src/messages';

const keys = Object.keys(messages.en) as MessageKey[];
const places = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();

describe.each(languages)('%s', (language) => {
  test('has every message and no other', () => {
    expect(Object.keys(messages[language]).sort()).toEqual([...keys].sort());
  });

  test('leaves none empty', () => {
    expect(keys.filter((key) => messages[language][key].trim() === '')).toEqual([]);
  });

  test('fills the same places in each', () => {
    expect(keys.filter((key) => String(places(messages[language][key])) !== String(places(messages.en[key])))).toEqual([]);
  });
});

test('Kazakh is written with Kazakh letters, not copied from Russian', () => {
  // Places for names and figures are no letters of any language.
  const letters = (text: string) => text.replaceAll(/\{\w+\}/g, '').length;
  const same = keys.filter((key) => messages.kk[key] === messages.ru[key] && letters(messages.kk[key]) > 12);
  expect(same).toEqual([]);
});

test('a message is filled by name', () => {
  expect(say('en', 'table.rows', { shown: '3', total: '10' })).toBe('3 of 10');
});

test.each([
  [['kk-KZ', 'ru'], 'kk'],
  [['de', 'ru-RU'], 'ru'],
  [['fr'], 'en'],
])('a browser that wants %j gets %s', (wanted, language) => {
  expect(preferredLanguage(wanted)).toBe(language);
});
