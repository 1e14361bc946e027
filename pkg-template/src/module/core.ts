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
  const a = text.charCodeAt(0);
  const b = text.charCodeAt(1);
  const c = text.charCodeAt(2);
  const d = text.charCodeAt(3);
  const e = text.charCodeAt(4);
  const f = text.charCodeAt(5);
  const g = text.charCodeAt(6);
  const h = text.charCodeAt(7);
  const i = text.charCodeAt(8);
  const j = text.charCodeAt(9);
  const k = text.charCodeAt(10);
  const l = text.charCodeAt(11);
  const m = text.charCodeAt(12);
  const n = text.charCodeAt(13);
  const o = text.charCodeAt(14);
  const p = text.charCodeAt(15);
  const q = text.charCodeAt(16);
  const r = text.charCodeAt(17);
  const s = text.charCodeAt(18);
  const t = text.charCodeAt(19);
  const u = text.charCodeAt(20);
  const v = text.charCodeAt(21);
  const w = text.charCodeAt(22);
  const x = text.charCodeAt(23);
  const y = text.charCodeAt(24);
  const z = text.charCodeAt(25);
  const aa = text.charCodeAt(26);
  const bb = text.charCodeAt(27);
  const cc = text.charCodeAt(28);
  // A code past ASCII would spill into its neighbour.
  const all =
    a |
    b |
    c |
    d |
    e |
    f |
    g |
    h |
    i |
    j |
    k |
    l |
    m |
    n |
    o |
    p |
    q |
    r |
    s |
    t |
    u |
    v |
    w |
    x |
    y |
    z |
    aa |
    bb |
    cc;
  if (all > 127) return false;
  return (
    good(
      a | (b << 8) | (c << 16) | (d << 24),
      e | (f << 8) | (g << 16) | (h << 24),
      i | (j << 8) | (k << 16) | (l << 24),
      m | (n << 8) | (o << 16) | (p << 24),
      q | (r << 8) | (s << 16) | (t << 24),
      u | (v << 8) | (w << 16) | (x << 24),
      y | (z << 8) | (aa << 16) | (bb << 24),
      cc,
    ) !== 0
  );
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
