// The page without a network: everything that was built is kept at the first visit, and answered from there. Whatever else
// is asked for goes its way.

import { Changed, forgetOlder, type Hashes, Version } from './versions';

/** Of this build; the build writes them in. `atOnce`: kept at the first visit; `onUse`: when somebody first needs it. */
declare const BUILD: { name: string; atOnce: Record<string, string>; onUse: Record<string, string> };
declare const self: ServiceWorkerGlobalScope;

const all: Hashes = new Map(Object.entries({ ...BUILD.atOnce, ...BUILD.onUse }));
const folder = new URL('./', self.location.href).pathname;
let opened: Promise<Version> | undefined;
const current = () => {
  opened ??= Version.open(BUILD.name, all);
  return opened;
};

/** What was found broken and is whole again, until a page asked. Those that listen by then are told that there is some. */
const healed: string[] = [];

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => {
  event.waitUntil(forgetOlder(BUILD.name).then(() => self.clients.claim()));
});
self.addEventListener('message', (event) => {
  if (event.data === 'use') event.waitUntil(self.skipWaiting());
  if (event.data === 'healed') event.ports[0]?.postMessage(healed.splice(0));
});
self.addEventListener('fetch', (event) => {
  const file = fileOf(event.request);
  if (file !== null) event.respondWith(inTurn(file, () => answer(file, event.request)));
});

async function install(): Promise<void> {
  const version = await current();
  const earlier = await Version.before(BUILD.name);
  const missing = Object.keys(BUILD.atOnce).map(async (file) => {
    if (!(await version.take(file).catch(() => null))) await version.bring(file, earlier);
  });
  try {
    await Promise.all(missing);
  } catch (error) {
    if (error instanceof Changed) await tell({ notKept: error.message });
    throw error;
  }
}

async function tell(what: { notKept: string } | { healed: true }): Promise<void> {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  for (const page of pages) page.postMessage(what);
}

/** The name of a file that a build of ours may have, whatever is asked of it behind a `?`. */
function fileOf({ method, url, headers }: Request): string | null {
  const { origin, pathname } = new URL(url);
  if (method !== 'GET' || headers.has('range')) return null;
  if (origin !== self.location.origin || !pathname.startsWith(folder)) return null;
  const name = pathname.slice(folder.length) || 'index.html';
  // Some hosts leave out the ending.
  if (all.has(`${name}.html`)) return `${name}.html`;
  // One of an earlier build is wanted by a tab that still shows it.
  return all.has(name) || name.startsWith('assets/') ? name : null;
}

/** Whoever asks for a file while it is mended waits for that. */
const turns = new Map<string, Promise<unknown>>();
function inTurn<Thing>(file: string, work: () => Promise<Thing>): Promise<Thing> {
  const turn = (turns.get(file) ?? Promise.resolve()).then(work);
  turns.set(
    file,
    turn.catch(() => {}),
  );
  return turn;
}

async function answer(file: string, request: Request): Promise<Response> {
  const here = await current();
  const version = here.knows(file) ? here : (await Version.before(BUILD.name)).find((it) => it.knows(file));
  if (!version) return fetch(request);
  let isBroken = false;
  try {
    const kept = await version.take(file);
    if (kept) return kept;
  } catch {
    isBroken = true;
  }
  try {
    const brought = await version.bring(file);
    if (isBroken) {
      healed.push(file);
      // Who is on the way to a page will ask from there.
      if (request.mode !== 'navigate') await tell({ healed: true });
    }
    return brought;
  } catch {
    // A page is shown as the host has it now, and not kept. Anything else that is not what was built is not run.
    return request.mode === 'navigate' ? fetch(request) : Response.error();
  }
}
