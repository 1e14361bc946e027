import { h } from './dom';

/** With other choices or in another language, what was chosen stays so. */
export function refill(select: HTMLSelectElement, choices: (readonly [value: string, text: string])[]): void {
  const { value } = select;
  select.replaceChildren(...choices.map(([value, text]) => h('option', { value }, text)));
  select.value = value;
  if (select.selectedIndex < 0) select.selectedIndex = 0;
}
