// The plate: the code in its parts, place by place, with what is missing left open and what is wrong marked.

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
  const all = ruler.reduce((sum, part) => sum + part.width, 0);
  list.style.setProperty('--widest', `${widest}`);
  list.style.setProperty('--all', `${all}`);
  list.style.setProperty('--gaps', `${ruler.length - 1}`);

  const drawn = ruler.map((part) => drawPart(part));
  const surplus = h('div', { class: 'places surplus', 'aria-hidden': 'true' });
  drawn[drawn.length - 1]?.places.after(surplus);
  list.replaceChildren(...drawn.map((part) => part.item));
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
      surplus.hidden = over.length === 0;
      surplus.replaceChildren(...over.slice(0, room).map((place) => cell(place.character, place.mark)));
      surplus.dataset.rest = over.length > room ? '…' : '';
    },
  };
}

type DrawnPart = {
  width: number;
  item: HTMLElement;
  places: HTMLElement;
  translate(texts: Texts): void;
  fill(places: Place[], next: boolean, texts: Texts): void;
};

function drawPart({ name, width }: Part): DrawnPart {
  const cells = Array.from({ length: width }, () => cell('', null));
  const places = h('div', { class: 'places', 'aria-hidden': 'true' }, ...cells);
  const label = h('span', { class: 'part-name' });
  const dimension = h('div', { class: 'dimension', 'aria-hidden': 'true' }, h('span', {}, `${width}`));
  const spoken = h('span', { class: 'visually-hidden' });
  const item = h('li', { class: 'part', 'data-part': name }, places, dimension, h('p', {}, label, spoken));
  item.style.setProperty('--width', `${width}`);
  return {
    width,
    item,
    places,
    translate(texts) {
      label.textContent = texts.parts[name];
    },
    fill(found, next, texts) {
      cells.forEach((it, index) => {
        paint(it, found[index]?.character ?? '', found[index]?.mark ?? null);
        it.toggleAttribute('data-next', next && index === found.length);
      });
      item.toggleAttribute('data-full', found.length === width);
      const characters = found.map((place) => place.character).join(' ');
      spoken.textContent = ` ${texts.places(width)} ${characters || texts.nothingYet}`;
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
