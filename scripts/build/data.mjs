// The data of a module: which of it a part of the code can ever read, and segments written together.
//
// The linker leaves every constant in a segment of its own. What code refers to, it refers to by address: in a constant,
// in the offset of a load, or in a pointer inside of data that is referred to itself.

/**
 * @typedef {{ start: number, bytes: Uint8Array }} Segment
 */

/**
 * @param {string[]} fields the data segments as `wasm-dis` writes them
 * @returns {Segment[]} in order of address
 */
export function segmentsOf(fields) {
  return fields
    .map((field) => {
      const [, start, text] = field.match(/^ \(data \S+ \(i32\.const (\d+)\) "((?:[^"\\]|\\.)*)"\)$/);
      return { start: Number(start), bytes: bytesOf(text) };
    })
    .sort((one, other) => one.start - other.start);
}

/**
 * The segments that bodies of functions can read, as far as addresses tell, and some more. Code names a constant by its
 * start, and one that it walks through by its end; `table[index - 65]` becomes an address some way before the table.
 * @param {Segment[]} segments
 * @param {string[]} bodies
 * @returns {Set<Segment>}
 */
export function readBy(segments, bodies) {
  const read = new Set();
  const starts = new Map(segments.map((segment) => [segment.start, segment]));
  const follow = (segment) => {
    if (read.has(segment)) return;
    read.add(segment);
    const { buffer, byteLength } = segment.bytes;
    const words = new DataView(buffer);
    const wordAt = (at) => (at + 4 <= byteLength ? words.getUint32(at, true) : Number.POSITIVE_INFINITY);
    for (let at = -segment.start & 3; at + 4 <= byteLength; at += 4) {
      const word = wordAt(at);
      // Data holds addresses as they are: of a constant, or of a slice of one, whose length is the next word. Any other
      // number is one by chance.
      const meant = starts.get(word) ?? segments.find((one) => one.start < word && word + wordAt(at + 4) <= endOf(one));
      if (meant) follow(meant);
    }
  };
  // An address may be added by subtracting its negative, which takes a byte less where it is a power of two.
  const addresses = bodies.flatMap((body) =>
    [...body.matchAll(/(?:i32\.const -?|offset=)(\d+)/g)].map(([, it]) => Number(it)),
  );
  for (const address of new Set(addresses)) {
    const reach = starts.has(address) ? 0 : NEAR;
    for (const segment of segments) {
      if (segment.start <= address + reach && address <= endOf(segment)) follow(segment);
    }
  }
  return read;
}

/**
 * Segments of all there are as text, neighbours written as one: a head costs more than a small gap.
 * @param {Segment[]} segments
 * @param {(segment: Segment) => boolean} [belongs]
 */
export function written(segments, belongs = () => true) {
  const runs = [];
  let isNeighbour = false;
  for (const segment of segments) {
    const run = runs.at(-1);
    if (!belongs(segment)) {
      isNeighbour = false;
    } else if (isNeighbour && segment.start - run.end <= GAP) {
      run.text += '\\00'.repeat(segment.start - run.end) + textOf(segment.bytes);
      run.end = endOf(segment);
    } else {
      runs.push({ start: segment.start, end: endOf(segment), text: textOf(segment.bytes) });
      isNeighbour = true;
    }
  }
  return runs.map(({ start, text }) => ` (data (i32.const ${start}) "${text}")`);
}

// What lies in no constant, or inside of one, may mean another that is so far behind.
const NEAR = 256;
const GAP = 8;

const endOf = ({ start, bytes }) => start + bytes.length;
const textOf = (bytes) => [...bytes].map((byte) => `\\${byte.toString(16).padStart(2, '0')}`).join('');

const NAMED = { t: 9, n: 10, r: 13, '"': 34, "'": 39, '\\': 92 };

function bytesOf(text) {
  const bytes = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] !== '\\') bytes.push(...Buffer.from(text[at]));
    else if (text[++at] in NAMED) bytes.push(NAMED[text[at]]);
    else bytes.push(Number.parseInt(text.slice(at, ++at + 1), 16));
  }
  return Uint8Array.from(bytes);
}
