// The head of the page as its host wants it.

import type { Locale } from 'humanoid-id';
import { find, h } from '../dom';
import type { Configuration } from '../settings';
import { nameFor } from '../texts/registry-names';

/** What is to be done again for each language. `missing` is told of a logo that is not there. */
export function brand({ name, logo, link }: Configuration, missing: (logo: string) => void): (locale: Locale) => void {
  const product = find('.product');
  // Nobody keeps it for when there is no network; the name stands there all the same.
  if (logo && navigator.onLine) {
    const image = h('img', { alt: '' });
    image.addEventListener('load', () => {
      product.classList.add('branded');
      product.prepend(image);
    });
    image.addEventListener('error', () => missing(logo));
    image.src = logo;
  }
  const text = find('.product-name');
  if (link) {
    const way = h('a', { href: link });
    text.replaceWith(way);
    way.append(text);
  }
  return (locale) => {
    if (name) text.textContent = typeof name === 'string' ? name : nameFor(locale, name);
  };
}
