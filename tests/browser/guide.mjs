// What docs/host-this-page.md gives hosts to copy.

import { readFileSync } from 'node:fs';

const text = readFileSync(new URL('../../docs/host-this-page.md', import.meta.url), 'utf8');

/** The blocks of a language, in their order. */
export const blocks = (language) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, block]) => block);

/** The headers that every host is to send, as pairs. */
export const HEADERS = blocks('http')[0]
  .trim()
  .split('\n')
  .map((line) => line.split(/: (.*)/, 2));
