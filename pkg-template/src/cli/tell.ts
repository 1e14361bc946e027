// What a code says, as a person reads it in a terminal: its characters on the left, what they mean on the right.

import { answeredBy } from '../api/answering-registries';
import {
  countryName,
  type Decoded,
  type DecodedField,
  type EditionFit,
  type Listing,
  type Locale,
  message,
  type Names,
  notice,
  type RegistrySource,
  rulesetId as usual,
} from '../index';
import { visible } from '../messages/escape-invisible';
import { nameFor } from '../messages/registry-names';
import { SENTENCES } from './sentences';
import { paint } from './terminal';

/** `on`: the day that was asked for. */
export function tell(decoded: Decoded, locale: Locale, on?: string): string {
  const { colon, comma, decoded: say, summary } = SENTENCES[locale];
  const { country, enterprise, model, serial, assurance } = decoded;

  // Which registry says so, where several were asked.
  const isLayered = assurance.registries.length > 1;
  const listing = ({ known, name, status, layer }: Listing) => {
    if (known === null) return assurance.registries.length > 0 ? say.notCovered : say.notAsked;
    if (!known) return isLayered ? say.inNone : say.notListed;
    const said = [name && nameFor(locale, name), status && say[status]].filter(Boolean).join(summary.and);
    return isLayered && layer !== null ? said + say.layer({ number: layer + 1 }) : said;
  };
  const text = (value: string | number | boolean | Names) =>
    typeof value === 'object' ? nameFor(locale, value) : String(value);
  const field = (one: DecodedField): [string, string] => [
    `  ${one.value}`,
    `${one.label ? nameFor(locale, one.label) : one.name}${colon}${text(one.meaning ?? one.value)}`,
  ];

  const codes = [country.alpha3, country.numeric].filter(Boolean).join(comma);
  const rows: [string, string][] = [
    [country.alpha2, `${countryName(country.alpha2, locale) ?? ''}${codes && say.codes({ codes })}`],
    [enterprise.code, listing(enterprise)],
    [model.code, listing(model)],
    ...model.fields.map(field),
    ...Object.entries(model.attributes).map(([name, value]): [string, string] => ['', `${name}${colon}${text(value)}`]),
    [serial.value, serial.inHouse === null ? '' : `${say.inHouse}${colon}${serial.inHouse}`],
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
    ...rulesText(assurance, locale, on),
    paint(process.stdout, 'dim', notice(locale)),
    '',
  ].join('\n');
}

/** Which edition of the rules a code was held against, where it is not the usual one, and which of several it fits. */
function rulesText({ rulesetId: id, fit }: Decoded['assurance'], locale: Locale, on?: string): string[] {
  if (fit) return [fitText(fit, locale, on)];
  return id === usual ? [] : [SENTENCES[locale].decoded.rules({ id: visible(id), why: undefined })];
}

/** Which of several editions a code fits, and which one counts. */
export function fitText({ rulesetId, by, editions }: EditionFit, locale: Locale, on?: string): string {
  const { comma, decoded: say } = SENTENCES[locale];
  const why = { day: say.byDay, code: say.byCode, fit: say.byFit({ day: on }), newest: say.byNewest({ day: on }) }[by];
  const those = (isFit: boolean) =>
    editions
      .filter(({ status }) => (status === 'valid') === isFit)
      .map((it) => visible(it.rulesetId))
      .join(comma) || undefined;
  return say.rules({ id: visible(rulesetId), why }) + say.space + say.fits({ fits: those(true), others: those(false) });
}

/** Who says so, as of which day, in which issue; and which of several it is. */
export function sourceText({ issuer, asOf, sequence }: RegistrySource, locale: Locale, number?: number): string {
  return SENTENCES[locale].decoded.source({ number, issuer: nameFor(locale, issuer), asOf, sequence });
}
