// Measures the page and its server on a planned project, and writes a table: node tests/measure.mjs PROJECT.gpkg
import { readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { findChromium, launch, open, serve, settled } from './browser.mjs';

const project = process.argv[2];
if (!project) {
  console.error('node tests/measure.mjs PROJECT.gpkg');
  process.exit(2);
}
const rows = [];
const put = (what, must, measured) => rows.push(`| ${what} | ${must} | ${measured} |`);
const milliseconds = (value) => `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
const at = (values, share) => values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))];
const memory = (pid, field) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024;

/** Asks for each address once, by so many at a time; gives the times in milliseconds. */
async function ask(addresses, users) {
  const times = [];
  let next = 0;
  await Promise.all(Array.from({ length: users }, async () => {
    while (next < addresses.length) {
      const address = addresses[next++];
      const began = performance.now();
      const answer = await fetch(address);
      await answer.arrayBuffer();
      times.push(performance.now() - began);
    }
  }));
  return times;
}

const column = (longitude, zoom) => Math.floor(((longitude + 180) / 360) * 2 ** zoom);
const row = (latitude, zoom) => Math.floor(((1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2) * 2 ** zoom);

const load = loadavg()[0];
const browser = await launch(findChromium());
let server = await serve(project);
try {
  // A server that nobody has asked yet, and a browser that knows nothing.
  let began = performance.now();
  const first = await open(browser, `${server.url}/#lang=en`);
  const answered = first.page.locator('.answer').waitFor().then(() => performance.now() - began);
  await settled(first.page);
  const complete = performance.now() - began;
  const listed = () => performance.getEntriesByType('resource').some((entry) => entry.name.endsWith('/api/settlements') && entry.responseEnd > 0);
  await first.page.waitForFunction(listed);
  const searchable = performance.now() - began;
  put('page to the answer; to the first complete map; to search and tables, cold', '≤ 3 s', [await answered, complete, searchable].map((time) => `${(time / 1000).toFixed(1)} s`).join('; '));

  const sizes = await first.page.evaluate(async () => {
    const files = performance.getEntriesByType('resource').map((entry) => entry.name).filter((name) => /\/assets\/.*\.(js|css)$/.test(name));
    return Promise.all([...new Set(files)].map(async (name) => performance.getEntriesByName(name)[0].encodedBodySize));
  });
  put('JavaScript + CSS, compressed as sent', '≤ 500 kB', `${Math.round(sizes.reduce((sum, size) => sum + size, 0) / 1000)} kB`);

  const frames = async (page, hand) => {
    await page.evaluate(() => {
      globalThis.longest = 0;
      globalThis.watching = true;
      let last = performance.now();
      const tick = (now) => {
        globalThis.longest = Math.max(globalThis.longest, now - last);
        last = now;
        if (globalThis.watching) {
          requestAnimationFrame(tick);
        }
      };
      requestAnimationFrame(tick);
    });
    await hand();
    return page.evaluate(() => {
      globalThis.watching = false;
      return globalThis.longest;
    });
  };
  const { x, y, width, height } = await first.page.locator('.map').boundingBox();
  const [middle, centre] = [x + width / 2, y + height / 2];
  const longest = await frames(first.page, async () => {
    for (let turn = 0; turn < 4; turn++) {
      await first.page.mouse.move(middle, centre);
      await first.page.mouse.down();
      await first.page.mouse.move(middle - 200, centre + 60, { steps: 20 });
      await first.page.mouse.up();
      await first.page.mouse.wheel(0, turn < 2 ? -300 : 300);
      await first.page.waitForTimeout(400);
    }
  });
  put('pan and zoom in headless Chromium, software rendering: longest frame', '≤ 100 ms', milliseconds(longest));
  put('console errors; requests to the outside', '0; 0', `${first.complaints.filter((text) => !text.startsWith('outside')).length}; ${first.complaints.filter((text) => text.startsWith('outside')).length}`);
  await first.close();

  const { bounds } = await (await fetch(`${server.url}/api/project`)).json();
  const places = await (await fetch(`${server.url}/api/settlements`)).json();
  await server.stop();
  server = await serve(project);
  await fetch(`${server.url}/tiles/map/0/0/0`);
  await fetch(`${server.url}/tiles/plans/base/0/0/0`);
  const tiles = [];
  for (let zoom = 3; zoom <= 12; zoom++) {
    const [west, east, north, south] = [column(bounds.west, zoom), column(bounds.east, zoom), row(bounds.north, zoom), row(bounds.south, zoom)];
    const count = Math.min(40, (east - west + 1) * (south - north + 1));
    for (let i = 0; i < count; i++) {
      // Spread over the country by the golden ratio, the same each time.
      const [across, along] = [(i * 0.618034) % 1, (i * 0.754878) % 1];
      for (const kind of ['map', 'plans/base']) {
        tiles.push(`${server.url}/tiles/${kind}/${zoom}/${west + Math.floor(across * (east - west + 1))}/${north + Math.floor(along * (south - north + 1))}`);
      }
    }
  }
  const unique = [...new Set(tiles)];
  const cut = await ask(unique, 20);
  put(`vector tile, zoom 3–12, uncached, 20 users (${unique.length} tiles): p50; p95`, 'p95 ≤ 100 ms', `${milliseconds(at(cut, 0.5))}; ${milliseconds(at(cut, 0.95))}`);

  // Boxes with about a thousand settlements each, around settlements of the list.
  const boxes = places.filter((_, index) => index % 37 === 0).slice(0, 200).map((place) => {
    const near = places.map((other) => Math.max(Math.abs(other.longitude - place.longitude) / 1.5, Math.abs(other.latitude - place.latitude))).sort((a, b) => a - b);
    const reach = near[Math.min(999, near.length - 1)];
    return `${server.url}/api/settlements?bbox=${place.longitude - 1.5 * reach},${place.latitude - reach},${place.longitude + 1.5 * reach},${place.latitude + reach}`;
  });
  await ask(boxes.slice(0, 20), 1);
  const asked = await ask(boxes, 1);
  put(`settlements by bounding box, 1,000 features, ${boxes.length} boxes: p50; p95`, 'p95 ≤ 50 ms', `${milliseconds(at(asked, 0.5))}; ${milliseconds(at(asked, 0.95))}`);
  put('memory of the server after all this: now; peak', '≤ 500 MB', `${Math.round(memory(server.pid, 'VmRSS'))} MB; ${Math.round(memory(server.pid, 'VmHWM'))} MB`);

  const answers = [];
  for (const change of [{ budget: null }, { budget: 1 }, { overrides: true }]) {
    const summary = await (await fetch(`${server.url}/api/plans/base/summary`)).json();
    const question = {
      from: 'base', quickOnly: true,
      budget: change.budget ? Math.round(summary.cost.total / 2) : null,
      overrides: change.overrides ? { 'civ.rural_plough': 9000 } : {},
    };
    began = performance.now();
    let job = await (await fetch(`${server.url}/api/jobs`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(question) })).json();
    while (job.state === 'running') {
      await new Promise((resume) => setTimeout(resume, 50));
      job = await (await fetch(`${server.url}/api/jobs/${job.id}`)).json();
    }
    answers.push(`${((performance.now() - began) / 1000).toFixed(1)} s`);
  }
  put('what-if, first answer: nothing changed; half the money; another price', '≤ 5 s', answers.join('; '));
  // A full re-plan is stopped two seconds after its first answer; the next question follows at once.
  const post = async (question) => (await fetch(`${server.url}/api/jobs`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(question) })).json();
  const look = async (id) => (await fetch(`${server.url}/api/jobs/${id}`)).json();
  const until = async (id, done) => {
    for (let job = await look(id); ; job = await look(id)) {
      if (done(job)) {
        return job;
      }
      await new Promise((resume) => setTimeout(resume, 20));
    }
  };
  const full = await post({ from: 'base', budget: null });
  await until(full.id, (job) => job.firstAnswerSeconds !== null);
  await new Promise((resume) => setTimeout(resume, 2000));
  began = performance.now();
  const stopped = await (await fetch(`${server.url}/api/jobs/${full.id}`, { method: 'DELETE' })).json();
  const told = performance.now() - began;
  const next = await post({ from: 'base', budget: null, quickOnly: true });
  await until(next.id, (job) => job.stage !== '' && !job.stage.startsWith('waiting'));
  put(`what-if: a stop is answered (${stopped.state}); the next question is being worked on`, 'at once', `${milliseconds(told)}; ${milliseconds(performance.now() - began)}`);
  await until(next.id, (job) => job.state !== 'running');
  await new Promise((resume) => setTimeout(resume, 1000));
  put('memory of the server after three what-ifs and a stop: now; peak', '≤ 500 MB', `${Math.round(memory(server.pid, 'VmRSS'))} MB; ${Math.round(memory(server.pid, 'VmHWM'))} MB`);
} finally {
  await browser.close();
  await server.stop();
}
console.log(`Load at the start ${load.toFixed(1)}.\n\n| | must | measured |\n|---|---|---|\n${rows.join('\n')}`);
