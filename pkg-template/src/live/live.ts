// The live input without a page: what the core settles, with names. See src/live.rs for what happens and why.

import * as glue from 'humanoid-id:glue';
import type { Field, FieldLike, LiveInput, LiveOptions } from '../contract/live';
import { load, post } from '../module/core';
import { stateAt } from '../module/record';
import { liveOptions } from './options';

/** A text that is still being typed: value and selection in, value and selection out, and all there is to say about it. */
export function liveInput(options: LiveOptions = {}): LiveInput {
  const { grouping, rules } = liveOptions(options);
  load();
  const settings = glue.liveSettings(grouping, rules);
  // Texts are dear at the boundary, and keys follow keys.
  let [known, gesture] = ['', 0];
  return {
    apply(change) {
      const { inputType, composing, before } = change ?? {};
      const name = typeof inputType === 'string' ? inputType : '';
      if (name !== known) [known, gesture] = [name, glue.gesture(name)];
      const now = fieldOf(change);
      const was = fieldOf(before);
      post(now.value, was.value);
      const state = glue.live(
        settings,
        now.value.length,
        now.selectionStart,
        now.selectionEnd,
        gesture,
        Boolean(composing),
        Boolean(before),
        was.value.length,
        was.selectionStart,
        was.selectionEnd,
      );
      return stateAt(state, now.value);
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
