// Measures the calendar's part of the page on a project that has a calendar: node tests/measure-calendar.mjs PROJECT.gpkg
import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { loadavg } from 'node:os';
import { findChromium, launch, open, serve, settled } from './browser.mjs';

const project = process.argv[2];
if (!project) {
  console.error('node tests/measure-calendar.mjs PROJECT.gpkg');
  process.exit(2);
}
const rows = [];
const put = (what, must, measured) => rows.push(`| ${what} | ${must} | ${measured} |`);
const milliseconds = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const at = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const memory = (pid, field) => Math.round(Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024);

/** Times between frames while something is done. */
async function frames(page, hand) {
  await page.evaluate(() => {
    globalThis.times = [];
    let last = performance.now();
    const tick = (now) => {
      globalThis.times.push(now - last);
      last = now;
      globalThis.watch = requestAnimationFrame(tick);
    };
    globalThis.watch = requestAnimationFrame(tick);
  });
  await hand();
  const times = await page.evaluate(() => {
    cancelAnimationFrame(globalThis.watch);
    return globalThis.times;
  });
  return `longest ${milliseconds(Math.max(...times))}, p95 ${milliseconds(at(times, 0.95))}, ${Math.round((1000 * times.length) / times.reduce((sum, time) => sum + time, 0))} frames/s`;
}

const load = loadavg()[0];
const browser = await launch(findChromium());
const server = await serve(project);
try {
  // Every script and style that the page may ever ask for, as the server sends it to a browser.
  const assets = readdirSync(new URL('../dist/assets/', import.meta.url)).filter((name) => /\.(js|css)$/.test(name));
  const sizes = await Promise.all(assets.map((name) => new Promise((resolve, reject) => {
    const asked = request(`${server.url}/assets/${name}`, { headers: { 'accept-encoding': 'br' } }, (answer) => {
      let size = 0;
      answer.on('data', (chunk) => (size += chunk.length));
      answer.on('end', () => resolve(size));
    });
    asked.on('error', reject);
    asked.end();
  })));
  put('JavaScript + CSS, all of it, compressed as sent', '≤ 500 kB', `${Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1000)} kB`);

  let began = performance.now();
  const { page, complaints, close } = await open(browser, `${server.url}/#lang=en&part=calendar`);
  await page.locator('.answer a').waitFor();
  await page.locator('.dial input').waitFor();
  const answered = performance.now() - began;
  await settled(page);
  put('calendar from a cold start: to the answer; to the complete map', '', `${(answered / 1000).toFixed(1)} s; ${((performance.now() - began) / 1000).toFixed(1)} s`);

  const settlements = (await page.evaluate(() => document.querySelector('.clock p').textContent)).replace(/\s+/g, ' ');
  put('on the map', '', settlements);
  put('clock: playing for ten seconds', 'longest ≤ 100 ms', await frames(page, async () => {
    await page.locator('.dial input').evaluate((dial) => {
      dial.value = '0';
      dial.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await page.locator('.play').click();
    await page.waitForTimeout(10_000);
    await page.locator('.play').click();
  }));
  put('clock: dragged from end to end and back', 'longest ≤ 100 ms', await frames(page, async () => {
    const { x, y, width } = await page.locator('.dial input').boundingBox();
    await page.mouse.move(x + 8, y + 10);
    await page.mouse.down();
    await page.mouse.move(x + width - 8, y + 10, { steps: 60 });
    await page.mouse.move(x + 8, y + 10, { steps: 60 });
    await page.mouse.up();
  }));
  put('frames with nothing to do, for comparison', '', await frames(page, () => page.waitForTimeout(3000)));
  began = performance.now();
  await page.getByRole('button', { name: 'Open all' }).click();
  await page.getByRole('button', { name: 'Close all' }).waitFor();
  const opened = performance.now() - began;
  const gantt = page.getByRole('treegrid');
  put(`list of work: all ${await gantt.getAttribute('aria-rowcount')} rows opened; rows made`, '', `${(opened / 1000).toFixed(1)} s; ${await gantt.getByRole('row').count()}`);
  put('list of work: scrolled from end to end', 'longest ≤ 100 ms', await frames(page, async () => {
    const { x, y, width, height } = await gantt.boundingBox();
    await page.mouse.move(x + width / 2, y + height / 2);
    for (let step = 0; step < 60; step++) {
      await page.mouse.wheel(0, 8000);
      await page.waitForTimeout(30);
    }
  }));
  put('console errors', '0', String(complaints.length));
  await close();

  const timed = [];
  for (const path of ['', '/curve', '/load', '/cash', '/groups', '/packages?take=20000', '/lines', '/settlements?take=20000']) {
    const address = `${server.url}/api/plans/base/calendar${path}`;
    await (await fetch(address)).arrayBuffer();
    began = performance.now();
    const answer = await fetch(address);
    await answer.arrayBuffer();
    timed.push(`${path || '/'} ${milliseconds(performance.now() - began)}`);
  }
  put('questions about the calendar, second time of asking', '', timed.join('; '));
  put('memory of the server after all this: now; peak', '≤ 500 MB', `${memory(server.pid, 'VmRSS')} MB; ${memory(server.pid, 'VmHWM')} MB`);
} finally {
  await browser.close();
  await server.stop();
}
console.log(`Load at the start ${load.toFixed(1)}.\n\n| | must | measured |\n|---|---|---|\n${rows.join('\n')}`);
