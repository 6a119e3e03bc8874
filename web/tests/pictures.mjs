// Makes the pictures of README and guide from a project that is being served: node tests/pictures.mjs http://127.0.0.1:8080
import { mkdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findChromium, launch, open, settled } from './browser.mjs';

const LARGEST = 400_000;
const server = process.argv[2] ?? 'http://127.0.0.1:8080';
const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const chromium = findChromium();
if (!chromium) {
  console.error('Chromium is missing (Debian: apt-get install chromium, or set ZHELI_CHROMIUM).');
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const browser = await launch(chromium);

async function picture(name, address, steps = async () => {}, size = { width: 1120, height: 720 }) {
  const { page, complaints, close } = await open(browser, `${server}/${address}`, size);
  await settled(page);
  await steps(page);
  await settled(page);
  await page.mouse.move(0, 0);
  await page.screenshot({ path: `${folder}${name}.png` });
  await close();
  const { size: bytes } = statSync(`${folder}${name}.png`);
  console.log(`${name}.png ${Math.round(bytes / 1000)} kB`);
  if (bytes > LARGEST || complaints.length > 0) {
    throw new Error(`${name}: ${bytes > LARGEST ? `larger than ${LARGEST / 1000} kB` : complaints.join('; ')}`);
  }
}

/** Chooses the settlement with the longest way to the network among the first rows of the table. */
async function farSettlement(page) {
  await page.getByRole('button', { name: /Way, km/ }).click();
  await page.locator('.rows tbody tr:not(.spacer) button').first().click();
  await page.locator('aside .panel h2').waitFor();
}

try {
  await picture('map', '#lang=en');
  await picture('settlement', '#lang=kk&table=settlements', async (page) => {
    await page.getByRole('button', { name: 'en', exact: true }).click();
    await farSettlement(page);
  });
  await picture('map-dark', '#lang=ru&theme=dark');
} finally {
  await browser.close();
}
