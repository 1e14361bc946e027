// The page for whole files. Its worker reads and checks; this thread only draws what it is told.

import { type IssueCode, type Locale, ready } from 'humanoid-id';
import { find, h } from '../dom';
import { frame } from '../frame';
import { fill, textsIn } from '../language';
import { letters } from '../letters';
import { ruled, rules } from '../rules';
import { registrySection } from '../view/registry';
import { intake } from './intake';
import { options } from './options';
import { Pace } from './pace';
import type { Finding, Reading } from './protocol';
import { drawCells, drawDetail, drawNames, type Words } from './row';
import { because, saving, size } from './saving';
import { type Session, session } from './session';
import { drawSummary } from './summary';
import { table } from './table';
import { BATCH_TEXTS, type BatchTexts, issueName } from './texts/texts';

// Files can be taken before it is there; rows cannot be read out to anybody.
const there = ready();
letters();

const trouble = find('.batch-trouble');
const running = find('.running');
const summary = find('.summary');
const rows = find('.rows');
const filter = find<HTMLSelectElement>('#rows-filter');
const detail = find('.detail');

let locale: Locale = 'zh-CN';
/** The last file, whatever became of it: with other options it may be read. */
let taken: File | null = null;
let current: Session | null = null;
let finding: Finding | null = null;
/** The document of the registry that good codes are held against, if any. */
let registry: Pick<Reading, 'registry'> = {};
/** What to say again in another language: the last trouble. */
let drawTrouble: (own: BatchTexts) => string = () => '';

function words(): Words {
  const format = new Intl.NumberFormat(locale);
  return {
    locale,
    texts: textsIn(locale),
    own: BATCH_TEXTS[locale],
    number: (value: number) => format.format(value),
  };
}

const again = () => {
  if (taken) check(taken);
};
const chosenOptions = options(again);
const save = saving(() => current, words);
const grid = table(find('#grid'), 'rows-title', 'rows-keys', {
  names: () => drawNames(words()),
  fetch: async (from, count) => (await current?.rows(shownIssue(), from, count)) ?? [],
  cells: (row) => drawCells(row, words()),
  chosen(row) {
    detail.hidden = !row;
    if (row) detail.replaceChildren(...drawDetail(row, words()));
  },
});
const entry = intake(
  (file, others) => {
    chosenOptions.forget();
    check(file);
    if (others) say((own) => own.oneAtATime({ name: file.name }));
  },
  () => BATCH_TEXTS[locale].pastedName,
);

const { speak: speakOfRegistry } = registrySection((_, document) => {
  registry = document ? { registry: document } : {};
  again();
});

// What was checked before the host's rules were read is checked again by them.
void ruled.then(() => {
  if (rules().edition && taken) check(taken);
});

function check(file: File): void {
  stop();
  taken = file;
  save.reset();
  finding = null;
  say(() => '');
  for (const part of [summary, rows, find('.spread')]) part.hidden = true;
  running.hidden = false;
  chosenOptions.offerAgain();
  const pace = new Pace(file.size);
  drawProgress(file, 0, 0, 0, null);
  announce(BATCH_TEXTS[locale].running({ name: file.name }));
  const reading = { ...chosenOptions.reading(), ...registry, rules: rules() };
  const mine = session(file, reading, {
    progress: (bytes, read, invalid) => drawProgress(file, bytes, read, invalid, pace.note(bytes, performance.now())),
    done: (found) => void there.then(() => finish(mine, found)),
    refused: (reason) => fail((own) => own.refused[reason]),
    failed: (failure) => fail(() => because(failure, words())),
    noWorker: () => fail((own) => own.noWorker),
  });
  current = mine;
}

function finish(mine: Session, found: Finding): void {
  if (mine !== current) return;
  finding = found;
  running.hidden = true;
  summary.hidden = false;
  rows.hidden = found.reported === 0;
  chosenOptions.found(found);
  save.offer(found);
  drawFinding(mine.file.name, found);
  filter.value = '';
  grid.show(found.reported);
  summary.focus();
  announce(find('.file-verdict').textContent ?? '');
}

function stop(): void {
  current?.end();
  current = null;
  running.hidden = true;
}

function fail(sentence: (own: BatchTexts) => string): void {
  stop();
  say(sentence);
}

function say(sentence: (own: BatchTexts) => string): void {
  drawTrouble = sentence;
  trouble.textContent = sentence(BATCH_TEXTS[locale]);
}

/** For those who hear the page. */
function announce(sentence: string): void {
  find('.announcement').textContent = sentence;
}

function drawProgress(
  file: File,
  bytes: number,
  read: number,
  invalid: number,
  pace: { rate: number; left: number } | null,
): void {
  const { own, number } = words();
  const share = file.size > 0 ? bytes / file.size : 0;
  find('#running-title').textContent = own.running({ name: file.name });
  find<HTMLProgressElement>('progress').value = share;
  find('.share').textContent = new Intl.NumberFormat(locale, { style: 'percent' }).format(share);
  find('.running-said').textContent = own.progress({ rows: number(read), invalid: number(invalid) });
  find('.pace').textContent = pace ? own.pace({ rate: size(pace.rate, locale), left: duration(pace.left) }) : '';
}

function duration(seconds: number): string {
  const { own, number } = words();
  if (seconds < 1) return own.moment;
  return seconds < 90
    ? own.seconds({ count: number(Math.round(seconds)) })
    : own.minutes({ count: number(Math.round(seconds / 60)) });
}

function drawFinding(name: string, found: Finding): void {
  const { own, number } = words();
  drawSummary(name, found, words(), look);
  const change = h('button', { type: 'button', class: 'quiet' }, own.change);
  change.addEventListener('click', () => chosenOptions.open());
  find('.how').append(' ', change);
  const { value } = filter;
  filter.replaceChildren(
    h('option', { value: '' }, own.filterAll({ count: number(found.reported) })),
    ...found.issues.map(({ code, rows }) =>
      h('option', { value: code }, own.filterOne({ name: issueName(code, locale), count: number(rows) })),
    ),
  );
  filter.value = value;
}

const shownIssue = () => (filter.value || null) as IssueCode | null;

function showFiltered(): void {
  const code = shownIssue();
  const count = code ? finding?.issues.find((told) => told.code === code)?.rows : finding?.reported;
  grid.show(count ?? 0);
  const { own, number } = words();
  find('#rows-said').textContent = own.filtered({ count: number(count ?? 0) });
}

/** From a bar of the chart to its rows. */
function look(code: IssueCode): void {
  filter.value = code;
  showFiltered();
  rows.scrollIntoView();
  grid.focus();
}

filter.addEventListener('change', showFiltered);
find('#cancel').addEventListener('click', () => {
  const name = current?.file.name ?? '';
  fail((own) => own.cancelled({ name }));
  entry.focus();
});

frame((spoken) => {
  locale = spoken;
  const { own, texts } = words();
  fill(own);
  chosenOptions.speak(own, texts.parts);
  speakOfRegistry(locale);
  save.speak();
  trouble.textContent = drawTrouble(own);
  grid.speak();
  if (current && finding) drawFinding(current.file.name, finding);
});

entry.early();

// Once everything is kept that the page needs, it may say so.
void navigator.serviceWorker?.ready.then(() => {
  find('#offline-too').classList.remove('not-yet');
});
