// Standard output and standard error, and what a terminal takes beyond text.

import { once } from 'node:events';
import * as util from 'node:util';

import type { Progress } from '../contract/bulk-types';
import type { Locale } from '../index';
import { visible, visibleLines } from '../messages/escape-invisible';
import { grouped } from '../messages/format-count';
import { fitted } from './fit';
import { SENTENCES } from './sentences';

/** Wait until a stream takes more. */
export function written(stream: NodeJS.WritableStream, text: string | Uint8Array): Promise<void> | undefined {
  if (stream.write(text)) return undefined;
  return once(stream, 'drain').then(() => {});
}

/** What cannot be written ends the run, whoever waits. */
export function print(text: string | Uint8Array): Promise<void> | undefined {
  if (process.stdout.write(text)) return undefined;
  return new Promise((go) => process.stdout.once('drain', go));
}

/** Rows of a table, whose cells may hold what steers a terminal. */
export const printRows = (text: string) => print(process.stdout.isTTY ? visibleLines(text) : text);

/** Whether anybody listens or not. */
export const complain = (text: string) => written(process.stderr, text)?.catch(() => {});

type Colour = 'red' | 'green' | 'yellow' | 'bold' | 'dim';

/** A text in colour where the stream is a terminal and NO_COLOR is not set; see https://no-color.org. */
export function paint(stream: NodeJS.WriteStream, colour: Colour, text: string): string {
  return isColourful(stream) ? util.styleText(colour, text) : text;
}

function isColourful(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR } = process.env;
  // Node 20 before 20.12 has no styleText.
  if (NO_COLOR || typeof util.styleText !== 'function') return false;
  return FORCE_COLOR ? FORCE_COLOR !== '0' : isTerminal(stream);
}

/** Whether a sequence of control characters means something to whom it goes to. */
const isTerminal = (stream: NodeJS.WriteStream) => Boolean(stream.isTTY) && process.env.TERM !== 'dumb';

/** How long the bar may be. */
const BARS = [10, 5];
/** Columns that its blocks may take besides: some terminals that draw Chinese draw them as wide. */
const DOUBTFUL = 10;

/** A progress bar on standard error, where that is a terminal that can take it back. */
export function progress(file: string, locale: Locale) {
  if (!isTerminal(process.stderr)) return undefined;
  const name = visible(file);
  const say = SENTENCES[locale];
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
    const told = (bar: number) => {
      const full = Math.round(bar * (done ?? 0));
      const parts = [
        phase !== 'read' && say[phase],
        done && `${'█'.repeat(full)}${'░'.repeat(bar - full)} ${Math.floor(100 * done)}%`,
        done && say.secondsLeft({ seconds: Math.ceil((seconds / done) * (1 - done)) }),
        phase !== 'compare' && `${Math.round(bytes / seconds / 1e6)} MB/s`,
        say.rowsInvalid({ rows: grouped(rows), invalid: grouped(invalid) }),
      ];
      return ` ${parts.filter(Boolean).join(', ')}`;
    };
    const columns = (process.stderr.columns || 80) - 1 - (locale === 'en' ? 0 : DOUBTFUL);
    process.stderr.write(`\r\x1b[K${fitted(name, BARS.map(told), columns)}`);
  };
}

export function clearProgress(): void {
  if (isTerminal(process.stderr)) process.stderr.write('\r\x1b[K');
}
