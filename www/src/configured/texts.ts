// What is said of settings that cannot be used, to whoever wrote them.

import type { Locale } from 'humanoid-id';
import { type Model, texts } from '../texts/generated/all/configured';
import { inEvery } from '../texts/phrases';
import { type Fault, KEYS, LANGUAGES } from './check';

const SAID = inEvery<Model>(texts);

const EXAMPLES: Record<string, string> = {
  '': '{ "name": "…" }',
  name: '{ "zh": "…", "en": "…" }',
  languages: '["zh-CN", "en"]',
  records: '[{ "address": "./dataset/", "key": "./portal.public.jwk" }]',
};

export function titleOf(count: number, locale: Locale): string {
  return SAID[locale].title({ one: count === 1 ? count : undefined, count });
}

export function sentence({ where, because, found }: Fault | NotThere, locale: Locale): string {
  const { faults, expected, type, comma } = SAID[locale];
  const quoted = (names: readonly string[]) => names.map((name) => JSON.stringify(name)).join(comma);
  const facts = { found, keys: quoted(KEYS), languages: quoted(LANGUAGES) };
  const fault = faults[because];
  const said = typeof fault === 'string' ? fault : (fault as (known: typeof facts) => string)(facts);
  if (because !== 'type') return said;
  const setting = where.split('/')[1] ?? '';
  const text = expected[(setting || 'whole') as keyof typeof expected];
  const wanted = typeof text === 'function' ? text({ example: EXAMPLES[setting] }) : text;
  return type({ expected: wanted ?? '', found: said });
}

/** Found only when the browser asks for it. */
export type NotThere = { where: string; because: 'not-there' | 'unusable'; found: string };
