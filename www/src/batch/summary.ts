// What a file comes to, in a sentence, in figures, and drawn.

import type { IssueCode } from 'humanoid-id';
import { doubtTexts } from '../../../pkg-template/src/messages/doubts';
import { find, h, type Sign, sign } from '../dom';
import { nameFor } from '../texts/registry-names';
import { issueChart, spread } from './charts';
import type { Finding } from './protocol';
import type { Words } from './row';

export function drawSummary(name: string, finding: Finding, words: Words, look: (code: IssueCode) => void): void {
  const { own } = words;
  find('#summary-title').textContent = own.finished({ name });
  const [outcome, sentence] = verdict(finding, words);
  // Codes that nobody checked may be anything.
  const kind = outcome === 'valid' && finding.alsoHoldsCodes.length > 0 ? 'warning' : outcome;
  const said = find('.file-verdict');
  said.dataset.severity = kind;
  said.replaceChildren(sign(kind), h('span', {}, sentence));
  find('.shares').replaceChildren(...shares(finding));
  find('.figures').replaceChildren(...figures(finding, words));
  find('.how').replaceChildren(how(finding, words));
  const doubts = doubtTexts(finding, words.locale);
  find('.doubts').replaceChildren(...doubts.map((text) => h('li', {}, sign('warning'), h('span', {}, text))));
  find('#issue-chart').replaceChildren(...issueChart(finding, words, look));
  const drawn = spread(finding, words);
  find('.charts').replaceChildren(...drawn);
  find('.spread').hidden = drawn.length === 0;
}

function verdict({ rows, invalid, warned }: Finding, { own, number, locale }: Words): [Sign, string] {
  const says = own.verdict;
  if (rows === 0) return ['empty', says.nothing];
  if (invalid > 0) return ['error', says.bad({ rows: number(invalid), share: percent(invalid / rows, locale) })];
  return warned > 0
    ? ['warning', says.remarks({ rows: number(warned) })]
    : ['valid', says.good({ rows: number(rows) })];
}

/** Four rows in a million are not 0 %. */
function percent(share: number, locale: string): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumSignificantDigits: share < 0.1 ? 1 : 2 }).format(
    share,
  );
}

function shares({ rows, valid, warned, invalid }: Finding): HTMLElement[] {
  const counts = { clean: valid - warned, warned, invalid, skipped: rows - valid - invalid };
  return Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => {
      const share = h('span', { 'data-share': kind });
      share.style.setProperty('--share', `${count / rows}`);
      return share;
    });
}

function figures(finding: Finding, { own, number }: Words): HTMLElement[] {
  const all = Object.entries(own.figures) as [keyof typeof own.figures, string][];
  return all
    .filter(([key]) => finding[key] > 0 || key === 'rows' || key === 'valid' || key === 'invalid')
    .map(([key, label]) =>
      h(
        'div',
        { 'data-figure': key, 'data-count': `${finding[key]}` },
        h('dt', {}, label),
        h('dd', {}, number(finding[key])),
      ),
    );
}

function how(finding: Finding, { own, number, locale }: Words): string {
  const { format, sheet, encoding, delimiter, columns, columnNames, columnBy, headerLine, ms, comparedAll } = finding;
  const delimiters: Record<string, string> = {
    ',': own.comma,
    '\t': own.tab,
    ';': own.semicolon,
    '|': own.pipe,
  };
  const file = [
    format?.toUpperCase(),
    sheet,
    sheet !== null || format === 'parquet' ? null : encoding?.toUpperCase(),
    delimiter && format === 'csv' && delimiter !== ',' ? (delimiters[delimiter] ?? delimiter) : null,
  ];
  const named =
    columnNames?.length === 1 && !columns?.length
      ? columnNames
      : columns?.map((column, at) => {
          return columnNames?.[at] || own.columnNumber({ number: number(column) });
        });
  const read = file.filter(Boolean).join(' · ');
  const column =
    columnBy && named ? own.how({ file: read, column: named.join(' + '), by: own.columnBy[columnBy] }) : read;
  const below = headerLine !== null && headerLine > 1 ? own.namesIn({ line: number(headerLine) }) : '';
  const asked = finding.registries.map(({ issuer, asOf }) => own.registry({ issuer: nameFor(locale, issuer), asOf }));
  const time = own.took({ time: own.tookSeconds({ count: number(Math.max(0.1, Math.round(ms / 100) / 10)) }) });
  return [column, below, ...asked, time, comparedAll ? '' : own.notAllCompared].filter(Boolean).join(' ');
}
