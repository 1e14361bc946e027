// What each part of a good code means, as far as anybody outside knows: from which table of which date, and where
// nothing is known, why.

import {
  countriesAsOf,
  countryName,
  type Decoded,
  type DecodedField,
  type Locale,
  type Names,
  type SegmentName,
} from 'humanoid-id';
import { find, h } from '../dom';
import { nameFor } from '../texts/registry-names';
import type { KnownTexts } from './texts';

export type Meaning = {
  part: SegmentName;
  name: string;
  code: string;
  /** What it is called, where somebody says so. */
  title: string | null;
  /** Sentences, the most telling first. */
  said: string[];
  /** Where that is from. */
  source: string;
};

export function meaningOf(decoded: Decoded, locale: Locale, texts: KnownTexts): Meaning[] {
  const named = (names: Names | null) => names && nameFor(locale, names);
  const { country, enterprise, model, serial } = decoded;
  const forms = [country.alpha3, country.numeric].filter((form) => form !== null).join(' · ');
  const from = (...layers: (number | null)[]) =>
    [...new Set(layers)]
      .flatMap((layer) => (layer === null ? [] : (decoded.assurance.registries[layer] ?? [])))
      .map((registry) => texts.sources.registry({ issuer: named(registry.issuer) ?? '', asOf: registry.asOf }))
      .join(' ');
  const read = (fields: DecodedField[], otherwise: string) =>
    fields.length ? fields.map((field) => fieldSaid(field, named, texts)) : [otherwise];
  const part = (name: SegmentName, code: string, title: string | null, said: string[], source: string): Meaning => ({
    part: name,
    name: texts.parts[name],
    code,
    title,
    said,
    source,
  });
  return [
    part(
      'country',
      country.alpha2,
      countryName(country.alpha2, locale) ?? named(country.name),
      forms ? [forms] : [],
      texts.sources.country({ asOf: countriesAsOf }),
    ),
    part(
      'enterprise',
      enterprise.code,
      named(enterprise.name),
      enterprise.name ? [] : [texts.about.enterprise],
      from(enterprise.layer),
    ),
    part('model', model.code, named(model.name), read(model.fields, texts.about.model), from(model.layer)),
    // Its layout is the model's own, or else the maker's.
    part(
      'serial',
      serial.value,
      null,
      read(serial.fields, texts.about.serial),
      serial.fields.length > 0 ? from(model.layer, enterprise.layer) : '',
    ),
  ];
}

function fieldSaid(field: DecodedField, named: (names: Names | null) => string | null, texts: KnownTexts): string {
  const { label, name, value, meaning } = field;
  const said = meaning !== null && typeof meaning === 'object' ? named(meaning) : meaning;
  return `${named(label) ?? name}${texts.colon}${said ?? value}`;
}

export function drawMeaning(decoded: Decoded | null, locale: Locale, texts: KnownTexts): void {
  const section = find('.meaning');
  section.hidden = !decoded;
  if (!decoded) return;
  find('dl', section).replaceChildren(...meaningOf(decoded, locale, texts).map(row));
}

function row({ part, name, code, title, said, source }: Meaning): HTMLElement {
  const words = said.map((sentence) => h('p', {}, sentence));
  if (title) words.unshift(h('p', { class: 'part-title' }, title));
  return h(
    'div',
    { 'data-part': part },
    h('dt', {}, name),
    h('dd', { class: 'part-code', translate: 'no' }, code),
    h('dd', {}, ...words, source ? h('p', { class: 'source' }, ...withDatesWhole(source)) : null),
  );
}

/** A date that breaks at its hyphens is hard to read as one. */
function withDatesWhole(text: string): (Node | string)[] {
  return text.split(/(\d{4}-\d\d-\d\d)/).map((piece, at) => (at % 2 ? h('time', {}, piece) : piece));
}
