// The outlines of the dark modules of a symbol. Drawn module by module, hairlines of light would show between them.

export type Corner = readonly [x: number, y: number];

/** Outlines run clockwise around what is dark, and so the other way round a hole: either rule of filling fills them right. */
export function outlinesOf(dark: readonly (readonly boolean[])[]): Corner[][] {
  const side = dark.length + 1;
  const isDark = (x: number, y: number) => dark[y]?.[x] === true;
  const at = (x: number, y: number) => y * side + x;
  /** Where edges lead from a corner: from where two modules touch, two do. */
  const edges = new Map<number, number[]>();
  const edge = (from: number, to: number) => {
    const others = edges.get(from);
    if (others) others.push(to);
    else edges.set(from, [to]);
  };
  for (let y = 0; y < dark.length; y++) {
    for (let x = 0; x < dark.length; x++) {
      if (!isDark(x, y)) continue;
      if (!isDark(x, y - 1)) edge(at(x, y), at(x + 1, y));
      if (!isDark(x + 1, y)) edge(at(x + 1, y), at(x + 1, y + 1));
      if (!isDark(x, y + 1)) edge(at(x + 1, y + 1), at(x, y + 1));
      if (!isDark(x - 1, y)) edge(at(x, y + 1), at(x, y));
    }
  }
  const outlines: Corner[][] = [];
  for (const [start, leading] of edges) {
    while (leading.length > 0) {
      const corners: Corner[] = [];
      let [from, step] = [start, 0];
      do {
        const to = (edges.get(from) as number[]).pop() as number;
        // Edges in one direction are one.
        if (to - from !== step) corners.push([from % side, Math.floor(from / side)]);
        [from, step] = [to, to - from];
      } while (from !== start);
      outlines.push(corners);
    }
  }
  return outlines;
}
