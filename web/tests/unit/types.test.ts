import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { apiTypes } from '../../tools/api-types.mjs';

test('the types are those of the committed OpenAPI document', async () => {
  const committed = readFileSync(new URL('../../src/lib/api-types.ts', import.meta.url), 'utf8');
  expect(committed === (await apiTypes()), 'run npm run types').toBe(true);
});

test('nothing in the lock file says where packages come from', () => {
  const lock = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8');
  expect(lock).not.toContain('"resolved"');
});
