// Lines of a text that comes in pieces. A line ends with LF, or with CR and LF, as it does for the programs that write such
// lines; whatever else may end one elsewhere stands in it, so that there are as many answers as lines.

export async function* linesOf(stream: NodeJS.ReadableStream): AsyncGenerator<string> {
  stream.setEncoding('utf8');
  let begun: string[] = [];
  for await (const piece of stream) {
    const [first = '', ...others] = `${piece}`.split('\n');
    begun.push(first);
    for (const other of others) {
      yield ended(begun);
      begun = [other];
    }
  }
  const last = ended(begun);
  if (last !== '') yield last;
}

const ended = (pieces: readonly string[]) => pieces.join('').replace(/\r$/, '');
