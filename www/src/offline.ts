// What comes once the page is of use. After the first visit it works without a network. A new version waits until the person wants it.

import { notice } from './notice';
import type { Texts } from './texts/texts';

/** Once the page is there and at rest: what is kept for later comes after what is needed now. */
export function offline(texts: () => Texts): void {
  const begin = async () => {
    // Nobody has written in them yet, mostly; text that is there asks for its letters by itself.
    void document.fonts.load('500 1rem Code');
    const { registerSW } = await import('virtual:pwa-register');
    const update = registerSW({
      onNeedRefresh: () => notice('updateThere', 'updateNow', texts(), () => void update(true)),
    });
  };
  const soon = () => ('requestIdleCallback' in window ? requestIdleCallback(begin) : setTimeout(begin));
  if (document.readyState === 'complete') soon();
  else addEventListener('load', soon);
}
