// The buttons to take something along. It is made in the worker and saved when it is there; one at a time.

import { refusalText } from '../../../pkg-template/src/messages/refusals';
import { find } from '../dom';
import { labelOptions } from './label-options';
import type { Failure, Finding, SaveForm } from './protocol';
import type { Words } from './row';
import type { Session } from './session';
import type { BatchTexts } from './texts/texts';

const FORMS = ['csv', 'jsonl', 'html', 'annotated', 'labels-pdf', 'labels-svg'] as const satisfies SaveForm[];

/** What holds nothing but rows to look at. */
const ROWS: SaveForm[] = ['csv', 'jsonl'];

export type Saving = {
  /** Nothing of the last file can be saved any more. */
  reset(): void;
  /** What there is to save of this file. */
  offer(finding: Finding): void;
  speak(): void;
};

export function saving(session: () => Session | null, words: () => Words): Saving {
  const said = find('.save-said');
  const button = (form: SaveForm) => find<HTMLButtonElement>(`[data-save=${form}]`);
  let isBusy = false;
  let address = '';

  async function save(form: SaveForm): Promise<void> {
    const from = session();
    if (!from || isBusy) return;
    const { own, locale } = words();
    const percent = new Intl.NumberFormat(locale, { style: 'percent' });
    const name = nameOf(from.file.name, form, own);
    isBusy = true;
    mark(form, true);
    said.textContent = own.saving({ share: percent.format(0) });
    try {
      const blob = await from.save(form, locale, labelOptions(), (share) => {
        if (from === session()) said.textContent = own.saving({ share: percent.format(share) });
      });
      // Another file was taken up meanwhile.
      if (from !== session()) return;
      hand(blob, name);
      said.textContent = own.saved({ name, size: size(blob.size, locale) });
    } catch (failure) {
      if (from === session()) said.textContent = own.notSaved({ reason: because(failure as Failure, words()) });
    } finally {
      if (from === session()) mark(form, false);
    }
  }

  function mark(form: SaveForm, busy: boolean): void {
    isBusy = busy;
    // They keep the focus, so that the keyboard is not lost on them.
    for (const it of FORMS) button(it).setAttribute('aria-disabled', `${busy}`);
    button(form).setAttribute('aria-busy', `${busy}`);
  }

  function hand(blob: Blob, name: string): void {
    URL.revokeObjectURL(address);
    address = URL.createObjectURL(blob);
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    link.click();
  }

  for (const form of FORMS) button(form).addEventListener('click', () => void save(form));
  return {
    reset() {
      URL.revokeObjectURL(address);
      for (const form of FORMS) mark(form, false);
      said.textContent = '';
    },
    offer({ reported, format, valid }) {
      find('.sheets').hidden = valid === 0;
      // Nothing can be put in front of a row where rows are not lines.
      const isText = format !== 'xlsx' && format !== 'parquet';
      for (const form of FORMS) {
        button(form).hidden = form === 'annotated' ? !isText : ROWS.includes(form) && reported === 0;
      }
    },
    speak() {
      for (const form of FORMS) button(form).textContent = words().own.save[form];
      said.textContent = '';
    },
  };
}

export function because(failure: Failure, { own, locale }: Words): string {
  if (failure.because === 'table') return refusalText(failure.code, failure.facts, locale);
  if (failure.because === 'label') return own.failed.label({ reason: failure.reason });
  return failure.because === 'other' ? own.failed.other({ reason: failure.reason }) : own.failed[failure.because];
}

function nameOf(name: string, form: SaveForm, own: BatchTexts): string {
  const dot = name.lastIndexOf('.');
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  if (form === 'labels-pdf' || form === 'labels-svg') {
    const { symbol, link } = labelOptions();
    return `${stem}${own.savedAs[form]}-${symbol}-${link ? 'link' : 'code'}.${form.slice('labels-'.length)}`;
  }
  return `${stem}${own.savedAs[form]}${form === 'annotated' ? ending : ''}`;
}

/** Bytes in a unit that gives a number one can read. */
export function size(bytes: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'];
  const power = Math.min(units.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3));
  const format = { style: 'unit', unit: units[power] ?? 'byte', maximumSignificantDigits: 3 } as const;
  return new Intl.NumberFormat(locale, format).format(bytes / 1000 ** power);
}
