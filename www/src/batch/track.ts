// Which rows a scrolled box shows. Browsers draw nothing taller than some tens of millions of pixels, and round long
// before that; where there are more rows than fit, a long way on the scroll bar stands for a longer one over the rows, and
// a short one is taken as it is.

/** In pixels; well below what any browser can do. */
const TALLEST = 8_000_000;

export class Track {
  /** The first row at the upper edge, with its fraction. */
  top = 0;
  private last = 0;

  constructor(
    readonly rows: number,
    readonly rowHeight: number,
    /** How much of the rows is seen at a time, in pixels. */
    readonly view: number,
  ) {}

  get height(): number {
    return Math.min(this.rows * this.rowHeight, TALLEST);
  }

  get isScaled(): boolean {
    return this.rows * this.rowHeight > TALLEST;
  }

  private get mostTop(): number {
    return Math.max(0, this.rows - this.view / this.rowHeight);
  }

  /** The box was scrolled to here. */
  scrolled(to: number): void {
    const moved = to - this.last;
    this.last = to;
    const way = Math.max(1, this.height - this.view);
    const isShort = this.isScaled && Math.abs(moved) < this.view;
    this.top = isShort ? this.top + moved / this.rowHeight : (to / way) * this.mostTop;
    this.top = Math.min(Math.max(0, this.top), this.mostTop);
  }

  /** Show a row, by the shortest way; returns where the box is to be scrolled. */
  reveal(row: number): number {
    const full = Math.floor(this.view / this.rowHeight);
    this.top = Math.min(Math.max(this.top, row - full + 1), row, this.mostTop);
    this.top = Math.max(0, this.top);
    return this.settle();
  }

  /** Where on the scroll bar the rows that are shown belong, once nothing moves. */
  settle(): number {
    const way = Math.max(0, this.height - this.view);
    this.last = this.mostTop === 0 ? 0 : (this.top / this.mostTop) * way;
    return this.last;
  }

  /** The browser rounds where it scrolls to. */
  landed(at: number): void {
    this.last = at;
  }

  /** The rows to draw, with one to spare on either side, and where in the scrolled content the first of them stands. */
  get window(): { from: number; to: number; at: number } {
    const from = Math.max(0, Math.floor(this.top) - 1);
    const to = Math.min(this.rows, Math.ceil(this.top + this.view / this.rowHeight) + 1);
    return { from, to, at: this.last + (from - this.top) * this.rowHeight };
  }
}
