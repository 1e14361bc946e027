// What the page's HTML says that its other files are: scripts and styles that come on demand, and the module. The build
// writes it there; without a build, nothing is known and nothing is checked.

let known: Record<string, string> | undefined;

/** The `integrity` of a file of the page, by its address. */
export function integrityOf(address: string): string | undefined {
  known ??= JSON.parse(document.querySelector('#integrity')?.textContent ?? '{}') as Record<string, string>;
  return known[new URL(address, document.baseURI).pathname.replace(/^.*\//, '')];
}
