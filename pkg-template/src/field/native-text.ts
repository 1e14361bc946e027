// The text of an input and its caret, past whoever watches the property `value`; and being told when a script sets it.

import type { Field } from '../contract/live';

export function nativeText(input: HTMLInputElement) {
  // Of the prototype, not of the element: React keeps one there to see whether a value is news.
  const native = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(input), 'value') as Required<PropertyDescriptor>;

  function look(): Field {
    const value = native.get.call(input) as string;
    const end = value.length;
    return { value, selectionStart: input.selectionStart ?? end, selectionEnd: input.selectionEnd ?? end };
  }

  return {
    look,
    show({ value, selectionStart, selectionEnd }: Field): void {
      const now = look();
      const isNews = value !== now.value;
      if (!isNews && selectionStart === now.selectionStart && selectionEnd === now.selectionEnd) return;
      // Elsewhere a selection would take the focus in Safari.
      const isIn = input.matches(':focus');
      // What types in tests (user-event) hears of a range, and of the value only where React hears of that, too.
      if (isNews && isIn) input.setRangeText(value, 0, now.value.length, 'end');
      else if (isNews) native.set.call(input, value);
      if (isIn) input.setSelectionRange(selectionStart, selectionEnd);
    },
    /** Nobody is told when a script sets a value; whoever was there before is asked first. Returns the way back. */
    onSet(told: (before: Field) => void): () => void {
      const own = Object.getOwnPropertyDescriptor(input, 'value');
      const access = own ?? native;
      Object.defineProperty(input, 'value', {
        configurable: true,
        enumerable: true,
        get: () => access.get?.call(input),
        set(value: string) {
          const before = look();
          access.set?.call(input, value);
          told(before);
        },
      });
      return () => (own ? Object.defineProperty(input, 'value', own) : Reflect.deleteProperty(input, 'value'));
    },
  };
}

/** A field of one line loses line ends, and with them where one code ends and the next begins: put them back. */
export function unflattened(field: Field, carried: string): Field {
  const lines = carried.split(/\r\n|\r|\n/);
  if (lines.length === 1) return field;
  for (const flat of [lines.join(' '), lines.join(''), lines.join(' ').trimEnd()]) {
    const start = field.selectionEnd - flat.length;
    if (start >= 0 && field.value.slice(start, field.selectionEnd) === flat) {
      const value = field.value.slice(0, start) + carried + field.value.slice(field.selectionEnd);
      const caret = start + carried.length;
      return { value, selectionStart: caret, selectionEnd: caret };
    }
  }
  return field;
}
