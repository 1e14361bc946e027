// A page as its host wants it, and what is said where that cannot be done. Loaded only where the host wants anything.

import type { Locale } from 'humanoid-id';
import { find, h, sign } from '../dom';
import type { Configured } from '../settings';
import { brand } from './brand';
import { check } from './check';
import { editionAt } from './edition';
import { type NotThere, sentence, titleOf } from './texts';

export function configured(json: string): Configured {
  const { sound, faults: found } = check(json);
  const faults: ((typeof found)[number] | NotThere)[] = found;
  let draw = () => {};
  const drawBrand = brand(sound, (found) => {
    faults.push({ where: '/logo', because: 'not-there', found });
    draw();
  });
  const edition = sound.rules ? editionAt(sound.rules) : Promise.resolve(undefined);
  return {
    sound,
    // What cannot be read is said, and the default rules are used.
    edition: edition.catch((error: Error) => {
      faults.push({ where: '/rules', because: 'unusable', found: error.message });
      draw();
      return undefined;
    }),
    draw(locale) {
      draw = () => drawFaults(faults, locale);
      drawBrand(locale);
      draw();
    },
  };
}

function drawFaults(faults: Parameters<typeof sentence>[0][], locale: Locale): void {
  document.querySelector('.settings')?.remove();
  if (faults.length === 0) return;
  const items = faults.map((fault) =>
    h('li', {}, fault.where ? h('code', { translate: 'no' }, fault.where) : null, ` ${sentence(fault, locale)}`),
  );
  const said = h('div', {}, h('p', {}, titleOf(faults.length, locale)), h('ul', {}, ...items));
  find('main').prepend(h('div', { class: 'settings problem', 'data-severity': 'warning' }, sign('warning'), said));
}
