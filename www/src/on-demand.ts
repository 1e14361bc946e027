// What Vite puts around `import()`. `import()` takes no integrity, and an import map, which could bring it, would be a
// script inside the page. A link that preloads a module takes one, and `import()` then finds that very module where the
// browser keeps them. Engines that do not preload modules (Safari before 17, Firefox before 115) get a script element
// instead, whose address Trusted Types would not let anybody set.

import { integrityOf } from './integrity';
import { once } from './once';

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
  const element = address.endsWith('.css') ? link('stylesheet', address) : scriptOf(address);
  element.crossOrigin = 'anonymous';
  element.integrity = (await integrityOf(address)) ?? '';
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

function scriptOf(address: string): HTMLLinkElement | HTMLScriptElement {
  const preloading = link('modulepreload', address);
  if (preloading.relList.supports('modulepreload')) return preloading;
  const script = document.createElement('script');
  script.type = 'module';
  script.src = address;
  return script;
}

function link(rel: string, address: string): HTMLLinkElement {
  const element = document.createElement('link');
  element.rel = rel;
  element.href = address;
  return element;
}
