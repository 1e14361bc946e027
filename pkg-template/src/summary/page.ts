// The summary of a check as a page of its own: one file, to be handed on, opened without a network and printed. It holds
// no script and asks for nothing, which its own policy says to the browser.

import type { BulkOptions, Summary } from '../bulk/bulk';
import type { IssueCode, Locale, SegmentName } from '../contract/types';
import { countryName, segments as layout, message, notice, rulesetId, version } from '../index';
import { doubtTexts } from '../messages/doubts';
import { grouped } from '../messages/format-count';
import { nameBeside } from '../messages/issue-names';
import { type Bar, bars, places, type Segment, shares } from './charts';
import type { Finding } from './findings';
import { type Drawn, type Element, h, markup } from './markup';
import { rowTable } from './rows';
import { STYLE } from './style';
import { SUMMARY, type SummaryTexts } from './texts';
import { type Counts, total } from './total';
import { GRAVITY, note, type Words } from './words';

const SEGMENTS = Object.entries(layout).map(([name, [start, end]]): Segment => {
  return { name: name as SegmentName, width: end - start };
});

/** Nobody reads a thousand enterprises. */
const MOST_BARS = 15;

export type Failed = { file: string; reason: string };

export type Run = {
  findings: readonly Finding[];
  /** The files that they are of, where one of them has several findings. */
  files?: readonly string[];
  failed: readonly Failed[];
  /** Whether codes were compared: where they were not, none is not what was found. */
  duplicates: NonNullable<BulkOptions['duplicates']>;
  /** Whether codes of one file were compared with those of the others. */
  isAcross?: boolean;
  day: Date;
};

/** A whole document. */
export function summaryPage({ findings, files, failed, duplicates, isAcross, day }: Run, locale: Locale): string {
  const texts = SUMMARY[locale];
  const words: Words = { locale, texts, number: grouped };
  const [only, ...others] = findings;
  const isOne = only !== undefined && others.length === 0 && failed.length === 0;
  const [file = '', ...moreFiles] = files ?? findings.map((it) => it.name);
  const named = moreFiles.length > 0 ? texts.files(plural(moreFiles.length + 1)) : file;
  const name = isOne ? only.name : named;
  const counts = isOne ? only.summary : total(findings.map(({ summary }) => summary));
  const ids = [...new Set(findings.flatMap(({ summary }) => Object.keys(summary.byEdition)))];
  const made = texts.made({
    version,
    ruleset: ids.join(', ') || rulesetId,
    day: day.toLocaleString(locale, { dateStyle: 'long', timeStyle: 'short' }),
  });
  const head = h(
    'head',
    {},
    h('meta', { charset: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: "default-src 'none'; style-src 'unsafe-inline'" }),
    h('meta', { name: 'generator', content: `humanoid-id ${version}` }),
    h('title', {}, texts.title({ name })),
  );
  const body = h(
    'body',
    {},
    h(
      'main',
      {},
      h('h1', {}, texts.title({ name })),
      ...verdict(counts, words),
      failed.length > 0
        ? warned(
            texts.failed({ files: failed.map((it) => it.file + texts.brackets({ text: it.reason })).join(texts.join) }),
          )
        : null,
      duplicates === 'off' ? note(texts.notCompared) : findings.length > 1 && !isAcross ? note(texts.eachAlone) : null,
      ...(isOne ? ofFile(only, words) : ofFiles(findings, counts, words)),
    ),
    h('footer', {}, made),
  );
  const [start, end] = markup(h('html', { lang: texts.lang }, head, body)).split('</head>') as [string, string];
  return `<!doctype html>\n${start}<style>${STYLE}</style></head>${end}\n`;
}

/** A count, and whether it is one: some languages say that otherwise. */
const plural = (count: number) => ({ one: count === 1 ? grouped(count) : undefined, count: grouped(count) });

const warned = (text: string) => h('p', { class: 'notice warned' }, text);

function verdict(counts: Counts, { texts, number, locale }: Words): (Element | null)[] {
  const { rows, valid, invalid, warned: remarks, comparedAll } = counts;
  const told = () => {
    if (rows === 0) return texts.nothing;
    if (invalid > 0) return texts.someBad({ invalid: number(invalid), rows: number(rows) });
    if (valid < rows) return texts.noneBad({ valid: number(valid), rows: number(rows) });
    return rows === 1 ? texts.onlyGood : texts.allGood({ rows: number(rows) });
  };
  const tone = invalid > 0 ? 'error' : valid > 0 ? 'clean' : undefined;
  return [
    h('p', { class: 'verdict', 'data-tone': tone }, told()),
    remarks > 0 ? h('p', {}, texts.warned(plural(remarks))) : null,
    comparedAll ? null : warned(texts.notAllCompared),
    h('p', { class: 'notice' }, notice(locale)),
  ];
}

function ofFile(finding: Finding, words: Words): Drawn[] {
  return [
    figures(finding.summary, words),
    ...charts(finding.summary, finding.examples, words),
    rowTable(finding, words),
    howRead(finding, words),
  ].filter((it) => it !== null);
}

function ofFiles(findings: readonly Finding[], all: Counts, words: Words): Drawn[] {
  // The first example of each issue, in whichever file.
  const examples = Object.assign({}, ...findings.map(({ examples }) => examples).reverse()) as Finding['examples'];
  return [
    figures(all, words),
    fileTable(findings, words),
    ...charts(all, examples, words, false),
    ...findings.map((finding) =>
      h(
        'details',
        {},
        h('summary', {}, finding.name),
        ...verdict(finding.summary, words).slice(0, 2),
        ...ofFile(finding, words),
      ),
    ),
  ].filter((it) => it !== null);
}

function figures(counts: Counts, { texts, number }: Words): Element {
  const names = Object.keys(texts.figures) as (keyof SummaryTexts['figures'])[];
  const shown = names.filter((name) => counts[name] > 0 || name === 'rows' || name === 'valid' || name === 'invalid');
  return h(
    'dl',
    { class: 'figures' },
    ...shown.map((name) =>
      h(
        'div',
        { 'data-tone': name === 'invalid' && counts.invalid > 0 ? 'error' : undefined },
        h('dt', {}, texts.figures[name]),
        h('dd', {}, number(counts[name])),
      ),
    ),
  );
}

function fileTable(findings: readonly Finding[], { texts, number }: Words): Element | null {
  if (findings.length === 0) return null;
  const names = ['rows', 'valid', 'invalid', 'warned'] as const;
  const head = names.map((name) => h('th', { class: 'number' }, texts.figures[name]));
  return section(
    texts.byFile,
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': texts.byFile },
      h(
        'table',
        {},
        h('thead', {}, h('tr', {}, h('th', {}, texts.file), ...head)),
        h(
          'tbody',
          {},
          ...findings.map(({ name, summary }) =>
            h('tr', {}, h('td', {}, name), ...names.map((it) => h('td', { class: 'number' }, number(summary[it])))),
          ),
        ),
      ),
    ),
  );
}

const section = (title: string, ...content: (Drawn | null)[]) => h('section', {}, h('h2', {}, title), ...content);

/** Everything that is drawn. An example is a row of a file, so over several files it goes without its number. */
function charts(counts: Counts, examples: Finding['examples'], words: Words, hasRows = true): (Element | null)[] {
  const { texts } = words;
  if (counts.rows === 0) return [];
  const { valid, warned: remarks, invalid, blank, totals } = counts;
  const parts = [
    { tone: 'clean' as const, count: valid - remarks },
    { tone: 'warned' as const, count: remarks },
    { tone: 'invalid' as const, count: invalid },
    { tone: 'skipped' as const, count: blank + totals },
  ];
  const shown = parts.filter(({ count }) => count > 0).map((part) => ({ ...part, name: texts.share[part.tone] }));
  return [
    section(texts.shares, shares(shown, words)),
    issueChart(counts, examples, words, hasRows),
    placeChart(counts, words),
    pair(
      groupChart(texts.byCountry, counts.byCountry, words, (code) => countryName(code, words.locale) ?? undefined),
      groupChart(texts.byEnterprise, counts.byEnterprise, words),
    ),
  ];
}

/** Each kind of issue on a scale of its own: a thousand notes do not hide an error. */
function issueChart(counts: Counts, examples: Finding['examples'], words: Words, hasRows: boolean): Element | null {
  const { texts, number, locale } = words;
  const issues = Object.entries(counts.byCode).map(([code, count]): Bar => {
    const example = examples[code as IssueCode];
    const sentence = example && message(example.issue, locale);
    return {
      name: code,
      about: nameBeside(code, locale),
      count: count as number,
      // What is no reason to report a row has no example.
      tone: example?.issue.severity ?? 'info',
      note: sentence && (hasRows ? texts.example({ row: number(example.row), sentence }) : sentence),
    };
  });
  issues.sort((one, other) => other.count - one.count);
  const kinds = GRAVITY.map((severity) => ({ severity, list: issues.filter(({ tone }) => tone === severity) }))
    .filter(({ list }) => list.length > 0)
    .flatMap(({ severity, list }) => [h('h3', {}, texts.kinds[severity]), bars(list, words)]);
  return issues.length > 0 ? section(texts.byIssue, note(texts.byIssueNote), ...kinds) : null;
}

function pair(...charts: (Element | null)[]): Element | null {
  const there = charts.filter((it) => it !== null);
  return there.length > 0 ? h('div', { class: 'pair' }, ...there) : null;
}

function placeChart({ positions, invalid }: Counts, { texts, number }: Words): Element | null {
  const placed = positions.reduce((sum, count) => sum + count, 0);
  if (placed === 0) return null;
  const { place, atMost, segments } = texts;
  return section(
    texts.byPlace,
    note(texts.byPlaceNote),
    places(positions, SEGMENTS, { number, title: texts.byPlace, segments, place, atMost }),
    invalid > placed ? note(texts.noPlace(plural(invalid - placed))) : null,
  );
}

function groupChart(
  title: string,
  counts: Readonly<Record<string, number>>,
  words: Words,
  about: (name: string) => string | undefined = () => undefined,
): Element | null {
  const { texts, number } = words;
  const groups = Object.entries(counts);
  if (groups.length === 0) return null;
  const rest = groups.slice(MOST_BARS);
  const left = rest.reduce((sum, [, count]) => sum + count, 0);
  return section(
    title,
    note(texts.wellFormed),
    bars(
      groups.slice(0, MOST_BARS).map(([name, count]) => ({ name: name || texts.others, about: about(name), count })),
      words,
    ),
    left > 0 ? note(texts.more({ names: number(rest.length), count: number(left) })) : null,
  );
}

function howRead({ summary }: Finding, { texts, number, locale }: Words): Element | null {
  const { format, sheet, encoding, header, headerLine, columns, columnNames, columnBy, bytes }: Summary = summary;
  if (!format) return null;
  const names = columnNames?.length ? columnNames : (columns ?? []).map((number) => texts.columnNumber({ number }));
  const column = names.join(texts.join) + (columnBy ? texts.brackets({ text: texts.columnBy[columnBy] }) : '');
  const below = (headerLine ?? 1) > 1 ? texts.headerAt({ line: number(headerLine ?? 1) }) : texts.headerYes;
  const facts: [string, string | null][] = [
    [texts.format, format],
    [texts.sheet, sheet],
    [texts.encoding, encoding],
    [texts.column, column || null],
    [texts.header, header === null || format === 'jsonl' ? null : header ? below : texts.headerNo],
    [texts.bytes, texts.inBytes({ count: number(bytes) })],
  ];
  const told = facts.flatMap(([name, fact]) => (fact ? [h('dt', {}, name), h('dd', {}, fact)] : []));
  return section(
    texts.howRead,
    columnBy === 'default' ? warned(texts.doubtful) : null,
    ...doubtTexts(summary, locale).map(warned),
    h('dl', { class: 'read' }, ...told),
  );
}
