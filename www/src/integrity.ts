// What the page's HTML says that its other files are: the module, which it asks for at once, and a list of what comes on
// demand. The build writes it there; without a build, nothing is known and nothing is checked.

let said: Record<string, string> | undefined;
let listed: Promise<Record<string, string>> | undefined;

/** The `integrity` of a file of the page, by its address. */
export async function integrityOf(address: string): Promise<string | undefined> {
  said ??= JSON.parse(document.querySelector('#integrity')?.textContent ?? '{}') as Record<string, string>;
  const name = new URL(address, document.baseURI).pathname.replace(/^.*\//, '');
  if (said[name]) return said[name];
  listed ??= list(said);
  return (await listed)[name];
}

async function list(said: Record<string, string>): Promise<Record<string, string>> {
  const name = Object.keys(said).find((name) => name.endsWith('.json'));
  if (!name) return {};
  const answer = await fetch(`assets/${name}`, { integrity: said[name] ?? '' });
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}
