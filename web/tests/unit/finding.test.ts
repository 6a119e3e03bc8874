import { describe, expect, test } from 'vitest';
import type { Settlement } from '../../src/lib/api';
import { toCsv } from '../../src/lib/csv';
import { SearchIndex } from '../../src/lib/search';
import { districtTotals } from '../../src/panels/districts';

function place(id: number, local: string, more: Partial<Settlement> = {}, names: Partial<Settlement['names']> = {}): Settlement {
  return {
    id, names: { local, kazakh: null, russian: null, english: null, ...names }, kind: 'village', longitude: 70, latitude: 50, kato: null,
    population: 100, isEstimated: false, regionId: 1, districtId: 2, ...more,
  };
}

describe('search', () => {
  const index = new SearchIndex([
    place(1, 'Өскемен', { population: 300_000 }, { russian: 'Усть-Каменогорск', english: 'Oskemen' }),
    place(2, 'Жаңа ауыл', { kato: '115665400', population: 400 }),
    place(3, 'Жаңаауыл', { population: 900 }),
    place(4, 'Жаңа', { population: 5 }),
    place(5, 'Үлкен Жаңа', { population: 50_000 }),
  ]);
  const found = (query: string) => index.find(query, 10).map((settlement) => settlement.id);

  test.each(['өскемен', 'оскемен', 'УСТЬ', 'усть-кам', 'oskem'])('%s finds Öskemen, whatever the language', (query) => expect(found(query)).toEqual([1]));
  test('the exact name is first, then beginnings, then later words; larger places first', () => expect(found('жаңа')).toEqual([4, 3, 2, 5]));
  test('a code is found by its beginning', () => expect(found('1156')).toEqual([2]));
  test('nothing asked, nothing found', () => expect(found('  ')).toEqual([]));
  test('no more than wanted', () => expect(index.find('жаңа', 2)).toHaveLength(2));
});

test('district totals add up settlements, people and who is connected', () => {
  const served = (id: number, technology: 'fibre' | 'satellite' | 'unserved') => ({ id, technology, cost: 10, serveCost: 10, alternativeCost: 20, pathLength: 0, reason: '' });
  const [total, ...others] = districtTotals(
    [
      { settlement: place(1, 'A'), served: served(1, 'fibre') },
      { settlement: place(2, 'B'), served: served(2, 'satellite') },
      { settlement: place(3, 'C'), served: served(3, 'unserved') },
    ],
    (id) => `area ${id}`,
  );
  expect(others).toEqual([]);
  expect(total).toEqual({ id: 2, name: 'area 2', region: 'area 1', settlements: 3, people: 300, connected: 1, satellite: 1, cost: 30 });
});

test('a table as CSV quotes what needs it and runs no formula', () => {
  expect(toCsv(['name', 'people'], [['a, "b"', 1], ['=1+1', null]])).toBe('\ufeffname,people\r\n"a, ""b""",1\r\n\'=1+1,\r\n');
});
