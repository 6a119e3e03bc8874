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

test('the calendar keeps its part, its table, its day and its package', () => {
  const link = { part: 'calendar', tab: 'risk', day: '2027-06-30', package: 'S-cca92c2ed6799a63' };
  expect(parsePermalink(writePermalink(link))).toEqual(link);
});

test.each(['#day=yesterday', '#day=2027-13-45', '#day=2027-6-3', '#day='])('%s names no day', (hash) => expect(parsePermalink(hash).day).toBeUndefined());
