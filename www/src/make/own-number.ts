// A maker's own number, where the layout says how it is written: typed, it fills in the fields; filled in, they show it.

import type { HumanoidId, Locale, Result } from 'humanoid-id';
import { type Control, control, textInput } from './control';
import { MAKE_TEXTS } from './texts';

export type OwnNumber = {
  control: Control;
  /** What the fields have come to; `null` where there is no such number. */
  show(number: string | null): void;
  speak(locale: Locale): void;
};

/** `made`: the code of such a number; `fill`: what is done with it. */
export function ownNumber(made: (number: string) => Result, fill: (id: HumanoidId) => void): OwnNumber {
  const input = textInput();
  const it = control('serial', 'own-number', input);
  let locale: Locale = 'zh-CN';

  const read = () => (input.value.trim() ? made(input.value.trim()) : null);
  const tell = (result: Result | null) => {
    const about = result?.issues.filter(({ params }) => params.field === 'inHouse') ?? [];
    const label = MAKE_TEXTS[locale].ownNumber;
    const named = about.map((issue) => ({ ...issue, params: { ...issue.params, labelEn: label, labelZh: label } }));
    it.tell(named, locale);
  };

  input.addEventListener('input', () => {
    const result = read();
    tell(null);
    if (result?.status === 'valid') fill(result.id);
  });
  // Half a number fits no layout, which is no mistake while it is written.
  input.addEventListener('change', () => tell(read()));

  return {
    control: it,
    show(number) {
      // Whoever writes in it has the word.
      if (document.activeElement !== input) input.value = number ?? '';
    },
    speak(into) {
      locale = into;
      it.explain(MAKE_TEXTS[locale].ownNumber, MAKE_TEXTS[locale].ownNumberHint);
    },
  };
}
