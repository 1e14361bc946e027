// A file read and checked: its rows kept, and what they come to.

import type { IssueCode } from 'humanoid-id';
import { checkStream, type Summary } from 'humanoid-id/bulk';
import type { Finding, Ranked, Reading, Told } from '../protocol';
import { Kept } from './kept';

const SAY_EVERY_MS = 100;
/** Nobody reads a thousand enterprises. */
const MOST = 12;

export type Checked = { finding: Finding; summary: Summary; kept: Kept };

export async function check(
  file: File,
  reading: Reading,
  onProgress: (progress: { bytes: number; rows: number; invalid: number }) => void,
): Promise<Checked> {
  const kept = new Kept();
  const examples = new Map<IssueCode, Omit<Told, 'rows'>>();
  let saidAt = 0;
  const checking = checkStream(file, {
    duplicates: 'exact',
    suggestions: true,
    ...reading,
    onProgress({ bytes, rows, invalid }) {
      const now = performance.now();
      if (now - saidAt < SAY_EVERY_MS) return;
      saidAt = now;
      onProgress({ bytes, rows, invalid });
    },
  });
  for await (const row of checking) {
    kept.add(row);
    for (const issue of row.issues) {
      if (examples.has(issue.code)) continue;
      examples.set(issue.code, { code: issue.code, severity: issue.severity, example: { row: row.row, issue } });
    }
  }
  kept.close();
  const summary = await checking.summary;
  const { byCode: _, byCountry, byEnterprise, ...figures } = summary;
  const issues = [...examples.values()].map((told) => ({ ...told, rows: kept.count(told.code) }));
  const finding = {
    ...figures,
    issues: issues.sort((one, other) => other.rows - one.rows),
    countries: ranked(byCountry),
    enterprises: ranked(byEnterprise),
    reported: kept.length,
  };
  return { finding, summary, kept };
}

function ranked(counts: Record<string, number>): Ranked {
  const all = Object.entries(counts);
  return { top: all.slice(0, MOST), others: Math.max(0, all.length - MOST) };
}
