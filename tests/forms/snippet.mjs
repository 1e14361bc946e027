import { readFileSync } from 'node:fs';

/** What the guide has in TypeScript under a heading. */
export function snippet(heading) {
  const guide = readFileSync(new URL('../../docs/forms.md', import.meta.url), 'utf8');
  return guide.split(`\n## ${heading}\n`)[1].match(/```ts\n([\s\S]*?)```/)[1];
}
