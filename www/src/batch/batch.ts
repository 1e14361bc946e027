// The page for whole files. Its worker reads and checks; this thread only draws what it is told.

import { type Locale, ready } from 'humanoid-id';
import { find, h } from '../dom';
import { frame } from '../frame';
import { fill, textsIn } from '../language';
import { charts } from './charts';
import type { Asked, Finding, Said } from './protocol';
import { drawRow } from './rows';
import { BATCH_TEXTS } from './texts';

await ready();

const PAGE = 50;

const trouble = find('.batch-trouble');
const running = find('.running');
const summary = find('.summary');
const rows = find('.rows');
const [before, after] = [find<HTMLButtonElement>('#rows-before'), find<HTMLButtonElement>('#rows-after')];

let locale: Locale = 'zh-CN';
let name = '';
let worker: Worker | null = null;
let finding: Finding | null = null;
let reportAddress = '';
let from = 0;

const words = () => {
  const format = new Intl.NumberFormat(locale);
  return {
    locale,
    texts: textsIn(locale),
    own: BATCH_TEXTS[locale],
    number: (value: number) => format.format(value),
  };
};
const ask = (asked: Asked) => worker?.postMessage(asked);

function check(file: File): void {
  stop();
  name = file.name;
  finding = null;
  trouble.textContent = '';
  summary.hidden = rows.hidden = true;
  running.hidden = false;
  drawProgress(0, 0, 0, file.size);
  worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    fail(BATCH_TEXTS[locale].noWorker);
  });
  worker.addEventListener('message', ({ data }: MessageEvent<Said>) => hear(data, file.size));
  ask({ kind: 'check', file, locale });
}

function hear(said: Said, size: number): void {
  const { own } = words();
  if (said.kind === 'progress') drawProgress(said.bytes, said.rows, said.invalid, size);
  else if (said.kind === 'refused') fail(own.refused[said.because]);
  else if (said.kind === 'failed') fail(own.failed(said.reason));
  else if (said.kind === 'rows') rowsCame(said);
  else finish(said.finding);
}

function finish(found: Finding): void {
  finding = found;
  running.hidden = true;
  URL.revokeObjectURL(reportAddress);
  reportAddress = URL.createObjectURL(found.report);
  drawFinding(found);
  summary.focus();
  turn(0);
}

/** The worker goes, and with it whatever it holds. */
function stop(): void {
  worker?.terminate();
  worker = null;
  running.hidden = true;
}

function fail(sentence: string): void {
  stop();
  trouble.textContent = sentence;
}

function drawProgress(bytes: number, read: number, invalid: number, size: number): void {
  const { own, number } = words();
  const share = size > 0 ? bytes / size : 0;
  find('#running-title').textContent = own.running(name);
  find<HTMLProgressElement>('progress').value = share;
  const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(share);
  find('.running-said').textContent = own.progress(percent, number(read), number(invalid));
}

function drawFinding(found: Finding): void {
  const { own, number } = words();
  const told = found.summary;
  summary.hidden = rows.hidden = false;
  find('#summary-title').textContent = own.finished(name);
  const figures = Object.entries(own.figures) as [keyof typeof own.figures, string][];
  find('.figures').replaceChildren(
    ...figures
      .filter(([key]) => told[key] > 0 || key === 'rows' || key === 'valid' || key === 'invalid')
      .map(([key, label]) => h('div', { 'data-figure': key }, h('dt', {}, label), h('dd', {}, number(told[key])))),
  );
  const columns = (told.columns ?? []).map((column, at) => told.columnNames?.[at] || own.columnNumber(column));
  const file = [told.format, told.encoding].filter(Boolean).join(' · ').toUpperCase();
  const how = told.columnBy ? own.how(file, columns.join(' + '), own.columnBy[told.columnBy]) : file;
  find('.how').textContent = told.comparedAll ? how : `${how} ${own.notAllCompared}`;
  find('.charts').replaceChildren(...charts(found, words()));
  find('#rows-title').textContent = found.reported > 0 ? own.rowsTitle(number(found.reported)) : own.noRows;
  find('#rows-note').textContent = found.kept < found.reported ? own.rowsKept(number(found.kept)) : '';
  const report = find<HTMLAnchorElement>('#save-report');
  report.hidden = found.reported === 0;
  report.href = reportAddress;
  report.download = `${name.replace(/\.[^.]*$/, '')}-report.csv`;
}

function turn(to: number): void {
  from = to;
  ask({ kind: 'rows', from, count: PAGE });
}

function rowsCame(came: Extract<Said, { kind: 'rows' }>): void {
  if (!finding || came.from !== from) return;
  const { own, number } = words();
  const { kept } = finding;
  find('.row-list').replaceChildren(...came.rows.map((row) => drawRow(row, words())));
  find('.rows nav').hidden = kept <= PAGE;
  // What cannot go on keeps the focus, so that the keyboard is not lost on it.
  before.setAttribute('aria-disabled', `${from === 0}`);
  after.setAttribute('aria-disabled', `${from + PAGE >= kept}`);
  find('#rows-where').textContent = own.rowsWhere(number(from + 1), number(from + came.rows.length), number(kept));
}

before.addEventListener('click', () => from > 0 && turn(from - PAGE));
after.addEventListener('click', () => finding && from + PAGE < finding.kept && turn(from + PAGE));
find('#cancel').addEventListener('click', () => {
  stop();
  find('.announcement').textContent = trouble.textContent = BATCH_TEXTS[locale].cancelled;
  chosen.focus();
});

const chosen = find<HTMLInputElement>('.choose input');
chosen.addEventListener('change', () => {
  const [file] = chosen.files ?? [];
  if (file) check(file);
  // The same file may be chosen again, once it was corrected.
  chosen.value = '';
});
addEventListener('dragover', (event) => {
  if (!event.dataTransfer?.types.includes('Files')) return;
  event.preventDefault();
  find('.drop').toggleAttribute('data-over', true);
});
for (const event of ['dragleave', 'drop'])
  addEventListener(event, () => find('.drop').toggleAttribute('data-over', false));
addEventListener('drop', (event) => {
  const [file] = event.dataTransfer?.files ?? [];
  if (!file) return;
  event.preventDefault();
  check(file);
});

frame((spoken) => {
  locale = spoken;
  fill(BATCH_TEXTS[locale]);
  trouble.textContent = '';
  if (!finding) return;
  drawFinding(finding);
  turn(from);
});
