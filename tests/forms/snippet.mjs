import { readFileSync } from 'node:fs';

/** What a guide has in TypeScript under a heading. */
export function snippet(heading, name = 'forms') {
  const guide = readFileSync(new URL(`../../docs/${name}.md`, import.meta.url), 'utf8');
  return guide.split(`\n## ${heading}\n`)[1].match(/```ts\n([\s\S]*?)```/)[1];
}
