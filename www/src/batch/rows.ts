// The rows to look at, a page at a time: the cell as it is in the file with its bad places marked, and what is wrong.

import { type Locale, message } from 'humanoid-id';
import type { RowReport } from 'humanoid-id/bulk';
import { h, sign } from '../dom';
import { runs } from '../places';
import type { Texts } from '../texts/texts';
import type { BatchTexts } from './texts';

type Words = { locale: Locale; texts: Texts; own: BatchTexts; number: (value: number) => string };

export function drawRow({ row, line, value, issues }: RowReport, { locale, texts, own, number }: Words): HTMLElement {
  const marked = runs(value, issues).map((run) =>
    run.mark ? h('mark', { 'data-mark': run.mark }, run.text) : run.text,
  );
  const cell = value ? h('p', { class: 'cell', translate: 'no' }, ...marked) : h('p', { class: 'hint' }, own.blankCell);
  const said = issues.map((issue) =>
    h(
      'li',
      { 'data-severity': issue.severity },
      sign(issue.severity),
      h(
        'p',
        {},
        h('span', { class: 'visually-hidden' }, `${texts.severities[issue.severity]} `),
        message(issue, locale),
      ),
    ),
  );
  return h('li', {}, h('p', { class: 'source' }, own.row(number(row), number(line))), cell, h('ul', {}, ...said));
}
