// A grid of any number of rows, of which only those are in the page that are seen. They are asked for as they come into
// view. The keyboard moves over all of them; assistive technology is told which of how many each one is.

import type { RowReport } from 'humanoid-id/bulk';
import { h } from '../dom';
import { Track } from './track';

/** Rows that are asked for at a time, and how many such pages are kept. */
const PAGE = 64;
const PAGES = 24;
const SETTLE_MS = 150;

export type Table = {
  /** Show so many rows, from the first. */
  show(rows: number): void;
  /** Draw again what is there, in the language of the page. */
  speak(): void;
  focus(): void;
};

type Way = {
  /** The cells of the first row, which names the columns. */
  names(): HTMLElement[];
  fetch(from: number, count: number): Promise<RowReport[]>;
  /** The cells of a row, or of one that has not come yet. */
  cells(row: RowReport | null): HTMLElement[];
  /** The row that the keyboard or the pointer is on. */
  chosen(row: RowReport | null): void;
};

/** `named` and `described` are the ids of what says what it is and how it is used. */
export function table(box: HTMLElement, named: string, described: string, way: Way): Table {
  const { names, fetch, cells, chosen } = way;
  const head = h('div', { class: 'grid-row', role: 'row', 'aria-rowindex': '1' });
  const probe = h('div', { class: 'grid-probe', 'aria-hidden': 'true' });
  const held = h('div', { class: 'grid-rows', role: 'rowgroup' });
  const space = h('div', { class: 'grid-space', role: 'presentation' }, probe, held);
  box.append(h('div', { class: 'grid-head', role: 'rowgroup' }, head), space);
  const what = { class: 'grid', role: 'grid', tabindex: '0', 'aria-labelledby': named, 'aria-describedby': described };
  for (const [key, value] of Object.entries(what)) box.setAttribute(key, value);
  let track = new Track(0, 1, 0);
  let pages = new Map<number, RowReport[] | null>();
  let drawn = new Map<number, HTMLElement>();
  let active = 0;
  let isDue = false;
  let settling = 0;

  const row = (index: number) => pages.get(Math.floor(index / PAGE))?.[index % PAGE] ?? null;

  async function need(page: number): Promise<void> {
    if (pages.has(page)) return;
    const mine = pages;
    mine.set(page, null);
    if (mine.size > PAGES) mine.delete(mine.keys().next().value as number);
    const rows = await fetch(page * PAGE, PAGE);
    if (mine !== pages) return;
    mine.set(page, rows);
    for (let index = page * PAGE; index < page * PAGE + rows.length; index++) {
      if (drawn.has(index)) drawn.get(index)?.replaceChildren(...cells(row(index)));
      if (index === active) chosen(row(index));
    }
    mark();
  }

  function draw(): void {
    isDue = false;
    const { from, to, at } = track.window;
    const next = new Map<number, HTMLElement>();
    for (let index = from; index < to; index++) next.set(index, drawn.get(index) ?? drawRow(index));
    held.replaceChildren(...next.values());
    drawn = next;
    held.style.transform = `translateY(${at}px)`;
    mark();
    for (let page = Math.floor(from / PAGE); page * PAGE < to; page++) void need(page);
  }

  function drawRow(index: number): HTMLElement {
    // The first is that of the names.
    const place = { 'aria-rowindex': `${index + 2}`, 'data-index': `${index}` };
    return h('div', { class: 'grid-row', role: 'row', id: `row-${index}`, ...place }, ...cells(row(index)));
  }

  function mark(): void {
    for (const [index, element] of drawn) element.setAttribute('aria-selected', `${index === active}`);
    if (drawn.has(active)) box.setAttribute('aria-activedescendant', `row-${active}`);
    else box.removeAttribute('aria-activedescendant');
  }

  function measure(): void {
    const { top } = track;
    track = new Track(track.rows, probe.offsetHeight || 1, box.clientHeight - head.offsetHeight);
    track.top = Math.min(top, Math.max(0, track.rows - 1));
    space.style.height = `${track.height}px`;
    scrollTo(track.reveal(Math.floor(track.top)));
  }

  function scrollTo(at: number): void {
    box.scrollTop = at;
    track.landed(box.scrollTop);
    draw();
  }

  function choose(index: number): void {
    active = Math.min(Math.max(0, index), track.rows - 1);
    scrollTo(track.reveal(active));
    chosen(row(active));
  }

  box.addEventListener(
    'scroll',
    () => {
      track.scrolled(box.scrollTop);
      if (!isDue) requestAnimationFrame(draw);
      isDue = true;
      clearTimeout(settling);
      if (track.isScaled) settling = window.setTimeout(() => scrollTo(track.settle()), SETTLE_MS);
    },
    { passive: true },
  );
  box.addEventListener('keydown', (event) => {
    const seen = Math.max(1, Math.floor(track.view / track.rowHeight) - 1);
    const to = {
      ArrowUp: active - 1,
      ArrowDown: active + 1,
      PageUp: active - seen,
      PageDown: active + seen,
      Home: 0,
      End: track.rows - 1,
    }[event.key];
    if (to === undefined || event.altKey || event.metaKey || track.rows === 0) return;
    event.preventDefault();
    choose(to);
  });
  box.addEventListener('click', (event) => {
    const index = (event.target as Element).closest<HTMLElement>('.grid-row')?.dataset.index;
    if (index !== undefined) choose(Number(index));
  });
  new ResizeObserver(() => track.rows > 0 && measure()).observe(box);

  return {
    show(rows) {
      pages = new Map();
      drawn = new Map();
      active = 0;
      track = new Track(rows, 1, 0);
      box.setAttribute('aria-rowcount', `${rows + 1}`);
      chosen(null);
      measure();
    },
    speak() {
      head.replaceChildren(...names());
      box.setAttribute('aria-colcount', `${head.childElementCount}`);
      for (const [index, element] of drawn) element.replaceChildren(...cells(row(index)));
      if (track.rows > 0) chosen(row(active));
    },
    focus: () => box.focus({ preventScroll: true }),
  };
}
