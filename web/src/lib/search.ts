import type { Settlement } from './api';

/** Letters that people type for one another: Kazakh ones for their Russian neighbours, ё for е. */
const folds: Record<string, string> = { ә: 'а', ғ: 'г', қ: 'к', ң: 'н', ө: 'о', ұ: 'у', ү: 'у', һ: 'х', і: 'и', ё: 'е', й: 'и', ъ: '', ь: '' };

export function fold(text: string): string {
  return text
    .toLocaleLowerCase('kk')
    .replace(/[әғқңөұүһіёйъь]/g, (letter) => folds[letter] ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f'’ʼ-]/g, '');
}

interface Entry {
  settlement: Settlement;
  names: string[];
}

/** Finds settlements by the beginning of a name in any language, of any word of it, or by KATO. */
export class SearchIndex {
  private readonly entries: Entry[];

  constructor(settlements: readonly Settlement[]) {
    this.entries = settlements
      .map((settlement) => {
        const { local, kazakh, russian, english } = settlement.names;
        return { settlement, names: [...new Set([local, kazakh, russian, english].filter((name) => !!name).map((name) => fold(name!)))] };
      })
      .sort((a, b) => b.settlement.population - a.settlement.population || a.settlement.id - b.settlement.id);
  }

  /** Exact names first, then beginnings, then beginnings of later words; within each the larger place first. */
  find(query: string, most: number): Settlement[] {
    const wanted = fold(query.trim());
    if (wanted === '') {
      return [];
    }
    const byCode = /^\d+$/.test(wanted);
    const ranks: Settlement[][] = [[], [], []];
    for (const { settlement, names } of this.entries) {
      const rank = byCode
        ? (settlement.kato ?? '').startsWith(wanted) ? 0 : -1
        : names.includes(wanted) ? 0 : names.some((name) => name.startsWith(wanted)) ? 1 : names.some((name) => name.includes(` ${wanted}`)) ? 2 : -1;
      if (rank >= 0 && ranks[rank]!.length < most) {
        ranks[rank]!.push(settlement);
      }
    }
    return ranks.flat().slice(0, most);
  }
}
