// What Vite puts around `import()`. `import()` takes no integrity, and an import map, which could bring it, would be a
// script inside the page. A script element takes one in every browser; once it was run, `import()` finds the very same
// module where the browser keeps them.

import { integrityOf } from './integrity';

const asked = new Map<string, Promise<void>>();

/**
 * `needed`: the addresses of a chunk, of what it imports and of its styles. All are asked for at once, so that none is
 * asked for by another before its own element said what it has to be.
 */
export async function onDemand<Module>(get: () => Promise<Module>, needed: string[], from: string): Promise<Module> {
  try {
    await Promise.all(needed.map((address) => once(new URL(address, from).href)));
    return await get();
  } catch (error) {
    dispatchEvent(new Event('not-loaded'));
    throw error;
  }
}

function once(address: string): Promise<void> {
  const before = asked.get(address);
  if (before) return before;
  const loading = isThere(address) ? Promise.resolve() : load(address);
  asked.set(address, loading);
  return loading;
}

/** By the page itself, which says its integrity there. */
function isThere(address: string): boolean {
  const elements = document.querySelectorAll<HTMLScriptElement & HTMLLinkElement>('script[src], link[href]');
  return [...elements].some(({ src, href }) => src === address || href === address);
}

async function load(address: string): Promise<void> {
  const isStyle = address.endsWith('.css');
  const element = document.createElement(isStyle ? 'link' : 'script');
  if (element instanceof HTMLLinkElement) {
    element.rel = 'stylesheet';
    element.href = address;
  } else {
    element.type = 'module';
    element.src = address;
  }
  element.crossOrigin = 'anonymous';
  element.integrity = (await integrityOf(address)) ?? '';
  await new Promise<void>((resolve, reject) => {
    element.addEventListener('load', () => resolve());
    element.addEventListener('error', () =>
      reject(new Error(`${address} cannot be loaded, or is not what it was built`)),
    );
    document.head.append(element);
  });
}
