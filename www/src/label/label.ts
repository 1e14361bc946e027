// The code as a symbol for a nameplate: which kind, of what, how large; to download or to print.

import { format, type HumanoidId, type Locale } from 'humanoid-id';
import { find } from '../dom';
import { fill } from '../language';
import { labelActions, labelFigure, labelForm, labelNote } from './section';
import { asPng, asSvg, type Kind, millimetres, type Symbol2D, symbol } from './symbol';
import { LABEL_TEXTS } from './texts';

/** Sharp on a screen and in a document; print shops take the drawing. */
const PIXELS_PER_MODULE = 16;

export type Label = { draw(id: HumanoidId, locale: Locale): void };

export function label(): Label {
  const section = find<HTMLDetailsElement>('.label');
  const form = labelForm();
  section.append(form, labelFigure(), labelActions(), labelNote());
  let shown: { id: HumanoidId; locale: Locale; drawing: SVGSVGElement; of: Symbol2D; kind: Kind } | null = null;

  const draw = (id: HumanoidId, locale: Locale) => {
    const texts = LABEL_TEXTS[locale];
    if (shown?.locale !== locale) fill(texts);
    const asked = new FormData(form);
    const kind: Kind = asked.get('kind') === 'data-matrix' ? 'data-matrix' : 'qr';
    const moduleMm = Number(asked.get('module'));
    const text = asked.get('content') === 'link' ? `${location.origin}${location.pathname}#${id}` : id;
    const of = symbol(kind, text);
    const drawing = asSvg(of, moduleMm, `${texts.symbols[kind]} ${text}`);
    const size = millimetres(of.modules * moduleMm);
    find('.symbol', section).replaceChildren(drawing);
    find('.symbol-code', section).textContent = format(id, 'spaced');
    find('.symbol-size', section).textContent = texts.size({ millimetres: size, modules: of.modules });
    shown = { id, locale, drawing, of, kind };
  };

  form.addEventListener('change', () => {
    if (shown) draw(shown.id, shown.locale);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  find('#save-svg').addEventListener('click', () => {
    if (!shown) return;
    const text = new XMLSerializer().serializeToString(shown.drawing);
    save(new Blob([text], { type: 'image/svg+xml' }), `${shown.id}-${shown.kind}.svg`);
  });
  find('#save-png').addEventListener('click', async () => {
    if (shown) save(await asPng(shown.of, PIXELS_PER_MODULE), `${shown.id}-${shown.kind}.png`);
  });
  find('#print').addEventListener('click', printAlone);
  return { draw };
}

/** The label and nothing else; who prints from the browser's menu gets the page. */
function printAlone(): void {
  const { classList } = document.documentElement;
  classList.add('printing-label');
  addEventListener('afterprint', () => classList.remove('printing-label'), { once: true });
  print();
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The download has the address by now, but not in every browser at once.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
