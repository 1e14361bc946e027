// Checks a file off the page's thread. It keeps the first rows to look at, and hands them out as somebody pages.

import type { IssueCode, Locale } from 'humanoid-id';
import { checkStream, type RowReport } from 'humanoid-id/bulk';
import type { Asked, Finding, Said } from './protocol';
import { Report } from './report';

/** As many as a person might page through; the report has them all. */
const KEPT = 20_000;
const SAY_EVERY_MS = 100;
/** How ZIP archives begin, which XLSX and ODS files are, and the older XLS. */
const SPREADSHEETS = ['504b0304', 'd0cf11e0'];

const kept: RowReport[] = [];
const say = (said: Said) => postMessage(said);

addEventListener('message', async ({ data }: MessageEvent<Asked>) => {
  if (data.kind === 'rows') {
    say({ kind: 'rows', from: data.from, rows: kept.slice(data.from, data.from + data.count) });
    return;
  }
  try {
    const because = await refusal(data.file);
    say(because ? { kind: 'refused', because } : { kind: 'done', finding: await check(data.file, data.locale) });
  } catch (error) {
    say({ kind: 'failed', reason: error instanceof Error ? error.message : `${error}` });
  }
});

async function refusal(file: File): Promise<'spreadsheet' | 'empty' | null> {
  const head = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  if (head.length === 0) return 'empty';
  const hex = Array.from(head, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return SPREADSHEETS.includes(hex) ? 'spreadsheet' : null;
}

async function check(file: File, locale: Locale): Promise<Finding> {
  const report = new Report(locale);
  const examples: Finding['examples'] = {};
  let reported = 0;
  let saidAt = 0;
  const checking = checkStream(file.stream(), {
    duplicates: 'exact',
    onProgress({ bytes, rows, invalid }) {
      const now = performance.now();
      if (now - saidAt < SAY_EVERY_MS) return;
      saidAt = now;
      say({ kind: 'progress', bytes, rows, invalid });
    },
  });
  for await (const row of checking) {
    reported++;
    report.add(row);
    if (kept.length < KEPT) kept.push(row);
    for (const issue of row.issues) examples[issue.code as IssueCode] ??= { row: row.row, issue };
  }
  return { summary: await checking.summary, examples, reported, kept: kept.length, report: report.blob() };
}
