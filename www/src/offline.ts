// After the first visit the page works without a network. A new version waits until the person wants it.

import { registerSW } from 'virtual:pwa-register';
import { h } from './dom';
import type { Texts } from './texts/texts';

export function offline(texts: () => Texts): void {
  const update = registerSW({
    onNeedRefresh() {
      const button = h('button', { type: 'button', class: 'quiet' }, texts().updateNow);
      button.addEventListener('click', () => void update(true));
      document.body.append(h('p', { class: 'update', role: 'status' }, `${texts().updateThere} `, button));
    },
  });
}
