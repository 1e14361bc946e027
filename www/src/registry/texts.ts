// What is said of registries, beside what every page says.

import type { Locale } from 'humanoid-id';

const zh = {
  reading: '正在读取名录…',
  used: (issuer: string, asOf: string) => `正在使用：${issuer}，截至${asOf}`,
  counts: (enterprises: string, models: string) => `企业${enterprises}家，型号${models}个。`,
  source: (source: string, licence: string) => `${source}（${licence}）`,
  refused: (name: string, faults: string) => `“${name}”不能作为名录使用，有${faults}处不符：`,
  whole: '整个文件',
  more: (count: string) => `另有${count}处`,
  missing: (address: string) => `无法读取设定的名录：${address}`,
  unreadable: '无法读取这个文件。',
};

export type RegistryTexts = typeof zh;

const en: RegistryTexts = {
  reading: 'Reading the registry…',
  used: (issuer, asOf) => `In use: ${issuer}, as of ${asOf}`,
  counts: (enterprises, models) => `It lists ${enterprises} enterprises and ${models} models.`,
  source: (source, licence) => `${source} (${licence})`,
  refused: (name, faults) => `“${name}” cannot be used as a registry. What is wrong with it (${faults}):`,
  whole: 'the whole file',
  more: (count) => `${count} more`,
  missing: (address) => `The registry that is configured cannot be read: ${address}`,
  unreadable: 'This file cannot be read.',
};

export const REGISTRY_TEXTS: Record<Locale, RegistryTexts> = { 'zh-CN': zh, en, ja: en };
