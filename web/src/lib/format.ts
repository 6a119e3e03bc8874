import type { Language } from '../messages';

/**
 * Thousands are set off by a thin space in every language; the decimal mark is the language's own. The word joiners keep a number on one line:
 * the narrow no-break space is not in the page's font.
 */
export const THIN = '\u2060\u2009\u2060';

/** Kazakh figures are written as Russian ones; browsers often lack the Kazakh locale and would then write a decimal point. */
const locales: Record<Language, string> = { kk: 'ru-RU', ru: 'ru-RU', en: 'en-GB' };

const kazakhMonths = ['қаңтар', 'ақпан', 'наурыз', 'сәуір', 'мамыр', 'маусым', 'шілде', 'тамыз', 'қыркүйек', 'қазан', 'қараша', 'желтоқсан'];

const formats = new Map<string, Intl.NumberFormat>();

function number(language: Language, value: number, options: Intl.NumberFormatOptions): string {
  const key = language + JSON.stringify(options);
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locales[language], { useGrouping: 'always', ...options } as Intl.NumberFormatOptions);
    formats.set(key, format);
  }
  return format
    .formatToParts(value)
    .map((part) => (part.type === 'group' ? THIN : part.type === 'minusSign' ? '−' : part.value))
    .join('');
}

/** Words that stand behind large numbers, from the messages. */
export interface Magnitudes {
  billion: string;
  million: string;
  thousand: string;
}

/** Writes numbers as one language does; made anew when the language changes. */
export class Formatter {
  constructor(
    readonly language: Language,
    private readonly words: Magnitudes,
  ) {}

  whole = (value: number): string => number(this.language, Math.round(value), { maximumFractionDigits: 0 });

  decimal = (value: number, digits: number): string =>
    number(this.language, value, { minimumFractionDigits: digits, maximumFractionDigits: digits });

  /** Two or three figures that count, for text: 254, 25.4, 2.54. */
  rounded = (value: number): string => number(this.language, value, { maximumSignificantDigits: 3 });

  percent = (share: number): string => this.perCent(share * 100, 'halfExpand');

  /** A proved gap, rounded up: "at most" has to hold for the figure that is read. The last digits of a quotient are no reason to add a step. */
  gap = (share: number): string => this.perCent(Number((share * 100).toPrecision(12)), 'ceil');

  /** A large number in words: 18.3 million. */
  large = (value: number): string => {
    if (Math.abs(value) >= 999_500) {
      return `${this.rounded(value / 1e6)}\u00a0${this.words.million}`;
    }
    return this.whole(Number(value.toPrecision(3)));
  };

  tenge = (value: number): string => `${this.amount(value)}\u00a0₸`;

  dollars = (tenge: number, rate: number): string => {
    const amount = this.amount(tenge / rate);
    return this.language === 'en' ? `$${amount}` : `${amount}\u00a0$`;
  };

  kilometres = (metres: number): string => {
    const km = metres / 1000;
    return km >= 100 ? this.whole(km) : this.decimal(km, km >= 10 ? 1 : 2);
  };

  /** 31 Dec 2027; browsers often lack the names of months in Kazakh, so they are here. */
  date = (value: Date): string =>
    this.language === 'kk'
      ? `${value.getFullYear()} ж. ${value.getDate()} ${kazakhMonths[value.getMonth()]}`
      : new Intl.DateTimeFormat(locales[this.language], { day: 'numeric', month: 'short', year: 'numeric' }).format(value);

  /** A point of the map: 51.1694° N, 71.4491° E. */
  degrees = (value: number): string => `${this.decimal(Math.abs(value), 4)}°`;

  private perCent = (value: number, roundingMode: 'halfExpand' | 'ceil'): string =>
    `${number(this.language, value, { ...(value >= 10 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 2 }), roundingMode } as Intl.NumberFormatOptions)}\u00a0%`;

  private amount(value: number): string {
    const size = Math.abs(value);
    if (size >= 999.5e6) {
      return `${this.rounded(value / 1e9)}\u00a0${this.words.billion}`;
    }
    if (size >= 999_500) {
      return `${this.rounded(value / 1e6)}\u00a0${this.words.million}`;
    }
    return size >= 999.5 ? `${this.rounded(value / 1e3)}\u00a0${this.words.thousand}` : this.whole(value);
  }
}
