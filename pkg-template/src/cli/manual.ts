// What there is to say on the command line: one table, from which arguments are read, help is printed and shells complete.

import { LOCALES } from '../messages/generated/all/locales';
import type { Sentences } from './sentences';

export type Option = {
  /** What stands for its value in the help; none where it takes no value. */
  value?: string;
  choices?: readonly string[];
  isRepeated?: true;
  short?: string;
  /** What it is for, where that is not said under its name. */
  text?: keyof Sentences['options'];
};

export type Command = {
  operands: string;
  options: readonly OptionName[];
  examples: readonly string[];
  /** What somebody looks for in its help beyond single options. */
  notes?: keyof Sentences['notes'];
  /** What the first operand is one of. */
  words?: readonly string[];
  /** What the symbols of labels are. */
  symbols?: readonly string[];
  /** Where an option is not for this command what it is for others. */
  own?: Readonly<Record<string, Partial<Option>>>;
};

const table = <T extends Record<string, Option>>(options: T): { [Name in keyof T]: Option } => options;

export const OPTIONS = table({
  column: {
    value: 'NAME',
    isRepeated: true,
  },
  columns: {
    value: 'C,E,M,S',
  },
  sheet: {
    value: 'SHEET',
    isRepeated: true,
  },
  delimiter: { value: 'CHAR' },
  header: {
    value: 'ANSWER',
    choices: ['yes', 'no'],
  },
  encoding: {
    value: 'NAME',
    choices: ['auto', 'utf-8', 'utf-16le', 'gb18030', 'windows-1252'],
  },
  quote: {
    value: 'SIGN',
    choices: ['auto', 'none', 'double'],
  },
  strict: {},
  'fail-on': {
    value: 'KIND',
    choices: ['error', 'warning', 'duplicate'],
    isRepeated: true,
  },
  'allow-empty': {},
  duplicates: {
    value: 'KIND',
    choices: ['off', 'exact', 'near'],
  },
  across: {},
  workers: {
    value: 'N',
  },
  memory: {
    value: 'SIZE',
  },
  'temp-dir': {
    value: 'FOLDER',
  },
  format: {
    value: 'FORMAT',
    choices: ['text', 'json', 'jsonl', 'csv', 'html'],
  },
  report: {
    value: 'FILE',
  },
  annotate: {
    value: 'FILE',
  },
  registry: {
    value: 'FILE',
    isRepeated: true,
  },
  rules: { value: 'FILE', isRepeated: true },
  rule: { value: 'NAME=VALUE', isRepeated: true },
  on: {
    value: 'DAY',
  },
  out: { value: 'FOLDER' },
  issuer: { value: 'NAME' },
  'as-of': {
    value: 'DAY',
  },
  sequence: { value: 'N' },
  source: {
    value: 'TEXT',
  },
  licence: { value: 'TEXT' },
  key: {
    value: 'FILE',
    isRepeated: true,
  },
  base: {
    value: 'FOLDER',
  },
  settings: {
    value: 'FILE',
  },
  from: { value: 'PLACE' },
  as: { value: 'FORM', choices: ['epcis'] },
  host: {
    value: 'ADDRESS',
  },
  algorithm: { value: 'NAME', choices: ['ES256', 'Ed25519'] },
  style: {
    value: 'STYLE',
    choices: ['compact', 'spaced', 'hyphenated'],
  },
  country: { value: 'CC' },
  enterprise: { value: 'CODE' },
  model: { value: 'CODE' },
  serial: { value: 'CODE' },
  field: {
    value: 'NAME=VALUE',
    isRepeated: true,
  },
  'in-house': { value: 'NUMBER' },
  'in-house-column': { value: 'NAME' },
  'code-column': { value: 'NAME' },
  'model-column': { value: 'NAME' },
  output: { value: 'FILE' },
  symbol: { value: 'KIND', choices: ['qr', 'data-matrix'] },
  label: { value: 'WxH' },
  page: { value: 'SIZE' },
  module: { value: 'MM' },
  link: { value: 'ADDRESS' },
  dpi: { value: 'N' },
  count: { value: 'N' },
  seed: { value: 'N' },
  lang: { value: 'LANG', choices: LOCALES },
  help: {
    short: 'h',
  },
  version: { short: 'V' },
});

export type OptionName = keyof typeof OPTIONS;

/** What every command takes. */
export const COMMON = ['lang', 'help', 'version'] as const satisfies readonly OptionName[];

/** How the rows of a file are read. */
const READING = ['sheet', 'delimiter', 'header', 'encoding', 'quote'] as const satisfies readonly OptionName[];

const CODE = 'CNTESTH1A00120260522A00000001';

export const COMMANDS = {
  check: {
    operands: 'FILE...',
    options: [
      'column',
      'columns',
      'sheet',
      'delimiter',
      'header',
      'encoding',
      'quote',
      'strict',
      'fail-on',
      'allow-empty',
      'duplicates',
      'across',
      'rules',
      'rule',
      'registry',
      'on',
      'workers',
      'memory',
      'temp-dir',
      'format',
      'report',
      'annotate',
    ],
    notes: 'check',
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
    operands: 'FILE|CODE...',
    options: ['rules', 'rule', 'registry', 'on', 'format', 'code-column', 'in-house-column', 'output', ...READING],
    own: { format: { choices: ['text', 'json', 'jsonl'], text: 'formatOfDecode' } },
    examples: [
      `humanoid-id decode ${CODE}`,
      `humanoid-id decode ${CODE} --registry national.json --format json`,
      'humanoid-id decode codes.csv --code-column humanoid_id --registry national.json --output numbers.csv',
    ],
  },
  suggest: {
    operands: 'CODE...',
    options: ['rules', 'rule', 'registry', 'on', 'format'],
    own: { format: { choices: ['text', 'jsonl'], text: 'formatOfSuggest' } },
    examples: ['humanoid-id suggest CHNTESTH1A00120260522A00000001'],
  },
  format: {
    operands: 'CODE...',
    options: ['style'],
    examples: [`humanoid-id format ${CODE} --style hyphenated`],
  },
  compose: {
    operands: '[FILE]',
    options: [
      'country',
      'enterprise',
      'model',
      'serial',
      'field',
      'in-house',
      'in-house-column',
      'code-column',
      'model-column',
      'output',
      'rules',
      'rule',
      'registry',
      'on',
      'format',
      ...READING,
    ],
    own: { format: { choices: ['text', 'jsonl'], text: 'formatOfCompose' } },
    notes: 'compose',
    examples: [
      'humanoid-id compose --country CN --enterprise TEST --model H1A001 --serial 20260522A00000001',
      'humanoid-id compose --country CN --enterprise TEST --model H1A001 --registry national.json \\\n' +
        '      --field date=2026-05-22 --field line=A --field sequence=1',
      'humanoid-id compose line.csv --in-house-column number --country CN --enterprise TST3 --model LX0100 \\\n' +
        '      --registry national.json --output codes.csv',
    ],
  },
  labels: {
    operands: 'FILE...',
    options: [
      ...['output', 'symbol', 'label', 'page', 'module', 'link', 'dpi', 'column'],
      ...[...READING, 'rules', 'rule', 'registry', 'on'],
    ],
    own: { output: { value: 'FILE', text: 'outputOfLabels' }, column: { value: 'NAME', text: 'columnOfLabels' } },
    symbols: ['qr', 'data-matrix'],
    examples: [
      'humanoid-id labels codes.csv --output labels.pdf',
      'humanoid-id labels codes.csv --output labels.svg --symbol data-matrix --label 40x12 --page a4',
      'humanoid-id labels codes.csv --output roll.pdf --label 62x29 --page label',
      'humanoid-id labels codes.csv --output pictures --dpi 600',
    ],
  },
  sample: {
    operands: '',
    options: ['count', 'seed', 'enterprise'],
    examples: ['humanoid-id sample --count 3 --seed 1'],
  },
  registry: {
    operands: 'check|init|sign FILE...',
    words: ['check', 'init', 'sign'],
    options: ['key'],
    examples: [
      'humanoid-id registry check national.json',
      'humanoid-id registry sign national.json --key portal.private.jwk',
    ],
  },
  rules: {
    operands: 'check|show|diff FILE...',
    words: ['check', 'show', 'diff'],
    options: [],
    examples: ['humanoid-id rules check 2027-01.json', 'humanoid-id rules diff cn-humanoid-29/2026-05 2027-01.json'],
  },
  records: {
    operands: 'ACTION FILE...',
    words: ['check', 'publish', 'seal', 'verify', 'show', 'export'],
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
    own: { format: { choices: ['text', 'json', 'jsonl'], text: 'formatOfRecords' } },
    notes: 'records',
    examples: [
      'humanoid-id records check units.jsonl --as-of 2026-06-30',
      'humanoid-id records publish units.jsonl --out dataset --issuer "TEST Robotics" \\\n' +
        '      --as-of 2026-06-30 --sequence 1 --key portal.private.jwk',
      'humanoid-id records verify dataset --key portal.public.jwk',
      `humanoid-id records show ${CODE} --from dataset --key portal.public.jwk`,
    ],
  },
  keys: {
    operands: 'make',
    words: ['make'],
    options: ['out', 'algorithm'],
    own: { out: { value: 'NAME', text: 'outOfKeys' } },
    examples: ['humanoid-id keys make --out portal'],
  },
  completion: {
    operands: 'SHELL',
    words: ['bash', 'zsh', 'fish'],
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

/** What an option is for. */
export const aboutOption = (name: OptionName, command: Command | null, say: Sentences): string =>
  say.options[optionOf(name, command).text ?? name];
