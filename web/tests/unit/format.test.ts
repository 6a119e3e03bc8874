import { expect, test } from 'vitest';
import { Formatter, THIN } from '../../src/lib/format';

const en = new Formatter('en', { billion: 'bn', million: 'million', thousand: 'thousand' });
const ru = new Formatter('ru', { billion: 'млрд', million: 'млн', thousand: 'тыс.' });
const plain = (text: string) => text.replaceAll(THIN, ' ').replaceAll('\u00a0', ' ');

test('thousands are set off by a thin space, in four-digit numbers too', () => {
  expect(en.whole(7199)).toBe(`7${THIN}199`);
  expect(plain(ru.whole(18_600_299))).toBe('18 600 299');
});

test('the decimal mark is the language’s own', () => {
  expect(en.decimal(0.675, 2)).toBe('0.68');
  expect(ru.decimal(0.675, 2)).toBe('0,68');
});

test('money is rounded to what counts and carries its unit', () => {
  expect(plain(en.tenge(253_670_612_860))).toBe('254 bn ₸');
  expect(plain(ru.tenge(25_367_061_286))).toBe('25,4 млрд ₸');
  expect(plain(en.tenge(999_600_000))).toBe('1 bn ₸');
  expect(plain(en.tenge(12_600_000))).toBe('12.6 million ₸');
  expect(plain(en.tenge(55_900))).toBe('55.9 thousand ₸');
  expect(plain(en.tenge(0))).toBe('0 ₸');
});

test('dollars stand where the language puts them', () => {
  expect(plain(en.dollars(253_670_612_860, 510))).toBe('$497 million');
  expect(plain(ru.dollars(253_670_612_860, 510))).toBe('497 млн $');
});

test('small shares do not vanish and large ones are not over-exact', () => {
  expect(plain(en.percent(0.0068))).toBe('0.68 %');
  expect(plain(en.percent(0.4567))).toBe('46 %');
  expect(plain(en.percent(0.000333))).toBe('0.033 %');
  // "At most" is rounded up, and stays what it is where it needs no rounding.
  expect([0.006111, 0.0061, 0.03053, 0.131, 0].map((gap) => plain(en.gap(gap)))).toEqual(['0.62 %', '0.61 %', '3.1 %', '14 %', '0 %']);
});

test('a minus is a minus', () => {
  expect(en.whole(-12)).toBe('−12');
});

test('dates are written as each language does', () => {
  const day = new Date(2027, 11, 31);
  expect(en.date(day)).toBe('31 Dec 2027');
  expect(ru.date(day)).toMatch(/^31 дек\. 2027\sг\.$/);
  expect(new Formatter('kk', { billion: '', million: '', thousand: '' }).date(day)).toBe('2027 ж. 31 желтоқсан');
});
