// The live input without a page: what the core settles, with names. See src/live/ for what happens and why.

import type { Field, FieldLike, LiveInput, LiveOptions } from '../contract/live';
import { settle } from '../module/check';
import { gestureOf } from './gesture';
import { liveOptions } from './options';

/** A text that is still being typed: value and selection in, value and selection out, and all there is to say about it. */
export function liveInput(options: LiveOptions = {}): LiveInput {
  const { packed, style } = liveOptions(options);
  return {
    apply(change) {
      const { inputType, composing, before } = change ?? {};
      return settle(
        packed,
        style,
        gestureOf(inputType),
        Boolean(composing),
        fieldOf(change),
        before ? fieldOf(before) : null,
      );
    },
  };
}

/** Types do not hold at run time: what is no text is read as an empty one, and what is no place as the end. */
function fieldOf(it: FieldLike | undefined): Field {
  const value = typeof it?.value === 'string' ? it.value : '';
  const selectionStart = typeof it?.selectionStart === 'number' ? it.selectionStart : value.length;
  const selectionEnd = typeof it?.selectionEnd === 'number' ? it.selectionEnd : selectionStart;
  return { value, selectionStart, selectionEnd };
}
