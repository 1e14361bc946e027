// What Vite puts around `import()`. `import()` takes no integrity, and an import map, which could bring it, would be a
// script inside the page. A script element takes one in every browser; once it was run, `import()` finds the very same
// module where the browser keeps them.

import { integrityOf } from './integrity';
import { once } from './once';
import { scriptAddress } from './script-address';

const asked = new Map<string, () => Promise<void>>();

/**
 * `needed`: the addresses of a chunk, of what it imports and of its styles. All are asked for at once, so that none is
 * asked for by another before its own element said what it has to be.
 */
export async function onDemand<Module>(get: () => Promise<Module>, needed: string[], from: string): Promise<Module> {
  try {
    await Promise.all(needed.map((address) => there(new URL(address, from).href)));
    return await get();
  } catch (error) {
    dispatchEvent(new Event('not-loaded'));
    throw error;
  }
}

function there(address: string): Promise<void> {
  const ask = asked.get(address) ?? (isThere(address) ? () => Promise.resolve() : once(() => load(address)));
  asked.set(address, ask);
  return ask();
}

/** By the page itself, which says its integrity there. */
function isThere(address: string): boolean {
  const elements = document.querySelectorAll<HTMLScriptElement & HTMLLinkElement>('script[src], link[href]');
  return [...elements].some(({ src, href }) => src === address || href === address);
}

async function load(address: string): Promise<void> {
  const [integrity = '', element] = await Promise.all([integrityOf(address), elementFor(address)]);
  // WebKit reads no integrity where a module is preloaded: there the copy that it will take is looked at before.
  if (element.rel === 'modulepreload') await fetch(address, { integrity });
  element.crossOrigin = 'anonymous';
  element.integrity = integrity;
  await new Promise<void>((resolve, reject) => {
    element.addEventListener('load', () => resolve());
    element.addEventListener('error', () => {
      // Whoever asks again gets a new one.
      element.remove();
      reject(new Error(`${address} cannot be loaded, or is not what it was built`));
    });
    document.head.append(element);
  });
}

type Loading = (HTMLScriptElement | HTMLLinkElement) & { rel?: string };

async function elementFor(address: string): Promise<Loading> {
  if (address.endsWith('.css')) return link('stylesheet', address);
  const allowed = await scriptAddress(new URL(address));
  // No script may be named where no policy of Trusted Types is allowed; a module may be preloaded.
  if (!allowed) return link('modulepreload', address);
  const script = document.createElement('script');
  script.type = 'module';
  script.src = allowed as unknown as string;
  return script;
}

function link(rel: string, address: string): HTMLLinkElement {
  const element = document.createElement('link');
  element.rel = rel;
  element.href = address;
  return element;
}
