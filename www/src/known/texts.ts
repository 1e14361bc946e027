// What is said of what codes mean, beside what every page says.

import type { SegmentName } from 'humanoid-id';
import type { Texts } from '../texts/texts';

type Own = {
  more(count: number): string;
  about: Record<Exclude<SegmentName, 'country'>, string>;
  sources: { country(asOf: string): string; registry(issuer: string, asOf: string): string };
  colon: string;
  comma: string;
};
export type KnownTexts = Texts & Own;

export const KNOWN_TEXTS: Record<'zh-CN' | 'en', Own> = {
  'zh-CN': {
    more: (count) => `再看${count}个`,
    about: {
      enterprise: '代表生产企业，未见公开名录，不作猜测',
      model: '代表产品型号，各位的含义未见公开',
      serial: '代表同一型号中的一台，编排方式由企业确定',
    },
    sources: {
      country: (asOf) => `国家和地区代码：GB/T 2659.1（修改采用 ISO 3166-1），核对日期${asOf}`,
      registry: (issuer, asOf) => `${issuer}，截至${asOf}`,
    },
    colon: '：',
    comma: '，',
  },
  en: {
    more: (count) => `${count} more`,
    about: {
      enterprise: 'Stands for the maker; no list of makers is public, and nothing is guessed',
      model: 'Stands for the product model; what its places mean has not been published',
      serial: 'Stands for one unit of that model; its make-up is up to the maker',
    },
    sources: {
      country: (asOf) => `Country codes of GB/T 2659.1 (a modified ISO 3166-1), compared on ${asOf}`,
      registry: (issuer, asOf) => `${issuer}, as of ${asOf}`,
    },
    colon: ': ',
    comma: ' — ',
  },
};
