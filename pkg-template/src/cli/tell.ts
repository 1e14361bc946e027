// What a code says, as a person reads it in a terminal: its characters on the left, what they mean on the right.

import { answeredBy } from '../api/answering-registries';
import {
  type Decoded,
  type DecodedField,
  type Listing,
  type Locale,
  message,
  type Names,
  type RegistrySource,
} from '../index';
import { paint } from './terminal';

const STATUS = {
  active: { en: 'active', zh: '有效' },
  retired: { en: 'retired', zh: '已停用' },
  planned: { en: 'not yet valid', zh: '尚未生效' },
};

export function tell(decoded: Decoded, locale: Locale): string {
  const lang = locale === 'en' ? 'en' : 'zh';
  const say = (en: string, zh: string) => (lang === 'en' ? en : zh);
  const colon = say(': ', '：');
  const { country, enterprise, model, serial, assurance } = decoded;

  // Which registry says so, where several were asked.
  const isLayered = assurance.registries.length > 1;
  const listing = ({ known, name, status, layer }: Listing) => {
    if (known === null) return say('no registry was asked', '未提供名录');
    if (!known && isLayered) return say('in none of the registries', '各名录中均没有');
    if (!known) return say('not in the registry', '名录中没有');
    const said = [name?.[lang], status && STATUS[status][lang]].filter(Boolean).join(say(', ', '，'));
    return isLayered && layer !== null ? `${said}${say(` (registry ${layer + 1})`, `（名录${layer + 1}）`)}` : said;
  };
  const meaning = ({ value, meaning }: DecodedField) => {
    if (meaning === null) return value;
    return typeof meaning === 'object' ? meaning[lang] : String(meaning);
  };
  const field = (one: DecodedField): [string, string] => [
    `  ${one.value}`,
    `${one.label?.[lang] ?? one.name}${colon}${meaning(one)}`,
  ];
  const attribute = (value: string | number | boolean | Names) =>
    typeof value === 'object' ? value[lang] : String(value);

  const codes = [country.alpha3, country.numeric].filter(Boolean).join(', ');
  const rows: [string, string][] = [
    [country.alpha2, `${country.name?.[lang] ?? ''}${codes && say(` (${codes})`, `（${codes}）`)}`],
    [enterprise.code, listing(enterprise)],
    [model.code, listing(model)],
    ...model.fields.map(field),
    ...Object.entries(model.attributes).map(([name, value]): [string, string] => [
      '',
      `${name}${colon}${attribute(value)}`,
    ]),
    [serial.value, serial.inHouse === null ? '' : `${say('in-house number', '企业内部编号')}${colon}${serial.inHouse}`],
    ...serial.fields.map(field),
  ];
  const width = Math.max(...rows.map(([left]) => left.length));
  const colour = { error: 'red', warning: 'yellow', info: 'dim' } as const;
  return [
    paint(process.stdout, 'bold', decoded.display),
    ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd()),
    ...decoded.issues.map((one) => paint(process.stdout, colour[one.severity], message(one, locale))),
    ...answeredBy(decoded).map((source) =>
      sourceText(source, locale, isLayered ? assurance.registries.indexOf(source) + 1 : undefined),
    ),
    paint(process.stdout, 'dim', assurance.notice[lang]),
    '',
  ].join('\n');
}

/** Who says so, as of which day, in which issue; and which of several it is. */
export function sourceText({ issuer, asOf, sequence }: RegistrySource, locale: Locale, number?: number): string {
  return locale === 'en'
    ? `Registry${number ? ` ${number}` : ''}: ${issuer.en}, as of ${asOf}, no. ${sequence}`
    : `名录${number ?? ''}：${issuer.zh}，截至 ${asOf}，第 ${sequence} 号`;
}
