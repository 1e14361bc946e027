// What there is to say on the command line: one table, from which arguments are read, help is printed and shells complete.

import type { Names } from '../index';

export type Option = {
  /** What stands for its value in the help; none where it takes no value. */
  value?: string;
  choices?: readonly string[];
  isRepeated?: true;
  short?: string;
  about: Names;
};

export type Command = {
  operands: string;
  about: Names;
  options: readonly OptionName[];
  examples: readonly string[];
  /** What somebody looks for in the help beyond single options. */
  notes?: readonly Names[];
  /** What the first operand is one of. */
  words?: readonly string[];
  /** Where an option is not for this command what it is for others. */
  own?: Readonly<Record<string, Partial<Option>>>;
};

const table = <T extends Record<string, Option>>(options: T): { [Name in keyof T]: Option } => options;

export const OPTIONS = table({
  column: {
    value: 'NAME',
    about: { en: 'the column with the code, by name or number', zh: '编码所在的列：列名或序号' },
  },
  columns: {
    value: 'C,E,M,S',
    about: { en: 'or four: country, enterprise, model, serial', zh: '或四列：国家、企业、型号、序列号' },
  },
  sheet: {
    value: 'SHEET',
    about: { en: 'of a workbook: name, or number from 1', zh: '工作表：名称，或从 1 起的序号' },
  },
  delimiter: { value: 'CHAR', about: { en: 'what stands between fields, or tab', zh: '字段之间的分隔符，或 tab' } },
  header: {
    value: 'ANSWER',
    choices: ['yes', 'no'],
    about: { en: 'whether row one names columns; found out unless said', zh: '首行是否为列名；默认自动识别' },
  },
  encoding: {
    value: 'NAME',
    choices: ['auto', 'utf-8', 'utf-16le', 'gb18030'],
    about: { en: 'of the file; found out unless said', zh: '文件编码；默认自动识别' },
  },
  duplicates: {
    value: 'KIND',
    choices: ['off', 'exact', 'near'],
    about: {
      en: 'report codes of earlier rows; near: typing errors too',
      zh: '报告前面已出现过的编码；near 还包括疑似录入错误',
    },
  },
  workers: {
    value: 'N',
    about: { en: 'read a large file with so many threads', zh: '用多个线程读取大文件' },
  },
  memory: {
    value: 'SIZE',
    about: {
      en: 'find exact duplicates within so much memory, such as 512MB; other codes wait in a temporary file',
      zh: '查找重复时的内存上限，如 512MB；放不下的编码暂存于临时文件',
    },
  },
  'temp-dir': {
    value: 'FOLDER',
    about: { en: "the folder of that file, if not the system's", zh: '临时文件所在文件夹；默认为系统的' },
  },
  format: {
    value: 'FORMAT',
    choices: ['text', 'json', 'jsonl', 'csv', 'html'],
    about: {
      en: 'text to read, JSON, the bad rows (jsonl, csv) or a page with charts',
      zh: '文本、JSON、有问题的行（jsonl、csv）或带图表的网页',
    },
  },
  report: {
    value: 'FILE',
    about: {
      en: 'by its ending: the bad rows (.csv, .jsonl), the summary (.json) or a page with charts (.html)',
      zh: '按扩展名写入文件：有问题的行（.csv、.jsonl）、汇总（.json）或带图表的网页（.html）',
    },
  },
  annotate: {
    value: 'FILE',
    about: { en: 'a copy with what came of each row in front of it', zh: '写出副本，每行前附检查结果' },
  },
  registry: {
    value: 'FILE',
    isRepeated: true,
    about: { en: 'a registry document; a later one wins', zh: '名录文件；可给多个，后者优先' },
  },
  on: {
    value: 'DAY',
    about: {
      en: 'the day on which enterprise and model are to be valid: 2026-06-30',
      zh: '企业和型号应在哪一天有效：2026-06-30',
    },
  },
  out: { value: 'FOLDER', about: { en: 'where the dataset goes', zh: '数据集写入的文件夹' } },
  issuer: { value: 'NAME', about: { en: 'who says so', zh: '发布者' } },
  'as-of': {
    value: 'DAY',
    about: { en: 'the day that the data describe: 2026-06-30', zh: '数据所述的日期：2026-06-30' },
  },
  sequence: { value: 'N', about: { en: 'the number in the series, rising', zh: '序号，逐次增大' } },
  source: {
    value: 'TEXT',
    about: { en: 'where the data come from; the issuer unless said', zh: '数据来源；默认为发布者' },
  },
  licence: { value: 'TEXT', about: { en: 'on what terms the data may be used', zh: '数据的使用条件' } },
  key: {
    value: 'FILE',
    isRepeated: true,
    about: {
      en: 'a key: private to sign, public to read; two while keys change',
      zh: '密钥：签名用私钥，读取用公钥；更换密钥期间可给两个',
    },
  },
  base: {
    value: 'FOLDER',
    about: { en: 'an earlier dataset: only shards that changed are written', zh: '以前的数据集：只写有变化的分片' },
  },
  settings: {
    value: 'FILE',
    about: { en: 'all of these from a small JSON file', zh: '由一个小的 JSON 文件给出以上各项' },
  },
  from: { value: 'PLACE', about: { en: 'a dataset: its folder or its address', zh: '数据集：文件夹或地址' } },
  as: { value: 'FORM', choices: ['epcis'], about: { en: 'which form', zh: '导出格式' } },
  host: {
    value: 'ADDRESS',
    about: { en: 'what the addresses of units begin with: https://HOST/', zh: '各台地址的开头：https://主机/' },
  },
  algorithm: { value: 'NAME', choices: ['ES256', 'Ed25519'], about: { en: 'of the keys', zh: '密钥算法' } },
  style: {
    value: 'STYLE',
    choices: ['compact', 'spaced', 'hyphenated'],
    about: { en: 'how it is set', zh: '书写样式' },
  },
  country: { value: 'CC', about: { en: 'country segment', zh: '国家代码段' } },
  enterprise: { value: 'CODE', about: { en: 'enterprise segment', zh: '企业代码段' } },
  model: { value: 'CODE', about: { en: 'model segment', zh: '型号代码段' } },
  serial: { value: 'CODE', about: { en: 'serial segment, as it is', zh: '序列号段，原样' } },
  field: {
    value: 'NAME=VALUE',
    isRepeated: true,
    about: { en: 'a field of the layout: date=2026-05-22', zh: '编码规则中的字段：date=2026-05-22' },
  },
  'in-house': { value: 'NUMBER', about: { en: "the maker's own number", zh: '企业内部编号' } },
  count: { value: 'N', about: { en: 'how many', zh: '数量' } },
  seed: { value: 'N', about: { en: 'the same seed, the same codes', zh: '种子相同，结果相同' } },
  lang: { value: 'LANG', choices: ['en', 'zh-CN'], about: { en: 'the language of messages', zh: '提示语言' } },
  help: {
    short: 'h',
    about: { en: 'this help; after a command, that of the command', zh: '显示帮助；在命令之后则显示该命令的帮助' },
  },
  version: { short: 'V', about: { en: 'the version', zh: '显示版本' } },
});

export type OptionName = keyof typeof OPTIONS;

/** What every command takes. */
export const COMMON = ['lang', 'help', 'version'] as const satisfies readonly OptionName[];

const CODE = 'CNTESTH1A00120260522A00000001';

export const COMMANDS = {
  check: {
    operands: 'FILE...',
    about: {
      en: 'check every row of CSV, TSV, JSON lines, lines, XLSX or Parquet; - is standard input',
      zh: '检查 CSV、TSV、JSON Lines、逐行文本、XLSX 或 Parquet；- 表示标准输入',
    },
    options: [
      'column',
      'columns',
      'sheet',
      'delimiter',
      'header',
      'encoding',
      'duplicates',
      'registry',
      'on',
      'workers',
      'memory',
      'temp-dir',
      'format',
      'report',
      'annotate',
    ],
    notes: [
      {
        en: 'Comma, semicolon, tab and | between fields are found out; any other is to be said with --delimiter.',
        zh: '分隔符可自动识别逗号、分号、制表符和 |；其他须用 --delimiter 指定。',
      },
      {
        en: 'A number as --column or in --columns is a position from 1, also where a column has it for a name.',
        zh: '--column、--columns 中的数字是从 1 起的序号，即使有列以该数字为名。',
      },
      {
        en: 'Duplicates are looked for within each file, not across files.',
        zh: '重复编码在各文件内查找，不跨文件。',
      },
      {
        en: '--annotate copies one text file: neither standard input nor a workbook or Parquet file.',
        zh: '--annotate 只能为一个文本文件写副本，不支持标准输入、工作簿和 Parquet。',
      },
      {
        en: 'A file that is written gets its name when it is complete; a pipe or device is written to as it stands.',
        zh: '写出的文件在完成后才以所给名称出现；管道和设备则直接写入。',
      },
    ],
    examples: [
      'humanoid-id check fleet.csv --duplicates exact --report bad.csv',
      'humanoid-id check fleet.csv --annotate fleet-checked.csv',
      'humanoid-id check exports/*.csv --report summary.html',
      'humanoid-id check fleet.xlsx --sheet 台账 --registry national.json',
      'humanoid-id check huge.csv --duplicates exact --memory 512MB',
      'cat codes.txt | humanoid-id check - --format jsonl',
    ],
  },
  decode: {
    operands: 'CODE...',
    about: {
      en: 'what a code says; - reads codes from standard input, one a line',
      zh: '解读编码；- 从标准输入逐行读取编码',
    },
    options: ['registry', 'on', 'format'],
    own: { format: { choices: ['text', 'json'], about: { en: 'text to read, or JSON', zh: '文本或 JSON' } } },
    examples: [`humanoid-id decode ${CODE}`, `humanoid-id decode ${CODE} --registry national.json --format json`],
  },
  suggest: {
    operands: 'CODE...',
    about: { en: 'single edits that would make it valid', zh: '给出一步即可改对的建议' },
    options: ['registry', 'on'],
    examples: ['humanoid-id suggest CHNTESTH1A00120260522A00000001'],
  },
  format: {
    operands: 'CODE...',
    about: { en: 'as people read it', zh: '按便于阅读的样式书写' },
    options: ['style'],
    examples: [`humanoid-id format ${CODE} --style hyphenated`],
  },
  compose: {
    operands: '',
    about: { en: 'a code from its segments, or from what they mean', zh: '由各段或其含义生成编码' },
    options: ['country', 'enterprise', 'model', 'serial', 'field', 'in-house', 'registry', 'on'],
    examples: [
      'humanoid-id compose --country CN --enterprise TEST --model H1A001 --serial 20260522A00000001',
      'humanoid-id compose --country CN --enterprise TEST --model H1A001 --registry national.json \\\n' +
        '      --field date=2026-05-22 --field line=A --field sequence=1',
    ],
  },
  sample: {
    operands: '',
    about: { en: 'codes for tests', zh: '生成测试用编码' },
    options: ['count', 'seed', 'enterprise'],
    examples: ['humanoid-id sample --count 3 --seed 1'],
  },
  registry: {
    operands: 'check|sign FILE...',
    words: ['check', 'sign'],
    about: {
      en: 'whether a registry document is sound, or a signature beside it; - is standard input',
      zh: '检查名录文件是否正确，或为其签名；- 表示标准输入',
    },
    options: ['key'],
    examples: [
      'humanoid-id registry check national.json',
      'humanoid-id registry sign national.json --key portal.private.jwk',
    ],
  },
  records: {
    operands: 'ACTION FILE...',
    words: ['check', 'publish', 'seal', 'verify', 'show', 'export'],
    about: {
      en: 'the life of units: check records, publish them as static files, look one up',
      zh: '机器人的全生命周期：检查记录、发布为静态文件、查询一台',
    },
    options: [
      'out',
      'issuer',
      'as-of',
      'sequence',
      'source',
      'licence',
      'key',
      'base',
      'settings',
      'registry',
      'from',
      'as',
      'host',
      'format',
    ],
    own: { format: { choices: ['text', 'json', 'jsonl'], about: { en: 'text to read, or JSON', zh: '文本或 JSON' } } },
    notes: [
      {
        en: 'check, publish: files of JSON lines, one unit a line; - is standard input.',
        zh: 'check、publish：JSON Lines 文件，每行一台；- 表示标准输入。',
      },
      {
        en: 'seal: a folder of shards that SQL wrote. verify, show --from: a folder or an address.',
        zh: 'seal：由 SQL 写出的分片文件夹。verify、show --from：文件夹或地址。',
      },
      {
        en: 'A dataset that is updated stays whole at every moment: its manifest is written last.',
        zh: '更新期间数据集始终完整：清单最后写出。',
      },
    ],
    examples: [
      'humanoid-id records check units.jsonl --as-of 2026-06-30',
      'humanoid-id records publish units.jsonl --out dataset --issuer "TEST Robotics" \\\n' +
        '      --as-of 2026-06-30 --sequence 1 --key portal.private.jwk',
      'humanoid-id records verify dataset --key portal.public.jwk',
      `humanoid-id records show ${CODE} --from https://example.org/dataset/ --key portal.public.jwk`,
    ],
  },
  keys: {
    operands: 'make',
    words: ['make'],
    about: { en: 'a pair of keys for signatures', zh: '生成签名用的一对密钥' },
    options: ['out', 'algorithm'],
    own: {
      out: {
        value: 'NAME',
        about: { en: 'NAME.private.jwk and NAME.public.jwk', zh: '名称.private.jwk 和 名称.public.jwk' },
      },
    },
    examples: ['humanoid-id keys make --out portal'],
  },
  completion: {
    operands: 'SHELL',
    words: ['bash', 'zsh', 'fish'],
    about: { en: 'what bash, zsh or fish needs to complete', zh: '输出 bash、zsh 或 fish 的补全脚本' },
    options: [],
    examples: ['eval "$(humanoid-id completion bash)"', 'humanoid-id completion fish | source'],
  },
} as const satisfies Record<string, Command>;

export type CommandName = keyof typeof COMMANDS;

/** An option as a command knows it. */
export const optionOf = (name: OptionName, command: Command | null): Option => ({
  ...OPTIONS[name],
  ...command?.own?.[name],
});
