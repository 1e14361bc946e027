// A code from its four parts.

import { compose, type Segments, sample, validate } from 'humanoid-id';
import { find } from '../dom';
import { textsIn } from '../language';
import { parts } from '../places';
import { rules } from '../rules';
import { placed, unfinished, type Way } from './way';

export function byParts(changed: () => void): Way {
  const form = find<HTMLFormElement>('.make-parts');
  const fields = parts().map(({ name }) => {
    const input = find<HTMLInputElement>(`[name=${name}]`, form);
    return { name, input, label: input.previousElementSibling as HTMLElement };
  });
  form.addEventListener('input', changed);
  form.addEventListener('submit', (event) => event.preventDefault());

  return {
    made() {
      const written = fields.map(({ name, input }) => [name, input.value.trim()] as const).filter(([, text]) => text);
      const given: Partial<Segments> = Object.fromEntries(written);
      const result = compose(given, { rules: rules() });
      const places = placed(given, result);
      const last = written[written.length - 1]?.[0];
      // The last one may still be written.
      const made = unfinished(result, places, ({ code, segment }) => {
        return code === 'too-short' && segment !== null && (!given[segment] || segment === last);
      });
      for (const { name, input } of fields) {
        const isBad = made.issues.some((issue) => issue.severity === 'error' && issue.segment === name);
        input.setAttribute('aria-invalid', `${isBad}`);
      }
      return { result: made, places, isEmpty: written.length === 0 };
    },
    example() {
      const { segments } = validate(sample()[0]);
      for (const { name, input } of fields) input.value = segments[name] ?? '';
      changed();
    },
    speak(locale) {
      for (const { name, label } of fields) label.textContent = textsIn(locale).parts[name];
    },
  };
}
