// Makes the pictures of README and guide: from the sample country, made, planned and served here, or from a server that is named:
// node tests/pictures.mjs [http://127.0.0.1:8080]
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium, launch, serve, takePicture, zheli } from './browser.mjs';

const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const chromium = findChromium();
if (!chromium) {
  console.error('Chromium is missing (Debian: apt-get install chromium, or set ZHELI_CHROMIUM).');
  process.exit(1);
}
mkdirSync(folder, { recursive: true });

let own = null;
const home = mkdtempSync(join(tmpdir(), 'zheli-pictures-'));
if (!process.argv[2]) {
  const project = join(home, 'sample.gpkg');
  zheli('sample', project);
  zheli('plan', project);
  own = await serve(project);
}
const server = process.argv[2] ?? own.url;
const browser = await launch(chromium);

const picture = (name, address, steps) => takePicture(browser, folder, name, `${server}/${address}`, steps);

/** Chooses the settlement with the longest way to the network among the first rows of the table. */
async function farSettlement(page) {
  await page.getByRole('button', { name: /Way, km/ }).click();
  await page.locator('.rows tbody tr:not(.spacer) button').first().click();
  await page.locator('aside .panel h2').waitFor();
}

// Three quarters of what the plan costs, in whole tens of billions.
const { cost } = await (await fetch(`${server}/api/plans/base/summary`)).json();
const budget = Math.round((0.75 * cost.total) / 1e10) * 10;

try {
  await picture('map', '#lang=en');
  await picture('settlement', '#lang=kk&table=settlements', async (page) => {
    await page.getByRole('button', { name: 'en', exact: true }).click();
    await farSettlement(page);
  });
  await picture('map-dark', '#lang=ru&theme=dark');
  await picture('what-if', '#lang=en', async (page) => {
    await page.getByRole('button', { name: 'What if…' }).click();
    await page.getByLabel('Budget').first().fill(String(budget));
    await page.getByRole('button', { name: 'Plan anew' }).click();
    await page.getByText('Planned in full').waitFor({ timeout: 120_000 });
    await page.locator('aside').evaluate((box) => box.scrollTo({ top: 0 }));
  });
  await picture('area', '#lang=en', async (page) => {
    await page.getByRole('button', { name: 'Draw an area' }).click();
    const { x, y, width, height } = await page.locator('.map').boundingBox();
    for (const [across, along] of [[0.4, 0.3], [0.62, 0.34], [0.58, 0.66], [0.38, 0.6]]) {
      await page.mouse.click(x + across * width, y + along * height);
    }
    await page.getByRole('button', { name: 'Done' }).click();
    await page.locator('aside .panel table').first().waitFor();
  });
  await picture('assumptions', '#lang=en', async (page) => {
    await page.getByText('Assumptions and their grades').click();
    await page.getByRole('button', { name: 'Which of them matter?' }).click();
    await page.getByText('priced again with one figure moved').waitFor({ timeout: 60_000 });
    await page.getByText('Assumptions and their grades').evaluate((title) => title.scrollIntoView());
  });
} finally {
  await browser.close();
  await own?.stop();
  rmSync(home, { recursive: true, force: true });
}
