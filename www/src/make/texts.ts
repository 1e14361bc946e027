// What the page that makes codes says beside what every page says.

import type { Locale } from 'humanoid-id';

const zh = {
  makeTitle: '生成编码',
  makeLead: '填写各部分，组成一个编码；或生成测试用的样例。',
  makeHonesty: '在此组成的编码不会登记到任何地方，也不代表任何机器人。',
  way: '方式',
  wayParts: '填写四段',
  wayLayout: '按企业的编码规则',
  checkIt: '检查这个编码',
  samplesTitle: '测试样例',
  samplesLead: '格式正确，企业代码为TEST，不属于任何机器人。',
  samplesCount: '数量',
  samplesMake: '生成',
  copyAll: '全部复制',
  registryForLayouts:
    '企业、型号和编码规则取自名录。名录文件（JSON）可以选择，也可以拖到本页；只在本机读取，不会上传。',
  noRegistry: '没有名录，无从得知编码规则。请在下方选择名录文件，或试用示例名录。',
  choose: '请选择',
  otherModel: '名录之外的型号',
  modelCode: '型号代码',
  serialCode: '序列号',
  ownNumber: '企业内部编号',
  ownNumberHint: '填写后，以下各项随之填入',
  listed: (name: string, code: string) => `${name}（${code}）`,
  holds: (expected: string) => `可填：${expected}`,
  holdsYear: '年份，如2026',
  holdsWeek: '年和周，如2026-W21',
  computed: '由其他部分算出',
};

export type MakeTexts = typeof zh;

const en: MakeTexts = {
  makeTitle: 'Make a code',
  makeLead: 'Fill in the parts and see the code they make, or get samples for tests.',
  makeHonesty: 'A code made here is entered in no register and stands for no robot.',
  way: 'How',
  wayParts: 'From its four parts',
  wayLayout: 'By a maker’s layout',
  checkIt: 'Check this code',
  samplesTitle: 'Samples for tests',
  samplesLead: 'Well formed, with TEST as the enterprise; they belong to no robot.',
  samplesCount: 'How many',
  samplesMake: 'Make samples',
  copyAll: 'Copy all',
  registryForLayouts:
    'Enterprises, models and layouts are those of a registry. Choose a registry document (JSON) or drop it here; it is read on this device and sent nowhere.',
  noRegistry: 'Without a registry no layout is known. Choose a registry below, or try the sample.',
  choose: 'Choose',
  otherModel: 'A model that is not listed',
  modelCode: 'Model code',
  serialCode: 'Serial',
  ownNumber: 'Maker’s own number',
  ownNumberHint: 'Fills in the fields below',
  listed: (name, code) => `${name} (${code})`,
  holds: (expected) => `Holds ${expected}`,
  holdsYear: 'A year, such as 2026',
  holdsWeek: 'Year and week, such as 2026-W21',
  computed: 'Computed from the other parts',
};

export const MAKE_TEXTS: Record<Locale, MakeTexts> = { 'zh-CN': zh, en, ja: en };
