// Makes src/lib/api-types.ts from openapi.json; with the address of a running server it takes the document from there first.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const document = new URL('../openapi.json', import.meta.url);

export async function apiTypes() {
  return `// Made from openapi.json by npm run types.\n${astToString(await openapiTS(JSON.parse(readFileSync(document, 'utf8'))))}`;
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const server = process.argv[2];
  if (server) {
    const answer = await fetch(new URL('/openapi/v1.json', server));
    writeFileSync(document, `${(await answer.text()).trimEnd()}\n`);
  }
  writeFileSync(new URL('../src/lib/api-types.ts', import.meta.url), await apiTypes());
}
