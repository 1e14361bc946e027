// What stands in the label's section. Its texts are named and filled in, as those of the page's HTML are.

import { h } from '../dom';
import type { LabelTexts } from './texts';

/** What printers of nameplates can hold, the finest first. */
const MODULES_MM = ['0.25', '0.33', '0.5', '0.8', '1'];
const USUAL_MM = '0.33';

type Name = keyof LabelTexts;
const named = (name: Name) => h('span', { 'data-text': name });
const button = (id: string, name: Name) => h('button', { type: 'button', id, 'data-text': name });

const either = (name: Name, ...options: (readonly [value: string, text: Node | string])[]) =>
  h(
    'fieldset',
    {},
    h('legend', { 'data-text': name }),
    ...options.map(([value, text], at) =>
      h(
        'label',
        {},
        h('input', { type: 'radio', name, value, ...(at === 0 && { checked: '' }) }),
        ' ',
        h('span', {}, text),
      ),
    ),
  );

const moduleWidth = () =>
  h(
    'select',
    { name: 'module' },
    ...MODULES_MM.map((value) => h('option', { value, ...(value === USUAL_MM && { selected: '' }) }, `${value} mm`)),
  );

export const labelForm = (): HTMLFormElement =>
  h(
    'form',
    {},
    either('kind', ['qr', 'QR'], ['data-matrix', 'Data Matrix']),
    either('content', ['code', named('contentCode')], ['link', named('contentLink')]),
    h('label', { class: 'module' }, named('module'), ' ', moduleWidth()),
  );

export const labelFigure = (): HTMLElement =>
  h(
    'figure',
    {},
    h('div', { class: 'symbol' }),
    h('figcaption', {}, h('span', { class: 'symbol-code', translate: 'no' }), ' ', h('span', { class: 'symbol-size' })),
  );

export const labelActions = (): HTMLElement =>
  h(
    'div',
    { class: 'actions' },
    button('save-svg', 'saveSvg'),
    button('save-png', 'savePng'),
    button('print', 'print'),
  );

export const labelNote = (): HTMLElement => h('p', { class: 'source', 'data-text': 'labelNote' });
