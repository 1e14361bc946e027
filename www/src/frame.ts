// What every page has around it: the ways to the other pages, and the switch of the language.

import type { Locale } from 'humanoid-id';
import { brand } from './brand';
import { configuration } from './configuration';
import { preferred, remember, textsIn, translate } from './language';
import { offline } from './offline';

/** `speak` is called with the language of the page, now and whenever it is switched. */
export function frame(speak: (locale: Locale) => void): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.languages a')];
  const ways = document.querySelectorAll<HTMLAnchorElement>('.ways a');
  let current = preferred();
  let drawBrand: (locale: Locale) => void = () => {};
  const use = (locale: Locale) => {
    current = locale;
    translate(locale);
    drawBrand(locale);
    for (const link of links) {
      if (link.lang === locale) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    }
    for (const way of ways) way.search = location.search;
    speak(locale);
  };
  for (const link of links) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      const locale = link.lang === 'en' ? 'en' : 'zh-CN';
      remember(locale);
      use(locale);
    });
  }
  use(current);
  void configuration().then((configured) => {
    drawBrand = brand(configured);
    const { languages } = configured;
    const [first] = languages ?? [];
    if (!languages || !first) return drawBrand(current);
    for (const link of links) link.hidden = languages.length < 2 || !languages.includes(link.lang as Locale);
    use(languages.includes(current) ? current : first);
  });
  offline(() => textsIn(current));
}
