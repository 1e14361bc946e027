// A short name for every issue, where there is no room for a sentence: in a chart, a list of counts, a filter.

import type { IssueCode, Locale } from '../contract/types';
import { names as en } from './generated/en';
import { names as ja } from './generated/ja';
import { names as zhCN } from './generated/zh-CN';

<<<<<<< HEAD
export const ISSUE_NAMES: Record<Locale, Record<IssueCode, string>> = {
  en: {
    'not-a-string': 'No text',
    'too-long-to-check': 'Too long to check',
    'too-short': 'Too short',
    'too-long': 'Too long',
    'character-not-allowed': 'Character not allowed',
    'look-alike-character': 'Look-alike character',
    'ambiguous-letter': 'Letter easily mistaken',
    'country-not-letters': 'Country is no letters',
    'country-unassigned': 'No such country',
    'country-user-assigned': 'Country is user-assigned',
    'country-reserved': 'Country is reserved',
    'country-withdrawn': 'Country was withdrawn',
    'country-not-china': 'Country is not CN',
    'placeholder-segment': 'Like a placeholder',
    'other-scheme': 'Another kind of code',
    'spreadsheet-scientific': 'Scientific notation',
    'spreadsheet-rounded': 'Digits turned to zeros',
    'spreadsheet-date': 'Turned into a date',
    'spreadsheet-formula': 'Formula or apostrophe',
    'spreadsheet-characters': 'Characters beyond ASCII',
    'lost-leading-zeros': 'Leading zeros lost',
    'several-codes': 'Several codes in a cell',
    'row-shape': 'Row out of shape',
    'row-too-long': 'Row too long',
    blank: 'Blank',
    'totals-row': 'Title or totals',
    duplicate: 'Duplicate',
    'near-duplicate': 'One slip from another code',
    'enterprise-unknown': 'Enterprise not in the registry',
    'model-unknown': 'Model not in the registry',
    'enterprise-retired': 'Enterprise retired',
    'model-retired': 'Model retired',
    'model-layout-mismatch': 'Model breaks its layout',
    'serial-layout-mismatch': 'Serial breaks its layout',
    'check-character-wrong': 'Wrong check character',
    'not-canonical': 'Not in its plain form',
  },
  'zh-CN': {
    'not-a-string': '不是文本',
    'too-long-to-check': '过长，无法检查',
    'too-short': '位数不足',
    'too-long': '位数过多',
    'character-not-allowed': '字符不允许',
    'look-alike-character': '形似字符',
    'ambiguous-letter': '易混淆字母',
    'country-not-letters': '国家代码不是字母',
    'country-unassigned': '国家代码不存在',
    'country-user-assigned': '国家代码为自定义',
    'country-reserved': '国家代码为保留',
    'country-withdrawn': '国家代码已停用',
    'country-not-china': '国家代码不是CN',
    'placeholder-segment': '像是占位内容',
    'other-scheme': '其他类型的编码',
    'spreadsheet-scientific': '变成了科学计数法',
    'spreadsheet-rounded': '尾数变成了0',
    'spreadsheet-date': '变成了日期',
    'spreadsheet-formula': '公式或撇号',
    'spreadsheet-characters': '全角、不可见等字符',
    'lost-leading-zeros': '丢了开头的0',
    'several-codes': '一格多个编码',
    'row-shape': '行不完整',
    'row-too-long': '行过长',
    blank: '空白',
    'totals-row': '标题或合计行',
    duplicate: '重复',
    'near-duplicate': '与另一编码只差一处',
    'enterprise-unknown': '名录中没有的企业',
    'model-unknown': '名录中没有的型号',
    'enterprise-retired': '企业代码已停用',
    'model-retired': '型号代码已停用',
    'model-layout-mismatch': '型号不符合编码规则',
    'serial-layout-mismatch': '序列号不符合编码规则',
    'check-character-wrong': '校验字符不符',
    'not-canonical': '非规范写法',
  },
};
=======
export const ISSUE_NAMES: Record<Locale, Record<IssueCode, string>> = { en, 'zh-CN': zhCN, ja };
>>>>>>> c799d4e (Say messages from plain data in TypeScript, without the module)

/** What stands beside an issue's code to explain it: in English, the code itself is as good a name. */
export function nameBeside(code: string, locale: Locale): string | undefined {
  return locale === 'en' ? undefined : ISSUE_NAMES[locale][code as IssueCode];
}
