// The plate: the code in its parts, place by place, with what is missing left open and what is wrong marked. Empty, it
// stands in the HTML.

import { find, h } from '../dom';
import { letters } from '../letters';
import { type Mark, type Part, type Place, parts } from '../places';
import type { Texts } from '../texts/texts';

/** How much of what is too long is drawn, in rows of the widest part. */
const ROWS_OF_SURPLUS = 1;

export type Plate = {
  translate(texts: Texts): void;
  draw(places: Place[], open: boolean): void;
};

export function plate(): Plate {
  const list = find('.parts');
  const ruler = parts();
  const widest = Math.max(...ruler.map((part) => part.width));
  const drawn = ruler.map((part) => partOf(list, part));
  const surplus = h('div', { class: 'places surplus', 'aria-hidden': 'true' });
  let texts: Texts;

  return {
    translate(into) {
      texts = into;
      for (const part of drawn) part.translate(into);
    },
    draw(places, open) {
      if (places.some(({ character }) => character)) letters();
      let from = 0;
      for (const part of drawn) {
        const next = open && places.length >= from && places.length < from + part.width;
        part.fill(places.slice(from, from + part.width), next, texts);
        from += part.width;
      }
      const over = places.slice(from);
      const room = widest * ROWS_OF_SURPLUS;
      if (over.length > 0) drawn[drawn.length - 1]?.places.after(surplus);
      else surplus.remove();
      surplus.replaceChildren(...over.slice(0, room).map((place) => cell(place.character, place.mark)));
      surplus.dataset.rest = over.length > room ? '…' : '';
    },
  };
}

type DrawnPart = {
  width: number;
  places: HTMLElement;
  translate(texts: Texts): void;
  fill(places: Place[], next: boolean, texts: Texts): void;
};

/** As the HTML holds it. */
function partOf(list: HTMLElement, { name, width }: Part): DrawnPart {
  const item = find(`[data-part="${name}"]`, list);
  const places = find('.places', item);
  const cells = [...places.children] as HTMLElement[];
  const label = find('.part-name', item);
  const spoken = find('.visually-hidden', item);
  return {
    width,
    places,
    translate(texts) {
      // Over its two places there is no room for more.
      label.textContent = name === 'country' ? texts.countryOnPlate : texts.parts[name];
    },
    fill(found, next, texts) {
      cells.forEach((it, index) => {
        paint(it, found[index]?.character ?? '', found[index]?.mark ?? null);
        it.toggleAttribute('data-next', next && index === found.length);
      });
      item.toggleAttribute('data-full', found.length === width);
      const characters = found.map((place) => place.character).join(' ');
      spoken.textContent = ` ${texts.places({ count: width })} ${characters || texts.nothingYet}`;
    },
  };
}

function cell(character: string, mark: Mark): HTMLElement {
  return paint(h('span', { class: 'place' }), character, mark);
}

function paint(place: HTMLElement, character: string, mark: Mark): HTMLElement {
  if (place.textContent !== character) place.textContent = character;
  place.dataset.mark = mark ?? '';
  return place;
}
