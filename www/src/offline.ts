// After the first visit the page works without a network. A new version waits until the person wants it.

import { notice } from './notice';
import type { Texts } from './texts/texts';

/** Once the page is there and at rest: what is kept for later comes after what is needed now. */
export function offline(texts: () => Texts): void {
  const begin = async () => {
    const { registerSW } = await import('virtual:pwa-register');
    const update = registerSW({
      onNeedRefresh: () => notice('updateThere', 'updateNow', texts(), () => void update(true)),
    });
  };
  const soon = () => ('requestIdleCallback' in window ? requestIdleCallback(begin) : setTimeout(begin));
  if (document.readyState === 'complete') soon();
  else addEventListener('load', soon);
}
