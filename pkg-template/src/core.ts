// Loading, and the two roads into the module. Nothing happens at import; the first call instantiates.

import * as glue from 'humanoid-id:glue';
import { source } from 'humanoid-id:source';

let memory: glue.Exports['memory'] | undefined;
let opened: glue.Exports;
const unopened: ModulePart[] = [];

/** There is more of the module, which {@link loadAll} opens. */
export function bring(part: ModulePart): void {
  unopened.push(part);
}

function take(exports: WebAssembly.Exports): void {
  opened = { ...opened, ...exports } as glue.Exports;
  glue.finish({ exports: opened });
  memory = opened.memory;
  good = opened.isGood;
}

// Instantiates the module at its first call and is replaced by the module's own function: the cheapest lazy form, where
// a test for `undefined` would cost a quarter of the whole call.
let good: glue.Question = (...words) => {
  load();
  return good(...words);
};
export function load(): void {
  if (!memory) take(source.open(glue.imports()));
}

/** The same with every part that was brought. */
export function loadAll(): void {
  load();
  for (let [part] = unopened; part; [part] = unopened) {
    take(part.open(over()));
    unopened.shift();
  }
}

/** The same, when the engine likes. */
export async function loadLater(): Promise<void> {
  if (!memory) {
    const exports = await source.openLater(glue.imports());
    // A call may have come first.
    if (exports && !memory) take(exports);
  }
  for (let [part] = unopened; part; [part] = unopened) {
    const exports = await part.openLater(over());
    if (!exports) return;
    if (unopened[0] === part) {
      take(exports);
      unopened.shift();
    }
  }
}

const over = () => ({ ...glue.imports(), core: opened });

/** Whether a text is a canonical code. The character codes go as arguments, four to a word; written out, for speed. */
export function isGood(text: string): boolean {
  if (text.length !== SERIAL_END) return false;
  const a = word(text, 0);
  const b = word(text, 4);
  const c = word(text, 8);
  const d = word(text, 12);
  const e = word(text, 16);
  const f = word(text, 20);
  const g = word(text, 24);
  const last = text.charCodeAt(28);
  return (a | b | c | d | e | f | g) >= 0 && last < 128 && good(a, b, c, d, e, f, g, last) !== 0;
}

/** Four character codes, or -1 where one is past ASCII and would spill into its neighbour. */
function word(text: string, at: number): number {
  const a = text.charCodeAt(at);
  const b = text.charCodeAt(at + 1);
  const c = text.charCodeAt(at + 2);
  const d = text.charCodeAt(at + 3);
  return (a | b | c | d) > 127 ? -1 : a | (b << 8) | (c << 16) | (d << 24);
}

/** Whether a text is a canonical code with nothing else to say about it. */
export function isClean(text: string): boolean {
  return isGood(text) && !glue.hasRemarks();
}

/** Bytes that the module left in its memory; they stay until its next call. */
export function left(at: number, length: number): Uint8Array {
  return new Uint8Array((memory as glue.Exports['memory']).buffer, at, length);
}

/** The module's memory as it is now: when it grows, this is another one. */
export const memoryBuffer = () => (memory as glue.Exports['memory']).buffer;

let letterBox: Uint16Array | undefined;
// As much as is ever looked at, and one unit more, so that a longer text is seen to be one; of a field as it is and was.
const USUAL = 2 * (LIMIT + 1);

/** Leaves texts where the module reads them, one behind the other. */
export function post(text: string, behind = ''): void {
  load();
  const length = text.length + behind.length;
  let page = letterBox;
  if (length > USUAL || page?.buffer !== memoryBuffer()) {
    const room = Math.max(length, USUAL);
    const address = glue.letterBox(room);
    page = new Uint16Array(memoryBuffer(), address, room);
    letterBox = length > USUAL ? undefined : page;
  }
  for (let at = 0; at < text.length; at++) page[at] = text.charCodeAt(at);
  for (let at = 0; at < behind.length; at++) page[text.length + at] = behind.charCodeAt(at);
}

/** Leaves as much of a text as is ever looked at, and returns its whole length. */
export function postCode(text: string): number {
  post(text.length > LIMIT ? text.slice(0, LIMIT + 1) : text);
  return text.length;
}
