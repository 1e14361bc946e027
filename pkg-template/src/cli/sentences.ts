// What the command line says when it cannot do what it was asked, in both languages: the one place for it.
//
// What is wrong with a code is said by the package, with a registry by `../faults.ts`, and what there is to ask for by
// the manual.

import type { Locale } from '../index';

const en = {
  colon: ': ',
  see: 'See humanoid-id --help.',
  // Arguments
  sayWhat: 'say what to do',
  noCommand: (name: string) => `there is no command "${name}"`,
  noOption: (name: string) => `there is no option ${name}`,
  notOfCommand: (command: string, name: string) => `${command} has no option --${name}`,
  noValue: (name: string, value: string) => `${name}: a value is missing, as in ${name} ${value}`,
  likeOption: (name: string, value: string) => `${name}: found ${value}; if it is the value, write ${name}=${value}`,
  takesNone: (name: string) => `${name} takes no value`,
  oneOf: (name: string, choices: readonly string[], found: string) =>
    `${name}: expected ${choices.join(', ')}, found "${found}"`,
  wholeNumber: (name: string, least: number, found: string) =>
    `--${name}: expected a whole number${least ? ` from ${least}` : ''}, found "${found}"`,
  size: (name: string, least: string, found: string) =>
    `--${name}: expected a size from ${least}, such as 512MB or 2GB, found "${found}"`,
  memoryNear: '--memory: near duplicates are looked for in memory only; with a limit ask for --duplicates exact',
  memoryAlone: '--memory: limits what --duplicates exact takes, which was not asked for',
  folderAlone: '--temp-dir: the folder for what --memory leaves no room for, which was not asked for',
  memoryStream: '--memory: reads the input twice, so it has to be a file',
  day: (found: string) => `--on: expected a day as YYYY-MM-DD, found "${found}"`,
  enterprise: (found: string) => `--enterprise: expected 4 of 0-9A-Z, found "${found}"`,
  whichCode: 'which code?',
  whichFile: 'check: which file? - is standard input',
  registryCheck: 'registry check FILE',
  nameAndValue: (found: string) => `--field: expected NAME=VALUE, found "${found}"`,
  fieldTwice: (name: string) => `--field: ${name} is given twice; give it once`,
  strayOperand: (command: string, operand: string) => `${command}: "${operand}" belongs to no option`,
  composeOfWhat: 'compose: of what? for example --country CN --enterprise TEST',
  noMatch: (pattern: string) => `no file matches ${pattern}`,
  fourColumns: (found: number) => `--columns: expected country, enterprise, model, serial; found ${found}`,
  oneOrFour: '--column and --columns: one column or four; give one of the two options',
  oneCharacter: (found: string) =>
    `--delimiter: expected one ASCII character, or tab, comma, semicolon or pipe; found "${found}"`,
  annotateOne: (files: number) => `--annotate: one file at a time, and there are ${files}`,
  annotateStream: '--annotate: reads the input twice, so it has to be a file',
  annotateSheet: '--annotate: a copy keeps the bytes of a text; of a workbook or Parquet file write a --report',
  outputName: (option: string) =>
    `--${option}: expected the name of a file, which "-" is not; for rows on standard output say --format csv or jsonl`,
  reportEnding: (endings: readonly string[], found: string) =>
    `--report: the name says the form: expected one that ends in ${endings.join(', ')}, found "${found}"`,
  inPlaceOf: (other: string) => `would take the place of ${other}`,
  isRead: (file: string) => `${file}, which is read`,
  isWritten: (name: string) => `what ${name} writes`,
  // Progress
  secondsLeft: (seconds: number) => `${seconds} s left`,
  rowsInvalid: (rows: string, invalid: string) => `${rows} rows, ${invalid} invalid`,
  compare: 'comparing',
  tell: 'once more',
  // Files
  standardInput: 'standard input',
  standardOutput: 'standard output',
  noColumn: (name: string, names: readonly string[]) => `there is no column "${name}"; there are: ${names.join(', ')}`,
  columnBeyond: (number: string, count: number) => `there is no column ${number}; there are ${count}`,
  columnByNumber: 'a column of JSON lines is named, not numbered',
  oneThread:
    'read by one thread: UTF-16, workbooks, Parquet, standard input and codes that are compared are not read in parts',
  temporaryFolder: (folder: string) => `folder for temporary files ${folder}`,
  changed: 'it changed while it was read',
  missing: 'there is no such file or folder',
  noFolder: 'a part of the path is no folder',
  isFolder: 'is a folder, not a file',
  notAllowed: 'permission denied',
  diskFull: 'there is no room left on the disk',
  // Codes and registries
  noSuggestion: (code: string) => `${code}: valid; nothing to suggest`,
  sound: 'sound',
};

export type Sentences = typeof en;

const zh: Sentences = {
  colon: '：',
  see: '用法见 humanoid-id --help。',
  sayWhat: '请说明要做什么',
  noCommand: (name) => `没有“${name}”这个命令`,
  noOption: (name) => `没有 ${name} 这个选项`,
  notOfCommand: (command, name) => `${command} 没有 --${name} 选项`,
  noValue: (name, value) => `${name}：缺少值，应写作 ${name} ${value}`,
  likeOption: (name, value) => `${name}：其后是 ${value}；如果它就是值，请写作 ${name}=${value}`,
  takesNone: (name) => `${name} 后面不带值`,
  oneOf: (name, choices, found) => `${name}：应为 ${choices.join('、')} 之一，实为“${found}”`,
  wholeNumber: (name, least, found) => `--${name}：应为${least ? `不小于${least}的` : ''}整数，实为“${found}”`,
  size: (name, least, found) => `--${name}：应为不小于 ${least} 的大小，如 512MB、2GB，实为“${found}”`,
  memoryNear: '--memory：近似重复只能全部在内存中查找；限制内存时请用 --duplicates exact',
  memoryAlone: '--memory：只限制 --duplicates exact 所用的内存，请一并写上',
  folderAlone: '--temp-dir：只与 --memory 一起使用，请一并写上',
  memoryStream: '--memory：输入要读两遍，必须是文件',
  day: (found) => `--on：应为 YYYY-MM-DD 形式的日期，实为“${found}”`,
  enterprise: (found) => `--enterprise：应为4位 0-9A-Z，实为“${found}”`,
  whichCode: '请给出编码',
  whichFile: 'check：请给出文件；- 表示标准输入',
  registryCheck: '写法：registry check 文件',
  nameAndValue: (found) => `--field：应写作 名称=值，实为“${found}”`,
  fieldTwice: (name) => `--field：${name} 给出了两次，请只给一次`,
  strayOperand: (command, operand) => `${command}：“${operand}”不属于任何选项`,
  composeOfWhat: 'compose：请给出各段，例如 --country CN --enterprise TEST',
  noMatch: (pattern) => `没有与 ${pattern} 匹配的文件`,
  fourColumns: (found) => `--columns：应依次给出国家、企业、型号、序列号四列，实为${found}列`,
  oneOrFour: '--column 与 --columns：指定一列或四列，两个选项只能给出一个',
  oneCharacter: (found) => `--delimiter：应为一个 ASCII 字符，或 tab、comma、semicolon、pipe 之一，实为“${found}”`,
  annotateOne: (files) => `--annotate：一次只能处理一个文件，这里有${files}个`,
  annotateStream: '--annotate：输入要读两遍，必须是文件',
  annotateSheet: '--annotate：只能为文本文件写副本；工作簿或 Parquet 文件请改用 --report',
  outputName: (option) => `--${option}：应为文件名（“-”不是）；要在标准输出上得到各行，请用 --format csv 或 jsonl`,
  reportEnding: (endings, found) => `--report：文件名的扩展名决定格式，应为 ${endings.join('、')} 之一，实为“${found}”`,
  inPlaceOf: (other) => `会覆盖${other}`,
  isRead: (file) => `要读取的 ${file}`,
  isWritten: (name) => `${name} 写出的文件`,
  secondsLeft: (seconds) => `剩余 ${seconds} 秒`,
  rowsInvalid: (rows, invalid) => `${rows} 行，${invalid} 行无效`,
  compare: '比对',
  tell: '复读',
  standardInput: '标准输入',
  standardOutput: '标准输出',
  noColumn: (name, names) => `没有“${name}”这一列；现有列：${names.join('、')}`,
  columnBeyond: (number, count) => `没有第 ${number} 列；共有 ${count} 列`,
  columnByNumber: 'JSON Lines 的列要用名称指定，不能用序号',
  oneThread: '以单线程读取：UTF-16、工作簿、Parquet、标准输入以及需要查重的文件不能分段读取',
  temporaryFolder: (folder) => `临时文件夹 ${folder}`,
  changed: '读取期间文件被修改',
  missing: '文件或文件夹不存在',
  noFolder: '路径中有一部分不是文件夹',
  isFolder: '是文件夹，不是文件',
  notAllowed: '没有权限',
  diskFull: '磁盘空间不足',
  noSuggestion: (code) => `${code}：格式正确，没有修改建议`,
  sound: '没有发现问题',
};

export const SENTENCES: Record<Locale, Sentences> = { en, 'zh-CN': zh };
