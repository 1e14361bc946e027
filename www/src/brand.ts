// The head of the page as its host wants it.

import type { Locale } from 'humanoid-id';
import type { Configuration } from './configuration';
import { find, h } from './dom';

/** What is to be done again for each language. */
export function brand({ name, logo, link }: Configuration): (locale: Locale) => void {
  const product = find('.product');
  if (logo) {
    product.classList.add('branded');
    product.prepend(h('img', { src: logo, alt: '' }));
  }
  const text = find('.product-name');
  if (link && /^(https?:|[./])/.test(link)) {
    const way = h('a', { href: link });
    text.replaceWith(way);
    way.append(text);
  }
  return (locale) => {
    if (name) text.textContent = typeof name === 'string' ? name : name[locale === 'en' ? 'en' : 'zh'];
  };
}
