import { expect, test } from 'vitest';
import { addDays, daysBetween } from '../../src/lib/time.svelte';

test('days are counted over leap years and changes of the clock', () => {
  expect(daysBetween('2026-01-01', '2027-12-31')).toBe(729);
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  expect(daysBetween('2027-01-01', '2026-12-31')).toBe(-1);
});

test('a day and as many days later is the day counted', () => {
  for (const days of [0, 1, 59, 365, 730, 1461]) {
    expect(daysBetween('2026-01-01', addDays('2026-01-01', days))).toBe(days);
  }
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
});
