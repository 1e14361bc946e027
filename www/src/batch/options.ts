// How a file is to be read, for whoever knows better than what was found out.

import { find, h } from '../dom';
import { refill } from '../select';
import type { Finding, Reading } from './protocol';
import type { BatchTexts } from './texts/texts';

const FOUR = 'four';
const PARTS = ['country', 'enterprise', 'model', 'serial'] as const;

type Parts = Record<(typeof PARTS)[number], string>;

export type Options = {
  reading(): Reading;
  /** A file was read: these are its columns. */
  found(finding: Finding): void;
  /** Another file: its columns are not known yet, and whatever else was said still holds. */
  forget(): void;
  /** There is a file that could be read in another way. */
  offerAgain(): void;
  /** Open them and go to the choice of the column. */
  open(): void;
  speak(own: BatchTexts, parts: Parts): void;
};

export function options(again: () => void): Options {
  const fold = find<HTMLDetailsElement>('.options');
  const column = find<HTMLSelectElement>('#option-column');
  const four = find<HTMLFieldSetElement>('.four');
  const select = (name: string) => find<HTMLSelectElement>(`#option-${name}`);
  const [encoding, delimiter, header, duplicates] = ['encoding', 'delimiter', 'header', 'duplicates'].map(select) as [
    HTMLSelectElement,
    HTMLSelectElement,
    HTMLSelectElement,
    HTMLSelectElement,
  ];
  const quarters = PARTS.map((part) => h('select', { id: `option-${part}` }));
  const labels = PARTS.map((part) => h('label', { for: `option-${part}` }));
  four.append(...PARTS.map((_, at) => h('p', { class: 'choice' }, labels[at] as Node, quarters[at] as Node)));
  const sheet = find<HTMLInputElement>('#option-sheet');
  let names: string[] = [];
  let places: number[] = [];
  let isJson = false;
  let own: BatchTexts;

  // JSON lines know their members by name only.
  const place = (value: string) => (isJson ? (names[Number(value) - 1] ?? '') : Number(value));

  function draw(): void {
    const known = names.map((name, index) => {
      const number = `${index + 1}`;
      return [number, isJson ? name : name ? own.columnNamed({ number, name }) : own.columnNumber({ number })] as const;
    });
    refill(column, [
      ['', known.length > 0 ? own.auto : own.columnUnknown],
      ...known,
      ...(known.length >= PARTS.length && !isJson ? [[FOUR, own.fourColumns] as const] : []),
    ]);
    column.disabled = known.length === 0;
    for (const quarter of quarters) refill(quarter, known);
    say();
  }

  /** Workbooks and Parquet files have neither encoding nor delimiter. */
  function ofText(isText: boolean): void {
    for (const it of [encoding, delimiter]) it.closest<HTMLElement>('.choice')?.toggleAttribute('hidden', !isText);
  }

  function say(): void {
    four.hidden = column.value !== FOUR;
    const said = [column, encoding, delimiter, header, duplicates]
      .filter((it) => it.value !== '')
      .map((it) => it.selectedOptions[0]?.textContent ?? '');
    find('#options-said').textContent = [sheet.value, ...said].filter(Boolean).join(' · ') || own.optionsAuto;
  }

  fold.addEventListener('change', () => {
    // Where they were not found, country, enterprise, model and serial are mostly side by side.
    if (column.value === FOUR && four.hidden) {
      quarters.forEach((quarter, at) => {
        quarter.selectedIndex = places.length === PARTS.length ? Number(places[at]) - 1 : at;
      });
    }
    say();
  });
  find('form', fold).addEventListener('submit', (event) => {
    event.preventDefault();
    again();
  });

  return {
    reading() {
      const chosen = column.value;
      return {
        ...(chosen === FOUR && { columns: quarters.map((it) => place(it.value)) as NonNullable<Reading['columns']> }),
        ...(chosen && chosen !== FOUR && { column: place(chosen) }),
        ...(sheet.value.trim() && { sheet: sheet.value.trim() }),
        ...(encoding.value && { encoding: encoding.value as NonNullable<Reading['encoding']> }),
        ...(delimiter.value && { delimiter: delimiter.value }),
        ...(header.value && { header: header.value === 'yes' }),
        ...(duplicates.value && { duplicates: duplicates.value as NonNullable<Reading['duplicates']> }),
      };
    },
    found({ allColumnNames, columns, format, sheet: read }) {
      find('#sheet').hidden = read === null;
      ofText(format !== 'xlsx' && format !== 'parquet');
      sheet.placeholder = read ?? '';
      names = allColumnNames ?? [];
      places = columns ?? [];
      isJson = format === 'jsonl';
      draw();
    },
    offerAgain() {
      find('#again').hidden = false;
    },
    forget() {
      column.value = sheet.value = '';
      find('#sheet').hidden = true;
      ofText(true);
      names = [];
      draw();
    },
    open() {
      fold.open = true;
      column.focus();
    },
    speak(spoken, parts) {
      own = spoken;
      labels.forEach((label, at) => {
        label.textContent = parts[PARTS[at] as keyof Parts];
      });
      draw();
    },
  };
}
