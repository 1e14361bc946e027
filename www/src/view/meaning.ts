// What each part of a good code means, as far as anybody outside knows.

import { decode, type HumanoidId, type Locale } from 'humanoid-id';
import { find, h } from '../dom';
import type { Texts } from '../texts/texts';

export function drawMeaning(id: HumanoidId | null, locale: Locale, texts: Texts): void {
  const section = find('.meaning');
  const decoded = id && decode(id);
  section.hidden = !decoded;
  if (!decoded) return;
  const { country, enterprise, model, serial } = decoded;
  const name = country.name?.[locale === 'en' ? 'en' : 'zh'];
  const forms = [country.alpha3, country.numeric].filter((form) => form !== null).join(' · ');
  find('dl', section).replaceChildren(
    ...row(texts.parts.country, country.alpha2, h('span', {}, h('strong', {}, name ?? ''), forms && ` ${forms}`)),
    ...row(texts.parts.enterprise, enterprise.code, texts.about.enterprise),
    ...row(texts.parts.model, model.code, texts.about.model),
    ...row(texts.parts.serial, serial.value, texts.about.serial),
  );
}

function row(name: string, code: string, said: string | HTMLElement): HTMLElement[] {
  const term = h('dt', {}, name);
  const value = h('dd', { class: 'part-code', translate: 'no' }, code);
  return [h('div', {}, term, value, h('dd', {}, said))];
}
