// Taking the result along: as plain text, as data, as a link.

import type { Decoded, Locale } from 'humanoid-id';
import { toClipboard } from '../clipboard';
import { find } from '../dom';
import { notice } from '../package';
import { toldOf } from '../records/told';
import { meaningOf } from './meaning';
import type { KnownTexts } from './texts';

const FORMS = ['code', 'text', 'json', 'link'] as const;
export type CopyForm = (typeof FORMS)[number];

/** Long enough to be read, and gone before the next copy. */
const CONFIRMED_MS = 2000;

type Copied = { decoded: Decoded | null; locale: Locale; texts: KnownTexts };

export function copying(latest: () => Copied | undefined): void {
  for (const form of FORMS) {
    const button = find<HTMLButtonElement>(`[data-copy="${form}"]`);
    let timer = 0;
    button.addEventListener('click', async () => {
      const { decoded, locale, texts } = latest() ?? {};
      if (!decoded || !locale || !texts) return;
      // Said again, it is heard again.
      find('.announcement').textContent = '';
      const done = await toClipboard(inForm(form, decoded, locale, texts));
      find('.announcement').textContent = done ? texts.copied : texts.notCopied;
      button.dataset.done = `${done}`;
      clearTimeout(timer);
      timer = window.setTimeout(() => {
        delete button.dataset.done;
        find('.announcement').textContent = '';
      }, CONFIRMED_MS);
    });
  }
}

function inForm(form: CopyForm, decoded: Decoded, locale: Locale, texts: KnownTexts): string {
  switch (form) {
    case 'code':
      return decoded.id;
    case 'json': {
      const { data = [] } = toldOf(decoded.id) ?? {};
      return JSON.stringify(data.length > 0 ? { ...decoded, records: data } : decoded, null, 2);
    }
    case 'link':
      return `${location.origin}${location.pathname}${location.search}#${decoded.id}`;
    case 'text': {
      const lines = meaningOf(decoded, locale, texts).map(({ name, code, title, said }) => {
        const words = [title ?? '', ...said].filter(Boolean).join(texts.comma);
        return `${name}${texts.colon}${code}${words && texts.comma}${words}`;
      });
      const life = toldOf(decoded.id)?.lines ?? [];
      return [decoded.display, ...lines, ...life, notice(locale)].join('\n');
    }
  }
}
