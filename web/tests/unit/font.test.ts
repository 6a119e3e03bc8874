import { readdirSync, readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import { expect, test } from 'vitest';

const folder = new URL('../../node_modules/@fontsource-variable/golos-text/files/', import.meta.url);

/** Numbers of the tables in a WOFF 2 directory that are named by number (W3C WOFF 2.0, section 4.1); only cmap is wanted. */
const CMAP = 0;
const TRANSFORMED = [10, 11];

/** The characters that a WOFF 2 font has glyphs for, from its character map of format 4. */
function characters(file: URL): Set<number> {
  const bytes = readFileSync(file);
  let at = 48;
  const number = () => {
    let value = 0;
    for (;;) {
      const byte = bytes[at++]!;
      value = value * 128 + (byte & 127);
      if (byte < 128) {
        return value;
      }
    }
  };
  let offset = 0;
  let start = -1;
  for (let table = 0; table < bytes.readUInt16BE(12); table++) {
    const flags = bytes[at++]!;
    at += (flags & 63) === 63 ? 4 : 0;
    let length = number();
    const version = flags >> 6;
    if (TRANSFORMED.includes(flags & 63) ? version !== 3 : version !== 0) {
      length = number();
    }
    start = (flags & 63) === CMAP ? offset : start;
    offset += length;
  }
  const cmap = brotliDecompressSync(bytes.subarray(at)).subarray(start);
  const found = new Set<number>();
  for (let record = 0; record < cmap.readUInt16BE(2); record++) {
    const map = cmap.readUInt32BE(4 + record * 8 + 4);
    if (cmap.readUInt16BE(map) === 4) {
      const segments = cmap.readUInt16BE(map + 6) / 2;
      for (let segment = 0; segment < segments; segment++) {
        const last = cmap.readUInt16BE(map + 14 + 2 * segment);
        for (let code = cmap.readUInt16BE(map + 16 + 2 * segments + 2 * segment); code <= last && code < 0xffff; code++) {
          found.add(code);
        }
      }
    }
  }
  return found;
}

test('the bundled font has every Kazakh letter, the tenge sign and the thin space', () => {
  const all = new Set(readdirSync(folder).flatMap((name) => [...characters(new URL(name, folder))]));
  const wanted = 'АаӘәБбВвГгҒғДдЕеЁёЖжЗзИиЙйКкҚқЛлМмНнҢңОоӨөПпРрСсТтУуҰұҮүФфХхҺһЦцЧчШшЩщЪъЫыІіЬьЭэЮюЯя₸«»—–−\u2009';
  expect([...wanted].filter((letter) => !all.has(letter.codePointAt(0)!))).toEqual([]);
});
