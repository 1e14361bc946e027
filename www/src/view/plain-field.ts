// The field where an engine cannot make the package's element (Safari before 16.4): the plain input that stands there,
// made live, with as much of the element as the page asks of it. Problems are not marked in its text; they are listed.

import { bind, type RulesetOptions, ready } from 'humanoid-id';
import type { HumanoidIdInput } from 'humanoid-id/input';
import { find, h } from '../dom';

export async function plainField(field: HumanoidIdInput): Promise<void> {
  const input = find<HTMLInputElement>('input', field);
  const output = h('div', { class: 'plain-message' });
  // Until now it was a property like any other.
  const written = field.value;
  Object.defineProperties(field, {
    value: { get: () => input.value, set: (text: string) => Object.assign(input, { value: text }) },
    mark: { value: () => {} },
    focus: { value: () => input.focus() },
    setSelectionRange: { value: (start: number, end: number) => input.setSelectionRange(start, end) },
  });
  if (written) field.value = written;
  field.append(output);
  await ready();
  const live = (rules: RulesetOptions) =>
    bind(input, {
      ...rules,
      submit: 'display',
      output,
      onState: (state, said) => field.dispatchEvent(new CustomEvent('state', { detail: { state, said } })),
    });
  live(field.rules ?? {});
  Object.defineProperty(field, 'rules', { set: live });
}
