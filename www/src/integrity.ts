// What the page's HTML says that its other files are: the module, which it asks for at once, and a list of what comes on
// demand. The build writes it there; without a build, nothing is known and nothing is checked.

import { once } from './once';

let said: Record<string, string> | undefined;
const listed = once(list);

/** The `integrity` of a file of the page, by its address. */
export async function integrityOf(address: string): Promise<string | undefined> {
  said ??= JSON.parse(document.querySelector('#integrity')?.textContent ?? '{}') as Record<string, string>;
  const name = new URL(address, document.baseURI).pathname.replace(/^.*\//, '');
  if (said[name]) return said[name];
  return (await listed())[name];
}

async function list(): Promise<Record<string, string>> {
  const hashes = said ?? {};
  const name = Object.keys(hashes).find((name) => name.endsWith('.json'));
  if (!name) return {};
  const answer = await fetch(`assets/${name}`, { integrity: hashes[name] ?? '' });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}
