// Labels for the codes of a file, which is read once more for them.

import { type HumanoidId, validate } from 'humanoid-id';
import { checkStream } from 'humanoid-id/bulk';
import type { LabelOptions } from 'humanoid-id/labels';
import type { Reading } from '../protocol';
import type { Checked } from './check';

/** A document of as many has 50 MB. */
const MOST = 10_000;

type Wanted = { file: File; reading: Reading; checked: Checked; labels: LabelOptions };

/** There are no codes to make labels for, or more than a page can hold. */
export class NotLabelled extends Error {
  constructor(readonly because: 'no-labels' | 'too-many-labels') {
    super(because);
  }
}

export async function labelled(
  form: 'labels-pdf' | 'labels-svg',
  { file, reading, checked, labels }: Wanted,
  onShare: (share: number) => void,
): Promise<Blob> {
  const { valid } = checked.summary;
  if (valid === 0) throw new NotLabelled('no-labels');
  if (valid > MOST) throw new NotLabelled('too-many-labels');
  const codes: HumanoidId[] = [];
  const onProgress = ({ bytes }: { bytes: number }) => onShare(bytes / file.size / 2);
  for await (const row of checkStream(file, { ...reading, duplicates: 'off', report: 'all', onProgress })) {
    const result = row.status === 'valid' ? validate(row.value, { ...reading.rules, final: true }) : null;
    if (result?.status === 'valid') codes.push(result.id);
  }
  const { labelSheets } = await import('humanoid-id/labels');
  const sheets = labelSheets(codes, labels);
  if (form === 'labels-svg') return new Blob([sheets.svg()], { type: 'image/svg+xml' });
  return new Blob([(await sheets.pdf()) as Uint8Array<ArrayBuffer>], { type: 'application/pdf' });
}
