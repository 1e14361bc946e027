// The code as a symbol for a nameplate: which kind, of what, how large; to download or to print.

import { format, type HumanoidId, type Locale } from 'humanoid-id';
import { labelName, labelPng, type SymbolKind, symbol } from 'humanoid-id/labels';
import { find } from '../dom';
import { fill } from '../language';
import { labelActions, labelFigure, labelForm, labelNote } from './section';
import { asSvg, millimetres } from './symbol';
import { LABEL_TEXTS } from './texts';

/** Sharp on a screen and in a document; print shops take the drawing. */
const DPI = 1200;

type Shown = { symbol: SymbolKind; link: string; module: number };

export type Label = { draw(id: HumanoidId, locale: Locale): void };

export function label(): Label {
  const section = find<HTMLDetailsElement>('.label');
  const form = labelForm();
  section.append(form, labelFigure(), labelActions(), labelNote());
  let shown: { id: HumanoidId; locale: Locale; drawing: SVGSVGElement; options: Shown } | null = null;

  const draw = (id: HumanoidId, locale: Locale) => {
    const texts = LABEL_TEXTS[locale];
    if (shown?.locale !== locale) fill(texts);
    const asked = new FormData(form);
    const kind: SymbolKind = asked.get('kind') === 'data-matrix' ? 'data-matrix' : 'qr';
    const moduleMm = Number(asked.get('module'));
    const link = asked.get('content') === 'link' ? `${location.origin}${location.pathname}#` : '';
    const text = `${link}${id}`;
    const of = symbol(kind, text);
    const drawing = asSvg(of, moduleMm, `${texts.symbols[kind]} ${text}`);
    const size = millimetres(of.modules * moduleMm);
    find('.symbol', section).replaceChildren(drawing);
    find('.symbol-code', section).textContent = format(id, 'spaced');
    find('.symbol-size', section).textContent = texts.size({ millimetres: size, modules: of.modules });
    shown = { id, locale, drawing, options: { symbol: kind, link, module: moduleMm } };
  };

  form.addEventListener('change', () => {
    if (shown) draw(shown.id, shown.locale);
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  find('#save-svg').addEventListener('click', () => {
    if (!shown) return;
    const text = new XMLSerializer().serializeToString(shown.drawing);
    save(new Blob([text], { type: 'image/svg+xml' }), labelName(shown.id, shown.options, 'svg'));
  });
  find('#save-png').addEventListener('click', () => {
    if (!shown) return;
    const png = labelPng(shown.id, { ...shown.options, dpi: DPI }) as Uint8Array<ArrayBuffer>;
    save(new Blob([png], { type: 'image/png' }), labelName(shown.id, shown.options, 'png'));
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
