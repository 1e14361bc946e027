// The entry for many codes where neither the DOM nor Node is known, as in a project of another host.

import { annotate, type Checking, checkBytes, checkFile, checkStream, type FileBytes } from '../../pkg/types/bulk.js';
import { type Issue, message } from '../../pkg/types/index.js';
import { Findings, summaryPage } from '../../pkg/types/summary.js';

declare const pieces: AsyncIterable<Uint8Array>;
declare const file: FileBytes;

const signal = { throwIfAborted() {} };
export const checks: Checking[] = [
  checkStream(pieces, { duplicates: 'near', signal }),
  checkStream(file, { format: 'xlsx', sheet: 1 }),
  checkStream(file.stream()),
  checkStream(new ArrayBuffer(8)),
  checkStream(['code\n', new Uint8Array(8)]),
  checkFile('fleet.csv', { workers: 2 }),
  checkFile({ href: 'file:///fleet.csv', protocol: 'file:' }),
];
export const where: number[] | null | undefined = checks[0]?.reading?.columns;
// @ts-expect-error a text is no stream
checkStream('fleet.csv');
// @ts-expect-error
checkBytes('fleet.csv');
// @ts-expect-error
checkStream([5]);
// @ts-expect-error
checkStream(pieces, { signal: true });

const { summary, detail } = checkBytes(new Uint8Array());
const finding = new Findings().of('fleet.csv', summary);
export const page: string = summaryPage({ findings: [finding], failed: [], duplicates: 'off', day: new Date() }, 'en');
export const first: Issue | undefined = detail(1)?.issues[0];
export const copy = annotate(file.stream(), summary, checkStream(pieces), (issue) => message(issue, 'zh-CN'));
