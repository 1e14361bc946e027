// What is wrong with a registry document, as a sentence. The module says it in English, for a programmer, and weighs
// what its texts weigh; who shows faults to others brings the Chinese, which is this table.

import type { Locale, RegistryFault } from '../contract/types';
import { visible } from './escape-invisible';

/** `POINTER: expected …, found …`, with nothing in it that would rearrange a page or a terminal. */
export function faultText(fault: RegistryFault, locale: Locale): string {
  const place = visible(fault.pointer) || WHOLE[locale === 'zh-CN' ? locale : 'en'];
  return `${place}${locale === 'zh-CN' ? '：' : ': '}${faultSentence(fault, locale)}`;
}

/** For the pointer that is empty. */
const WHOLE: Record<'en' | 'zh-CN', string> = { en: 'the document', 'zh-CN': '整个文件' };

/** The same for whoever shows the pointer in a place of its own. */
export function faultSentence({ expected, found }: Omit<RegistryFault, 'pointer'>, locale: Locale): string {
  const seen = visible(found);
  if (locale !== 'zh-CN') return `expected ${expected}${seen && `, found ${seen}`}`;
  return `应为${EXPECTED[expected] ?? expected}${seen && `，实为${FOUND[seen] ?? seen.replace(/^without /, '缺少')}`}`;
}

const LIST = '列表';

/** By the English of the module. */
export const EXPECTED: Readonly<Record<string, string>> = {
  // The document as JSON
  'UTF-8': 'UTF-8编码',
  'at most 33554432 bytes': '不超过33554432字节',
  'at most 1000 faults': '不超过1000处问题',
  'values nested 16 deep at most': '不超过16层的嵌套',
  'a value': '一个值',
  'an object of plain data, JSON text or its bytes': '纯数据对象、JSON文本或其字节',
  'what JSON can hold': 'JSON能表示的数据',
  'a value after the comma': '逗号后的值',
  'a comma or the end': '逗号或结尾',
  'a colon': '冒号',
  'a text in quotation marks': '引号中的文本',
  'an escape of JSON': 'JSON转义',
  'four hexadecimal digits': '四位十六进制数字',
  'the end of the text, or an escape': '文本的结尾或转义',
  'a digit': '数字',
  'the end of the document': '文件的结尾',
  // Its members
  'an object': '对象',
  'a list': LIST,
  'this member only once': '只出现一次的成员',
  'a member of the format, or one of your own that begins with x-': '格式规定的成员，或以x-开头的自定成员',
  'no more elements than the format allows': '不超过格式允许的元素个数',
  '64 members at most, each only once': '至多64个成员，且各出现一次',
  'a text in English': '英文文本',
  'a text in Chinese': '中文文本',
  'a text of 1 to 2000 characters, without controls': '1至2000个字符的文本，不含控制字符',
  'a text of 1 to 2000 characters, not only spaces, without controls':
    '1至2000个字符的文本，不能全为空白，不含控制字符',
  'a name of 1 to 2000 characters, not only spaces, without controls':
    '1至2000个字符的名称，不能全为空白，不含控制字符',
  'at most 32768 bytes': '不超过32768字节',
  'a text, a text in both languages, a number, true or false': '文本、双语文本、数字、true或false',
  'a whole number of up to 15 digits': '不超过15位的整数',
  'a day as YYYY-MM-DD': '日期（YYYY-MM-DD）',
  'a day not before validFrom': '不早于validFrom的日期',
  '"humanoid-id-registry/1"': '“humanoid-id-registry/1”',
  'who publishes it, in both languages': '发布者的名称（中英文）',
  'the day it describes': '所述日期',
  "its number in the issuer's series": '发布序号',
  'where it comes from': '来源',
  'on what terms it may be used': '使用条款',
  // Enterprises and models
  'two letters': '两位字母',
  'four of 0-9A-Z': '四位数字或大写字母',
  'six of 0-9A-Z': '六位数字或大写字母',
  '29 of 0-9A-Z': '29位数字或大写字母',
  'one of 0-9A-Z': '一位数字或大写字母',
  'characters of 0-9A-Z': '数字或大写字母',
  'its name in both languages': '中英文名称',
  '"active", "retired" or "planned"': '“active”、“retired”或“planned”',
  'a list of at least one code': '至少含一个编码的列表',
  '18 characters of GB 32100 whose check character agrees': '校验码正确的18位统一社会信用代码（GB 32100）',
  'the status that its days give it on asOf': '与asOf当天有效期相符的状态',
  'an entry that is not there before': '前面没有出现过的条目',
  "a code that begins with the enterprise's country and code": '以该企业的国家代码和企业代码开头的编码',
  'a code that fits the layout': '符合编码规则的编码',
  "a code over which the enterprise's check can be computed": '企业编码规则的校验码能够计算的编码',
  // Layouts
  'letters, digits, _ and -': '字母、数字、_和-',
  'literal, choice, digits, alnum, date, sequence or check': 'literal、choice、digits、alnum、date、sequence或check',
  'how many places it takes': '所占位数',
  'the characters that always stand there': '固定字符',
  'the characters': '字符',
  'a list of choices': '取值列表',
  'at least one choice': '至少一个取值',
  'a value that no other choice has': '与其他取值不同的值',
  'the format of the date': '日期格式',
  'iso-7064-mod-11-2, iso-7064-mod-37-2, iso-7064-mod-97-10, iso-7064-mod-661-26, iso-7064-mod-1271-36, iso-7064-mod-11-10, iso-7064-mod-27-26, iso-7064-mod-37-36, luhn, verhoeff, damm, gb-32100 or gb-11714':
    'iso-7064-mod-11-2、iso-7064-mod-37-2、iso-7064-mod-97-10、iso-7064-mod-661-26、iso-7064-mod-1271-36、iso-7064-mod-11-10、iso-7064-mod-27-26、iso-7064-mod-37-36、luhn、verhoeff、damm、gb-32100或gb-11714',
  'parts that hold only what the system is computed over': '只含该校验码体系可计算字符的部分',
  'parts of 17 places at most for gb-32100, of 8 for gb-11714': 'gb-32100至多17位、gb-11714至多8位的部分',
  'the parts that it is computed over, in order': '参与计算的部分，按顺序',
  'the name of a part': '部分的名称',
  'at least one part': '至少一个部分',
  'alnum36, alnum34, alnum33 or uscc31': 'alnum36、alnum34、alnum33或uscc31',
  'YYYYMMDD, YYMMDD, YYYYDDD, YYYYWW, YYWW or vin-year': 'YYYYMMDD、YYMMDD、YYYYDDD、YYYYWW、YYWW或vin-year',
  'no such member in this kind of field': '此类字段没有的成员（应删去）',
  'a number that fits the width': '不超出位数的数',
  'as many characters as the field has places': '与字段位数相同的字符数',
  'a number from min on that fits the width': '不小于min且不超出位数的数',
  'a character that may stand in the field': '该字段允许的字符',
  '1 to 17, a sequence 1 to 15, and as wide as what stands there': '1至17（sequence为1至15），且与内容等宽',
  'a name that no other field and no segment has': '与其他字段和各段不同的名称',
  'widths that sum to 6': '合计为6的位数',
  'widths that sum to 17': '合计为17的位数',
  'a segment before this one, another field of this layout, or an earlier check':
    '前面的段、本规则的其他字段或更前面的校验码',
  'either text or field': 'text或field之一',
  'a layout of the serial beside it': '同时给出序列号的编码规则',
  'every field of the serial but literals and checks': '序列号中除固定字符和校验码外的所有字段',
  'the name of a field of the serial': '序列号中某个字段的名称',
  'a field that is neither a literal nor a check': '固定字符和校验码以外的字段',
  'each field only once': '每个字段只出现一次',
  'after a padded field the end, or a text that begins with a sign': '补位字段之后为结尾，或以符号开头的文本',
};

const FOUND: Readonly<Record<string, string>> = {
  nothing: '缺失',
  none: '空',
  more: '更多',
  'the end': '结尾',
  'an object': '对象',
  'a list': LIST,
  neither: '两者都没有',
  both: '两者都有',
  'other bytes': '其他字节',
};
