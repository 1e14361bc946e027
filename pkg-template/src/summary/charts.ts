// Charts of a check, drawn as SVG whose lengths are shares of the room there is: nothing is scaled, so lines stay thin
// and letters keep their size on a phone. Colours come from the style sheet, by class. Every figure is there as text too.

import type { SegmentName, Severity } from '../contract/types';
import { type Drawn, type Element, h } from './markup';

const percent = (share: number) => `${Number((100 * share).toFixed(3))}%`;

/** One bar of a list. */
export type Bar = {
  name: string;
  /** What the name means. */
  about?: string | undefined;
  count: number;
  tone?: Severity | undefined;
  note?: string | undefined;
};

type Say = { number: (value: number) => string };

/** Bars one below the other, each as long as its count beside the largest. */
export function bars(list: readonly Bar[], { number }: Say): Element {
  const most = Math.max(...list.map(({ count }) => count));
  return h(
    'ul',
    { class: 'bars' },
    ...list.map(({ name, about, count, tone, note }) =>
      h(
        'li',
        { 'data-tone': tone },
        h('span', { class: 'bar-name' }, h('b', { translate: 'no' }, name), about ? ` ${about}` : null),
        h('span', { class: 'bar-count' }, number(count)),
        h(
          'svg',
          { class: 'bar', width: '100%', height: 8, 'aria-hidden': 'true' },
          h('rect', { class: 'track', width: '100%', height: 8, rx: 3 }),
          h('rect', { class: 'fill', width: percent(count / most), height: 8, rx: 3 }),
        ),
        note ? h('p', { class: 'note' }, note) : null,
      ),
    ),
  );
}

export type Share = { name: string; count: number; tone: 'clean' | 'warned' | 'invalid' | 'skipped' };

/** Parts of a whole in one bar, with what each is. */
export function shares(list: readonly Share[], { number }: Say): Element {
  const all = list.reduce((sum, { count }) => sum + count, 0);
  let before = 0;
  const parts = list.map(({ count, tone }) => {
    const part = h('rect', { class: tone, x: percent(before / all), width: percent(count / all), height: 20 });
    before += count;
    return part;
  });
  return h(
    'div',
    { class: 'shares' },
    h('svg', { width: '100%', height: 20, 'aria-hidden': 'true' }, ...parts),
    h(
      'ul',
      {},
      ...list.map(({ name, count, tone }) =>
        h(
          'li',
          {},
          h(
            'svg',
            { class: 'key', width: 12, height: 12, 'aria-hidden': 'true' },
            h('rect', { class: tone, width: 12, height: 12, rx: 2 }),
          ),
          ` ${name} `,
          h('b', {}, number(count)),
        ),
      ),
    ),
  );
}

export type Segment = { name: SegmentName; width: number };
type SayPlaces = Say & {
  title: string;
  segments: Record<SegmentName, string>;
  place: (facts: { place: number; segment: string; count: string }) => string;
  atMost: (facts: { count: string }) => string;
};

const TOP = 18;
const TALL = 96;
const FLOOR = TOP + TALL;
/** Of the room between two columns, and between two segments in columns. */
const GAP = 0.12;
const BETWEEN = 0.6;

/** A column for each place of the code, in its segments, and what it is made of as a list for who cannot see it. */
export function places(counts: readonly number[], segments: readonly Segment[], say: SayPlaces): Element {
  const most = Math.max(...counts);
  const room = counts.length + BETWEEN * (segments.length - 1);
  const columns: Drawn[] = [];
  const feet: Drawn[] = [];
  const said: string[] = [];
  let place = 0;
  for (const [index, { name, width }] of segments.entries()) {
    const left = place + BETWEEN * index;
    feet.push(
      h('line', { class: 'axis', x1: percent(left / room), x2: percent((left + width) / room), y1: FLOOR, y2: FLOOR }),
      h(
        'text',
        { class: 'tick', x: percent((left + 0.5) / room), y: FLOOR + 16, 'text-anchor': 'middle' },
        `${place + 1}`,
      ),
    );
    for (let step = 0; step < width; step++) {
      const count = counts[place] ?? 0;
      place += 1;
      const tall = count === 0 ? 0 : Math.max(2, (TALL * count) / most);
      const sentence = say.place({ place, segment: say.segments[name], count: say.number(count) });
      if (count > 0) said.push(sentence);
      const x = percent((left + step + GAP / 2) / room);
      const wide = percent((1 - GAP) / room);
      columns.push(
        h(
          'g',
          {},
          h('title', {}, sentence),
          h('rect', { class: 'track', x, width: wide, y: TOP, height: TALL }),
          h('rect', {
            class: 'fill',
            x,
            width: wide,
            y: Number((FLOOR - tall).toFixed(2)),
            height: Number(tall.toFixed(2)),
          }),
        ),
      );
    }
  }
  let from = 1;
  const legend = segments.map(({ name, width }) => {
    const range = `${from}–${from + width - 1}`;
    from += width;
    return h('li', {}, h('b', {}, range), ` ${say.segments[name]}`);
  });
  return h(
    'div',
    { class: 'places' },
    h(
      'svg',
      { width: '100%', height: FLOOR + 22, role: 'img', 'aria-label': `${say.title}. ${said.join('; ')}` },
      h('text', { class: 'tick', x: '0', y: 12 }, say.atMost({ count: say.number(most) })),
      ...columns,
      ...feet,
    ),
    h('ul', { class: 'legend' }, ...legend),
  );
}
