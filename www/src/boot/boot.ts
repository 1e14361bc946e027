// Runs before anything of the page is drawn, and stands alone, so that it runs where nothing else does. The HTML is Chinese:
// for those who read another language the page is drawn once it speaks that, instead of twice. And a page that does not
// start, because the browser is too old for its scripts or one of them was refused, says so at once.

import { preferred } from '../preferred';

const page = document.documentElement;
const wanted = preferred();
if (wanted && wanted !== page.lang) {
  page.lang = wanted;
  page.classList.add('translating');
}

addEventListener(
  'error',
  ({ target }) => {
    // An exception, or a script that did not come as it was built.
    if (target === window || target instanceof HTMLScriptElement) page.classList.add('stopped');
  },
  true,
);
