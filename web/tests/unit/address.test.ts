import { expect, test } from 'vitest';
import { parsePermalink, writePermalink } from '../../src/lib/permalink';

test('an address brings back the view that wrote it', () => {
  const link = {
    language: 'kk', theme: 'dark', scenario: 'с бюджетом', settlement: 12, table: 'districts', hidden: ['district', 'satellite'],
    view: [5.25, 48.1234, 66.9876] as [number, number, number],
  };
  expect(parsePermalink(writePermalink(link))).toEqual(link);
  expect(parsePermalink(writePermalink({ edge: 'a000000000000001' }))).toEqual({ edge: 'a000000000000001' });
});

test.each(['#view=1/2', '#view=5/99/0', '#view=a/b/c', '#settlement=x', '#settlement=', '', '#=&&%'])('%s is taken for what can be read of it', (hash) => {
  expect(parsePermalink(hash).view).toBeUndefined();
  expect(parsePermalink(hash).settlement).toBeUndefined();
});
