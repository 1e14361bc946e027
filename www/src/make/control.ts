// One field of a form with its label, what it may hold, and what is wrong with it.

import { type Issue, type Locale, message, type Names } from 'humanoid-id';
import { h, sign } from '../dom';
import type { Field } from '../registry/catalogue';
import { refill } from '../select';
import { nameFor } from '../texts/registry-names';
import type { MakeTexts } from './texts';

export type Part = 'enterprise' | 'model' | 'serial';
type Input = HTMLInputElement | HTMLSelectElement | HTMLOutputElement;

export type Control = {
  part: Part;
  /** That of the layout's field; none where it stands for the whole part. */
  name: string | null;
  input: Input;
  item: HTMLElement;
  /** What was filled in, as the package takes it; what is computed is never filled in. */
  value(): string;
  explain(label: string, hint: string): void;
  tell(issues: readonly Issue[], locale: Locale): void;
};

export function control(part: Part, name: string | null, input: Input): Control {
  const id = name === null ? `part-${part}-${input.localName}` : `field-${part}-${name}`;
  const label = h('label', { for: id });
  const hint = h('p', { class: 'hint', id: `${id}-hint` });
  const told = h('div', { class: 'told', id: `${id}-told` });
  input.id = id;
  input.setAttribute('aria-describedby', `${hint.id} ${told.id}`);
  return {
    part,
    name,
    input,
    item: h('div', { class: 'make-field' }, label, input, hint, told),
    value: () => (input instanceof HTMLOutputElement ? '' : input.value.trim().toUpperCase()),
    explain(text, holds) {
      label.textContent = text;
      hint.textContent = holds;
      hint.hidden = holds === '';
    },
    tell(issues, locale) {
      if (!(input instanceof HTMLOutputElement)) {
        input.setAttribute('aria-invalid', `${issues.some((issue) => issue.severity === 'error')}`);
      }
      told.replaceChildren(
        ...issues.map((issue) => {
          const said = h('p', {}, message(issue, locale));
          return h('div', { 'data-severity': issue.severity, 'data-code': issue.code }, sign(issue.severity), said);
        }),
      );
    },
  };
}

/** How a date is filled in. Where a browser has no such input, the same is written as text. */
const DATES: Record<string, string> = {
  YYYYMMDD: 'date',
  YYMMDD: 'date',
  YYYYDDD: 'date',
  YYYYWW: 'week',
  YYWW: 'week',
};

export function textInput(attributes: Record<string, string> = {}): HTMLInputElement {
  return h('input', {
    type: 'text',
    autocapitalize: 'characters',
    autocomplete: 'off',
    spellcheck: 'false',
    ...attributes,
  });
}

export function inputOf({ kind, format = '', choices = [] }: Field, locale: Locale, own: MakeTexts): Input {
  if (kind === 'literal' || kind === 'check') return h('output');
  if (kind === 'date') return textInput({ type: DATES[format] ?? 'text', 'data-format': format });
  if (kind === 'digits' || kind === 'sequence') return textInput({ inputmode: 'numeric' });
  if (kind !== 'choice') return textInput();
  const select = h('select');
  const options = choices.map(({ value, label }) => [
    value,
    label ? own.listed({ name: named(label, locale), code: value }) : value,
  ]);
  refill(select, [['', own.choose], ...(options as [string, string][])]);
  return select;
}

/** `expected`: what the package says may stand there. */
export function hintOf({ kind, format = '' }: Field, expected: string, own: MakeTexts): string {
  if (kind === 'literal' || kind === 'choice' || DATES[format] === 'date') return '';
  if (kind === 'check') return own.computed;
  if (kind === 'date') return DATES[format] ? own.holdsWeek : own.holdsYear;
  return own.holds({ expected });
}

export const named = (names: Names, locale: Locale): string => nameFor(locale, names);
