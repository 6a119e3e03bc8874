// Makes the pictures of the guide's page on the calendar: the sample country, planned, put on a calendar that began 300 days ago, and built as far as that by its log.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { start } from './calendar-cases.mjs';
import { findChromium, launch, serve, takePicture, zheli } from './browser.mjs';

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const home = mkdtempSync(join(tmpdir(), 'zheli-pictures-'));
const project = join(home, 'sample.gpkg');
let server;
let browser;
try {
  zheli('sample', project);
  zheli('plan', project);
  zheli('schedule', project, '--start', start);
  zheli('forecast', project, '--samples', '2000');
  server = await serve(project);

  // What should be finished by now is, but for a twentieth of it: an act for each kind of event.
  const ask = async (path) => (await fetch(`${server.url}/api/plans/base/calendar${path}`)).json();
  const { today } = await ask('');
  const { items } = await ask('/packages?take=20000');
  const events = [['funded', start, 'programme']];
  const known = new Set();
  for (const work of items.filter((work) => work.finish < today && work.row % 20 !== 0)) {
    const subject = work.settlementId !== null ? `settlement:${work.settlementId}` : work.length > 0 ? `package:${work.id}` : null;
    const kinds = ['designed', 'permit-granted', ...(work.kind === 'access' ? ['local-network-built', 'orderable'] : ['lit'])];
    for (const kind of subject === null ? [] : kinds.filter((kind) => !known.has(kind + subject))) {
      known.add(kind + subject);
      events.push([kind, work.finish, subject]);
    }
  }
  writeFileSync(join(home, 'act.pdf'), 'act of acceptance');
  writeFileSync(join(home, 'events.csv'), ['event,date,subject,author,evidence', ...events.map((event) => [...event, 'Programme office', 'act.pdf'].join(','))].join('\n'));
  zheli('progress', project, 'import', join(home, 'events.csv'));
  await new Promise((wait) => setTimeout(wait, 1500));

  browser = await launch(findChromium());
  const picture = (name, address, steps) => takePicture(browser, folder, name, `${server.url}/#lang=en&part=calendar${address}`, async (page) => {
    await page.locator('.dial input').waitFor();
    await steps?.(page);
  });
  await picture('calendar', '');
  await picture('calendar-crews', '&tab=crews');
  await picture('calendar-risk', '&tab=risk', async (page) => {
    await page.locator('.rows tbody tr:not(.spacer) button').first().click();
    await page.locator('aside').getByText('By the calendar').waitFor();
  });
  await picture('calendar-ladder', '&tab=rungs');
} finally {
  await browser?.close();
  await server?.stop();
  rmSync(home, { recursive: true, force: true });
}
