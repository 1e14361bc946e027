// How fast a file is read, and how long the rest of it will take at that.

/** What was before is another disk, another page in front, another part of the file. */
const WINDOW_MS = 4000;
/** Before this nobody knows. */
const FIRST_MS = 800;

export class Pace {
  private seen: { at: number; bytes: number }[] = [];

  constructor(private readonly size: number) {}

  /** Bytes a second and seconds to go; `null` while it is too early to say. */
  note(bytes: number, at: number): { rate: number; left: number } | null {
    this.seen.push({ at, bytes });
    this.seen = this.seen.filter((it) => at - it.at <= WINDOW_MS);
    const first = this.seen[0];
    if (!first || at - first.at < FIRST_MS || bytes <= first.bytes) return null;
    const rate = (1000 * (bytes - first.bytes)) / (at - first.at);
    return { rate, left: (this.size - bytes) / rate };
  }
}
