// The one answer of every host to what it is asked, written out by hand.

// To probe.mjs.

const id = 'CNTESTH1A00120260522A00000001';
const segments = { country: 'CN', enterprise: 'TEST', model: 'H1A001', serial: '20260522A00000001' };

export const expected = (version) => ({
  version,
  isHumanoidId: [true, false, false],
  parse: { id, ...segments },
  good: { status: 'valid', id, segments, issues: [], edits: [], rulesetId: 'cn-humanoid-29/2026-05' },
  bad: {
    status: 'invalid',
    segments: { country: 'CN', enterprise: 'TEST', serial: '20260522A00000001' },
    issue: 'look-alike-character',
    range: [10, 11],
  },
  half: ['incomplete', 'model', 4],
  notAString: 'not-a-string',
  message: [true, true],
  find: [23, 52],
  suggest: 'CNTESTH1A00120260522A00000001',
  sample: [true, true, true],
  misuse: [true, true],
});

// To ask.mjs of `projects/entries`: how a file was read, rows, valid ones, line and issue of the first that is reported.
const CSV = ['csv', 'gb18030', '编码', 2, 1, [3, 'country-unassigned']];
const SHEET = ['xlsx', null, '编码', 12, 4, [3, 'character-not-allowed']];
const TABLE = ['parquet', null, '编码', 4, 2, [2, 'character-not-allowed']];

export const ENTRIES = {
  bytes: [0, 2, 1],
  duplicates: 1,
  detail: 'spreadsheet-scientific',
  csv: CSV,
  sheet: SHEET,
  table: TABLE,
  piped: SHEET,
  forms: ['robot'],
  page: [true, true, true],
};
/** What only a page has, and only who reads files by their path. */
export const OF_PAGES = { element: [id, true, true] };
export const OF_ENGINES = { paths: [CSV, SHEET, TABLE], threads: [200_000, 200_000, 2] };

/** And what is asked where WebAssembly is forbidden. */
export const ON_THE_EDGE = { bulk: [true, true], forms: ENTRIES.forms, page: [true, true] };

/** To `projects/react-native`. */
export const OF_NATIVE = {
  webAssembly: 'undefined',
  isReady: true,
  model: 'Example One',
  valid: id,
  ruled: true,
  validated: true,
  live: 'CN T',
  said: true,
  findings: 'function',
  bulk: true,
};
