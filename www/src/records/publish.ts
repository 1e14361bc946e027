// A file of records, checked, and the dataset of it to download. Nothing leaves the device.

import type { Locale } from 'humanoid-id';
import type { PublishedRecords, RecordsError } from 'humanoid-id/records';
import { find, h, sign } from '../dom';
import { frame } from '../frame';
import { fill } from '../language';
import { PUBLISH_TEXTS, type PublishTexts } from './publish-texts';

/** Lines that are told. */
const FEW = 50;

const form = find<HTMLFormElement>('.publish');
const result = find('.publish-result');
let locale: Locale = 'zh-CN';
let published: PublishedRecords | null = null;
let address = '';

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  const given = new FormData(form);
  const text = (name: string) => `${given.get(name) ?? ''}`;
  const file = given.get('file') as File;
  const issuer = { en: text('issuer'), zh: text('issuer') };
  const about = { issuer, asOf: text('asOf'), sequence: Number(text('sequence')), source: text('issuer') };
  const button = find<HTMLButtonElement>('button[type="submit"]', form);
  button.disabled = true;
  result.replaceChildren(PUBLISH_TEXTS[locale].checking);
  try {
    const { publishRecords } = await import('humanoid-id/records');
    published = await publishRecords(file, { ...about, licence: text('licence') }, { maxReports: FEW });
    URL.revokeObjectURL(address);
    address = '';
    draw();
  } catch (error) {
    published = null;
    const { messages } = error as Partial<RecordsError>;
    const side = sideOf(locale);
    const told = PUBLISH_TEXTS[locale].failed + (messages ? `: ${messages[side]}` : '');
    result.replaceChildren(h('p', {}, sign('error'), ` ${told}`));
  } finally {
    button.disabled = false;
  }
});

// A file that misses its field is no reason to leave the page.
addEventListener('dragover', (event) => event.preventDefault());
addEventListener('drop', (event) => {
  event.preventDefault();
  const files = event.dataTransfer?.files;
  if (files?.length) find<HTMLInputElement>('input[type="file"]', form).files = files;
});

const sideOf = (locale: Locale) => (locale === 'zh-CN' ? 'zh' : 'en');

function draw(): void {
  if (!published) return;
  const { reports, totals, files } = published;
  const texts = PUBLISH_TEXTS[locale];
  const side = sideOf(locale);
  const told = reports.flatMap(({ line, issues }) =>
    issues.map(({ severity, pointer, message }) =>
      h(
        'li',
        {},
        sign(severity),
        ` ${texts.line({ number: line })} `,
        h('code', { translate: 'no' }, pointer),
        ` ${message[side]}`,
      ),
    ),
  );
  const rest = totals.lines - totals.good + totals.warned - reports.length;
  result.replaceChildren(
    h('p', {}, texts.totals({ lines: totals.lines, good: totals.good, warned: totals.warned })),
    h('ul', {}, ...told, ...(rest > 0 ? [h('li', {}, texts.more({ count: rest }))] : [])),
    ...(files ? [download(files, texts)] : []),
  );
}

function download(files: NonNullable<PublishedRecords['files']>, texts: PublishTexts): HTMLElement {
  const link = h(
    'a',
    { class: 'button', download: 'dataset.zip', href: address || '#' },
    texts.download({ files: files.length }),
  );
  link.addEventListener('click', async (event) => {
    if (address) return;
    event.preventDefault();
    const { archive } = await import('./archive');
    address = URL.createObjectURL(archive(files));
    link.href = address;
    link.click();
  });
  return h('p', { class: 'actions' }, link);
}

void frame((spoken) => {
  locale = spoken;
  fill(PUBLISH_TEXTS[locale]);
  draw();
});
