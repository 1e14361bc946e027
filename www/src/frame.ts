// What every page has around it: the ways to the other pages, and the switch of the language.

import type { Locale } from 'humanoid-id';
import { spoken, started } from './boot/started';
import { configuration } from './configuration';
import { learn, remember, textsIn, translate } from './language';
import { dismiss, notice } from './notice';
import { offline } from './offline';
import { preferred } from './preferred';

/** `speak` is called with the language of the page whenever it is switched, and once before this is fulfilled. */
export function frame(speak: (locale: Locale) => void): Promise<void> {
  started();
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.languages a')];
  const ways = document.querySelectorAll<HTMLAnchorElement>('.ways a');
  let wanted = preferred();
  let current: Locale = wanted ?? 'zh-CN';
  let drawConfigured: (locale: Locale) => void = () => {};
  const use = async (locale: Locale) => {
    current = locale;
    await learn(locale);
    // Somebody may have thought better of it meanwhile.
    if (current !== locale) return;
    translate(locale);
    drawConfigured(locale);
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
      const locale = link.lang as Locale;
      wanted = locale;
      remember(locale);
      void use(locale);
    });
  }
  const first = use(current).finally(spoken);
  void configuration().then(({ sound, draw }) => {
    drawConfigured = draw;
    const { languages = [] } = sound;
    const [preset] = languages;
    if (!preset) return draw(current);
    for (const link of links) link.hidden = languages.length < 2 || !languages.includes(link.lang as Locale);
    return use(wanted && languages.includes(wanted) ? wanted : preset);
  });
  addEventListener('not-loaded', () => {
    const [said, answer, act] = navigator.onLine
      ? (['notLoaded', 'reload', () => location.reload()] as const)
      : (['notHere', 'dismiss', dismiss] as const);
    notice(said, answer, textsIn(current), act);
  });
  offline(() => textsIn(current));
  return first;
}
