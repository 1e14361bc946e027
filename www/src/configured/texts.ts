// What is said of settings that cannot be used, to whoever wrote them.

import type { Locale } from 'humanoid-id';
import { type Fault, KEYS } from './check';

type Said = {
  title(count: number): string;
  faults: Record<Fault['because'] | 'not-there', (found: string) => string>;
  /** By setting: what its value is to be. */
  expected: Record<string, string>;
  type(expected: string, found: string): string;
};

const keys = (comma: string) => KEYS.map((key) => `"${key}"`).join(comma);

const zh: Said = {
  title: (count) => `config.json有${count}处不符，未采用；其余设置照常`,
  faults: {
    'not-json': (found) => `不是JSON：${found}`,
    unknown: () => `没有这项设置。可用的有：${keys('、')}；"name"之下为"zh"和"en"`,
    type: (found) => `实为${found}`,
    empty: () => '不能为空',
    address: (found) => `不是网址：${found}`,
    scheme: (found) => `只能链接到http或https网址，实为${found}`,
    'other-host': (found) => `须与本页在同一主机，页面的安全策略不允许其他主机；实为${found}`,
    language: (found) => `本页只有"zh-CN"和"en"两种语言，实为${found}`,
    twice: (found) => `${found}重复`,
    'not-there': (found) => `图片打不开：${found}`,
  },
  expected: {
    '': '对象，如{ "name": "…" }',
    name: '文字，或{ "zh": "…", "en": "…" }',
    logo: '图片的地址（文字）',
    registry: '名录文件的地址（文字）',
    records: '数据集的列表，如[{ "address": "./dataset/", "key": "./portal.public.jwk" }]',
    link: '网址（文字）',
    languages: '语言的列表，如["zh-CN", "en"]',
  },
  type: (expected, found) => `应为${expected}；${found}`,
};

const en: Said = {
  title: (count) =>
    count === 1
      ? 'One thing in config.json cannot be used; the rest is in force'
      : `${count} things in config.json cannot be used; the rest is in force`,
  faults: {
    'not-json': (found) => `It is not JSON: ${found}`,
    unknown: () => `There is no such setting. There are ${keys(', ')}, and "zh" and "en" within "name".`,
    type: (found) => `found ${found}`,
    empty: () => 'It must not be empty.',
    address: (found) => `This is no address: ${found}`,
    scheme: (found) => `Only http and https addresses can be linked to; found ${found}`,
    'other-host': (found) =>
      `It has to be on the same host as this page, whose policy lets nothing else in; found ${found}`,
    language: (found) => `The page speaks "zh-CN" and "en"; found ${found}`,
    twice: (found) => `${found} is there twice.`,
    'not-there': (found) => `This picture cannot be shown: ${found}`,
  },
  expected: {
    '': 'an object, such as { "name": "…" }',
    name: 'a text, or { "zh": "…", "en": "…" }',
    logo: 'the address of a picture, as text',
    registry: 'the address of a registry document, as text',
    records: 'a list of datasets, such as [{ "address": "./dataset/", "key": "./portal.public.jwk" }]',
    link: 'an address, as text',
    languages: 'a list of languages, such as ["zh-CN", "en"]',
  },
  type: (expected, found) => `Expected ${expected}; ${found}`,
};

const SAID: Record<Locale, Said> = { 'zh-CN': zh, en, ja: en };

export const titleOf = (count: number, locale: Locale): string => SAID[locale].title(count);

export function sentence({ where, because, found }: Fault | NotThere, locale: Locale): string {
  const { faults, expected, type } = SAID[locale];
  const said = faults[because](found);
  return because === 'type' ? type(expected[where.split('/')[1] ?? ''] ?? '', said) : said;
}

/** Found only when the browser asks for it. */
export type NotThere = { where: string; because: 'not-there'; found: string };
