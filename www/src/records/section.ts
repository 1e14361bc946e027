// The life of a unit, under the meaning of its parts. What draws it comes with the first good code.

import { find, h } from '../dom';
import { once } from '../once';
import type { Seen } from './life';

export function lifeSection(): (seen: Seen) => void {
  const section = h('section', { class: 'life', hidden: '' });
  find('.meaning').after(section);
  const load = once(() => import('./life'));
  let latest: Seen = { decoded: null, locale: 'zh-CN' };
  return (seen) => {
    latest = seen;
    if (!seen.decoded) {
      section.hidden = true;
      return;
    }
    // That it cannot be loaded is said by the page.
    load().then(
      ({ drawLife }) => drawLife(section, latest),
      () => {},
    );
  };
}
