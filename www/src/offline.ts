// After the first visit the page works without a network. A new version waits until the person wants it, and is then used
// in the tab where they said so; the others stay as they are.

import { notice } from './notice';
import { scriptAddress } from './script-address';
import type { Texts } from './texts/texts';

/** Once the page is there and at rest: what is kept for later comes after what is needed now. */
export function offline(texts: () => Texts): void {
  const container = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!container) return;
  const begin = () => void keep(container, texts);
  const soon = () => ('requestIdleCallback' in window ? requestIdleCallback(begin) : setTimeout(begin));
  if (document.readyState === 'complete') soon();
  else addEventListener('load', soon);
}

async function keep(container: ServiceWorkerContainer, texts: () => Texts): Promise<void> {
  const address = await scriptAddress(new URL('sw.js', document.baseURI));
  if (!address) return;
  const reload = () => location.reload();
  const tellHealed = async () => {
    const files = await askHealed(container.controller);
    if (files.length > 0) notice('healed', 'reload', texts(), reload, files.join(', '));
  };
  container.addEventListener('message', ({ data }: MessageEvent<{ notKept?: string; healed?: true }>) => {
    if (data.notKept) notice('notKept', 'reload', texts(), reload, data.notKept);
    if (data.healed) void tellHealed();
  });
  // No network, a private window, a host that does not serve it: the page works as it is.
  const registration = await container.register(address, { updateViaCache: 'none' }).catch(() => null);
  if (!registration) return;

  const offer = () => notice('updateThere', 'updateNow', texts(), () => use(container, registration));
  const watch = (coming: ServiceWorker) =>
    coming.addEventListener('statechange', () => {
      if (coming.state === 'installed' && registration.active) offer();
    });
  if (registration.waiting && registration.active) offer();
  if (registration.installing) watch(registration.installing);
  registration.addEventListener('updatefound', () => registration.installing && watch(registration.installing));

  await tellHealed();
}

/** Somebody may have said so in another tab before: then what is left to do is to come anew. */
function use(container: ServiceWorkerContainer, { waiting }: ServiceWorkerRegistration): void {
  if (!waiting) {
    location.reload();
    return;
  }
  container.addEventListener('controllerchange', () => location.reload(), { once: true });
  waiting.postMessage('use');
}

/** The files that were found broken since somebody last asked, and are whole again. */
function askHealed(controller: ServiceWorker | null): Promise<string[]> {
  return new Promise((resolve) => {
    if (!controller) return resolve([]);
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    controller.postMessage('healed', [port2]);
  });
}
