// The page in a real browser, served by the real executable from real project files. Ends with "N passed, N failed".
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium, launch, serve, zheli } from './browser.mjs';
import { writeCountry } from './country.mjs';
import { calendarCases, start as calendarStart, writeEvents } from './calendar-cases.mjs';
import { cases } from './cases.mjs';
import { homeCases, writeVillage } from './home-cases.mjs';

const chromium = findChromium();
if (!chromium) {
  console.log('FAILED: Chromium is missing; the page is tested in it (Debian: apt-get install chromium, or set ZHELI_CHROMIUM).');
  console.log('0 passed, 1 failed');
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'zheli-page-'));
const project = (name) => join(folder, `${name}.gpkg`);
const pictures = new URL('../../artifacts/page-tests/', import.meta.url).pathname;
mkdirSync(pictures, { recursive: true });
const wanted = process.argv[2] ?? '';
let [passed, failed] = [0, 0];
const servers = [];
let browser;
try {
  const sources = writeCountry(folder);
  for (const name of ['country', 'unplanned', 'scheduled', 'timed']) {
    zheli('import', project(name), ...sources);
  }
  zheli('import', project('empty'), join(folder, 'kato.csv'), '--as', 'kato');
  zheli('plan', project('country'), '--assume-network', 'towns');
  zheli('plan', project('country'), '--assume-network', 'towns', '--method', 'mst', '--scenario', 'mst');
  for (const name of ['scheduled', 'timed']) {
    zheli('plan', project(name), '--assume-network', 'towns');
    zheli('schedule', project(name), '--start', calendarStart);
  }
  zheli('forecast', project('timed'), '--samples', '500');
  zheli('progress', project('timed'), 'import', writeEvents(folder));
  const village = writeVillage(folder);
  zheli('import', project('homes'), village);
  zheli('access', project('homes'), '--buildings', village, '--all');
  // A country on which a plan takes long enough to be watched and stopped.
  zheli('sample', project('large'));
  zheli('plan', project('large'));
  const start = async (name, ...more) => {
    const server = await serve(project(name), ...more);
    servers.push(server);
    return server;
  };
  browser = await launch(chromium);
  const world = {
    assert,
    browser,
    start,
    country: await start('country'),
    timed: await start('timed'),
    zheli,
    project,
    axe: readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'),
    picture: (page, name) => page.screenshot({ path: join(pictures, `${name}.png`) }),
  };
  for (const [name, run] of [...cases, ...calendarCases, ...homeCases].filter(([title]) => title.includes(wanted))) {
    try {
      await run(world);
      passed += 1;
      console.log(`ok ${name}`);
    } catch (problem) {
      failed += 1;
      console.log(`FAILED ${name}\n  ${String(problem?.stack ?? problem).replaceAll('\n', '\n  ')}`);
    }
  }
} catch (problem) {
  failed += 1;
  console.log(`FAILED to prepare: ${problem?.stack ?? problem}`);
} finally {
  await browser?.close();
  await Promise.all(servers.map((server) => server.stop()));
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
