// A first registry document for a maker's own numbers, made by hand from an example of them, to download.

import { compose, type Locale, loadRegistry, message } from 'humanoid-id';
import {
  draftRegistry,
  kindsOf,
  NoDraft,
  type Part,
  type PartKind,
  partsOf,
} from '../../../pkg-template/src/drafts/registry';
import { find, h } from '../dom';
import { MAKE_TEXTS } from './texts';

export type Draft = { speak(locale: Locale): void };

export function draft(): Draft {
  const form = find<HTMLFormElement>('.draft form');
  const kinds = find('.draft-kinds', form);
  const said = find('.draft-said', form);
  let locale: Locale = 'zh-CN';
  let address = '';

  const text = (name: string) => `${new FormData(form).get(name) ?? ''}`.trim();
  /** The parts of the example, each with what it may be. */
  const ask = () => {
    const own = MAKE_TEXTS[locale];
    const parts = partsOf(text('number'));
    kinds.replaceChildren(
      ...parts.flatMap((part, at) => {
        const choices = kindsOf(parts, at);
        if (choices.length < 2) return [];
        const options = choices.map((kind) => h('option', { value: kind }, named(kind, own.partKinds)));
        return [
          h('label', {}, h('span', { translate: 'no' }, part), ' ', h('select', { name: `part-${at}` }, ...options)),
        ];
      }),
    );
  };

  form.addEventListener('input', ({ target }) => {
    if ((target as HTMLInputElement).name === 'number') ask();
    said.textContent = '';
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const own = MAKE_TEXTS[locale];
    const texts = partsOf(text('number'));
    const parts = texts.map((part, at): Part => ({ text: part, kind: (text(`part-${at}`) || 'text') as PartKind }));
    const both = (name: string) => ({ en: text(name), zh: text(name) });
    const answers = {
      ...{ issuer: both('issuer'), modelName: both('model-name'), parts },
      ...{ enterprise: text('enterprise').toUpperCase(), model: text('model').toUpperCase() },
      hasCheck: text('check') === 'on',
      asOf: new Date().toISOString().slice(0, 10),
    };
    try {
      const document = `${JSON.stringify(draftRegistry(answers, { loadRegistry, compose, message: (about) => message(about, locale) }), null, 2)}\n`;
      URL.revokeObjectURL(address);
      address = URL.createObjectURL(new Blob([document], { type: 'application/json' }));
      const name = `registry-${answers.enterprise}.json`;
      const link = h('a', { href: address, download: name });
      link.click();
      said.textContent = own.draftMade({ name });
    } catch (error) {
      if (!(error instanceof NoDraft)) throw error;
      const { because, detail } = error;
      said.textContent = because === 'too-long' ? own.draftTooLong({ places: detail }) : own.draftNotSound({ detail });
    }
  });
  return {
    speak(spoken) {
      locale = spoken;
      ask();
      said.textContent = '';
    },
  };
}

/** `date YYWW` as `date (YYWW)`, in words. */
function named(kind: PartKind, words: Record<'text' | 'digits' | 'letters' | 'number' | 'date', string>): string {
  const [what, format] = kind.split(' ') as [keyof typeof words, string?];
  return format ? `${words[what]} ${format}` : words[what];
}
