// Standard output and standard error, and what a terminal takes beyond text.

import { once } from 'node:events';
import * as util from 'node:util';

import type { Locale } from '../index';

/** Wait until a stream takes more. */
export function written(stream: NodeJS.WritableStream, text: string | Uint8Array): Promise<void> | undefined {
  if (stream.write(text)) return undefined;
  return once(stream, 'drain').then(() => {});
}

export const print = (text: string) => written(process.stdout, text);
export const complain = (text: string) => written(process.stderr, text);

type Colour = 'red' | 'green' | 'yellow' | 'bold' | 'dim';

/** A text in colour where the stream is a terminal and NO_COLOR is not set; see https://no-color.org. */
export function paint(stream: NodeJS.WriteStream, colour: Colour, text: string): string {
  return isColourful(stream) ? util.styleText(colour, text) : text;
}

function isColourful(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  // Node 20 before 20.12 has no styleText.
  if (NO_COLOR || typeof util.styleText !== 'function') return false;
  return FORCE_COLOR ? FORCE_COLOR !== '0' : Boolean(stream.isTTY) && TERM !== 'dumb';
}

const BAR = 20;

/** A progress bar on standard error, where that is a terminal. */
export function progress(file: string, locale: Locale) {
  if (!process.stderr.isTTY) return undefined;
  const [toGo, inRows, inInvalid] = locale === 'en' ? ['s left', 'rows', 'invalid'] : ['秒', '行', '无效'];
  const number = (value: number) => value.toLocaleString(locale);
  const start = performance.now();
  let last = start;
  return ({ bytes, total, rows, invalid }: { bytes: number; total: number | null; rows: number; invalid: number }) => {
    const now = performance.now();
    if (now - last < 100) return;
    last = now;
    const rate = bytes / ((now - start) / 1000);
    const done = total ? Math.min(1, bytes / total) : 0;
    const full = Math.round(BAR * done);
    const left = total
      ? ` ${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${Math.floor(100 * done)}%, ${Math.ceil((total - bytes) / rate)} ${toGo},`
      : '';
    const text = `${file}${left} ${Math.round(rate / 1e6)} MB/s, ${number(rows)} ${inRows}, ${number(invalid)} ${inInvalid}`;
    process.stderr.write(`\r\x1b[K${text.slice(0, (process.stderr.columns || 80) - 1)}`);
  };
}

export function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}
