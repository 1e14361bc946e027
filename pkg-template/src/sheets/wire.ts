// Rows as the module takes them; `src/bulk/sheet.rs` says what the signs are.

const BETWEEN = 0x1f;
const END = 0x0a;
const ESCAPE = 0x1b;
const NUMBER = 0x0e;
const FORMULA = 0x0f;
const MEANT = [END, 0x0d, NUMBER, FORMULA, ESCAPE, BETWEEN];

/** Of a longer cell this much: of a code 512 characters are looked at, and these say that there are more. */
export const LONGEST_CELL = 520;

const encoder = new TextEncoder();

/** A text, escaped and in UTF-8, into some bytes; as many as were written. There must be room, see below. */
export function write(text: string, into: Uint8Array, start: number): number {
  const short = text.length > LONGEST_CELL ? cut(text) : text;
  let at = start;
  for (let index = 0; index < short.length; index++) {
    const unit = short.charCodeAt(index);
    if (unit >= 0x80) {
      const end = endOfForeign(short, index);
      at += encoder.encodeInto(short.slice(index, end), into.subarray(at)).written;
      index = end - 1;
    } else if (unit < 0x20 && MEANT.includes(unit)) {
      into[at++] = ESCAPE;
      into[at++] = unit + 0x40;
    } else into[at++] = unit;
  }
  return at - start;
}

/** Where a run of characters ends that are not ASCII. */
function endOfForeign(text: string, from: number): number {
  let end = from + 1;
  while (end < text.length && text.charCodeAt(end) >= 0x80) end++;
  return end;
}

function cut(text: string): string {
  const last = text.charCodeAt(LONGEST_CELL - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? LONGEST_CELL - 1 : LONGEST_CELL);
}

/** Room that a text of some length needs at most. */
export const roomFor = (length: number) => 3 * Math.min(length, LONGEST_CELL);

const decoder = new TextDecoder();
const decode = ({ buffer, byteOffset }: DataView, start: number, end: number) =>
  decoder.decode(new Uint8Array(buffer, byteOffset + start, end - start));

/** Whether four bytes are ASCII, and none of them a control character: no sum carries into the next byte. */
const arePlain = (four: number) => ((four | (four - 0x20202020)) & 0x80808080) === 0;

/** Rows under way to the module. */
export class Wire {
  private bytes: Uint8Array;
  private view: DataView;
  private at = 0;
  /** The column that the next cell stands in, from 0. */
  private column = 0;

  constructor(room = 1 << 18) {
    this.bytes = new Uint8Array(room);
    this.view = new DataView(this.bytes.buffer);
  }

  /** How many bytes wait. */
  get length(): number {
    return this.at;
  }

  text(column: number, text: string): void {
    this.go(column, roomFor(text.length));
    this.at += write(text, this.bytes, this.at);
  }

  /** A text that stands as UTF-8 among other bytes; what is none is replaced. */
  utf8(column: number, source: DataView, start: number, end: number): void {
    if (end - start > LONGEST_CELL) {
      // No character takes more than three bytes for each of its units.
      this.text(column, decode(source, start, Math.min(end, start + 3 * LONGEST_CELL + 3)));
      return;
    }
    this.go(column, roomFor(end - start));
    const { view } = this;
    const begin = this.at;
    let at = begin;
    let from = start;
    for (; from + 4 <= end; from += 4, at += 4) {
      const four = source.getUint32(from, true);
      if (!arePlain(four)) break;
      view.setUint32(at, four, true);
    }
    for (; from < end; from++) {
      const byte = source.getUint8(from);
      if (byte < 0x20 && MEANT.includes(byte)) {
        view.setUint8(at++, ESCAPE);
        view.setUint8(at++, byte + 0x40);
      } else if (byte < 0x80) view.setUint8(at++, byte);
      else {
        this.at = begin + write(decode(source, start, end), this.bytes, begin);
        return;
      }
    }
    this.at = at;
  }

  /** A number, as its shortest decimal. */
  number(column: number, value: number): void {
    const text = String(value);
    this.go(column, text.length + 1);
    this.bytes[this.at++] = NUMBER;
    this.at += write(text, this.bytes, this.at);
  }

  /** A formula without its result. */
  formula(column: number, text: string): void {
    this.go(column, roomFor(text.length) + 1);
    this.bytes[this.at++] = FORMULA;
    this.at += write(text, this.bytes, this.at);
  }

  /** A cell that was written before, among others. */
  written(column: number, cells: Uint8Array, start: number, end: number): void {
    this.go(column, end - start);
    const { bytes } = this;
    if (end - start > 64) bytes.set(cells.subarray(start, end), this.at);
    else for (let from = start, at = this.at; from < end; ) bytes[at++] = cells[from++] as number;
    this.at += end - start;
  }

  endRow(): void {
    this.room(1);
    this.bytes[this.at++] = END;
    this.column = 0;
  }

  /** What waits, as a view that the next row overwrites. */
  take(): Uint8Array {
    const taken = this.bytes.subarray(0, this.at);
    this.at = 0;
    return taken;
  }

  /** Forward to a column, with room for its cell. */
  private go(column: number, room: number): void {
    this.room(room + column - this.column);
    while (this.column < column) {
      this.bytes[this.at++] = BETWEEN;
      this.column++;
    }
  }

  private room(length: number): void {
    if (this.at + length <= this.bytes.length) return;
    const larger = new Uint8Array(2 * (this.at + length));
    larger.set(this.bytes);
    this.bytes = larger;
    this.view = new DataView(larger.buffer);
  }
}
