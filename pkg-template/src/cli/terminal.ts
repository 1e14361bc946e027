// Standard output and standard error, and what a terminal takes beyond text.

import { once } from 'node:events';
import * as util from 'node:util';

import type { Progress } from '../bulk-types';
import type { Locale } from '../index';

/** Wait until a stream takes more. */
export function written(stream: NodeJS.WritableStream, text: string | Uint8Array): Promise<void> | undefined {
  if (stream.write(text)) return undefined;
  return once(stream, 'drain').then(() => {});
}

/** What cannot be written ends the run, whoever waits. */
export function print(text: string): Promise<void> | undefined {
  if (process.stdout.write(text)) return undefined;
  return new Promise((go) => process.stdout.once('drain', go));
}

/** Whether anybody listens or not. */
export const complain = (text: string) => written(process.stderr, text)?.catch(() => {});

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
  const [toGo, inRows, inInvalid, comparing, telling] =
    locale === 'en' ? ['s left', 'rows', 'invalid', 'comparing', 'once more'] : ['秒', '行', '无效', '比对', '复读'];
  const number = (value: number) => value.toLocaleString(locale);
  let start = performance.now();
  let last = start;
  let current: Progress['phase'] = 'read';
  return ({ bytes, rows, invalid, phase, done }: Progress) => {
    const now = performance.now();
    if (phase !== current) start = now;
    current = phase;
    if (now - last < 100) return;
    last = now;
    const seconds = (now - start) / 1000;
    const full = Math.round(BAR * (done ?? 0));
    const left = done
      ? ` ${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${Math.floor(100 * done)}%, ${Math.ceil((seconds / done) * (1 - done))} ${toGo},`
      : '';
    const at = { read: '', compare: `, ${comparing}`, tell: `, ${telling}` }[phase];
    const rate = phase === 'compare' ? '' : ` ${Math.round(bytes / seconds / 1e6)} MB/s,`;
    const text = `${file}${at}${left}${rate} ${number(rows)} ${inRows}, ${number(invalid)} ${inInvalid}`;
    process.stderr.write(`\r\x1b[K${text.slice(0, (process.stderr.columns || 80) - 1)}`);
  };
}

export function clearProgress(): void {
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
}
