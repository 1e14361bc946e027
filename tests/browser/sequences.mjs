// The sequences of tests/vectors/live.json in a page: through `apply`, and through an input of the page that hears the
// events a browser sends for the same changes.

import assert from 'node:assert/strict';
import { sequences } from '../js/golden.mjs';

/** What a page needs for both. */
export const SCRIPT = `
  import { bind, liveInput } from '/pkg/index.js';
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;

  window.settled = ({ options, steps }) => {
    const live = liveInput(options);
    return steps.map(({ now, before, inputType, composing, forgets }) =>
      live.apply({ ...now, inputType, composing, ...(forgets ? {} : { before }) }));
  };

  /** What came in: the clipboard has it whole, while a field of one line loses its line ends. */
  const carried = ({ now, before }) => {
    let start = 0;
    while (start < before.selectionStart && now.value[start] === before.value[start]) start++;
    return now.value.slice(start, now.selectionEnd);
  };

  window.heard = ({ options, steps }) => {
    const input = document.createElement('input');
    document.querySelector('main').append(input);
    input.focus();
    let state;
    const unbind = bind(input, { ...options, onState: (told) => { state = told; } });
    const seen = [];
    let composing = false;
    for (const step of steps) {
      if (step.composing && !composing) input.dispatchEvent(new CompositionEvent('compositionstart'));
      const { inputType, now } = step;
      const data = { inputType, isComposing: step.composing };
      input.dispatchEvent(new InputEvent('beforeinput', data));
      // Firefox lets no script make an event with a clipboard.
      const clipboardData = { getData: () => carried(step) };
      if (inputType === 'insertFromPaste') input.dispatchEvent(Object.assign(new Event('paste'), { clipboardData }));
      write.call(input, now.value);
      input.setSelectionRange(now.selectionStart, now.selectionEnd);
      // The last \`input\` of a composition comes before its end.
      input.dispatchEvent(new InputEvent('input', { ...data, isComposing: composing || step.composing }));
      if (composing && !step.composing) input.dispatchEvent(new CompositionEvent('compositionend'));
      composing = step.composing;
      const { value, selectionStart, selectionEnd } = input;
      seen.push({ value, selectionStart, selectionEnd, status: state.result.status, ...step.rejected && { rejected: state.rejected }, ...step.taken && { taken: state.taken } });
    }
    unbind();
    input.remove();
    return seen;
  };
`;

/** @param evaluate runs a function with an argument in a page with the script */
export async function holdApply(evaluate) {
  const all = sequences();
  assert.ok(all.length > 50);
  for (const sequence of all) {
    const states = await evaluate((sequence) => window.settled(sequence), sequence);
    for (const [at, { shown, status, issues, next, taken, rejected }] of sequence.steps.entries()) {
      const { result, ...state } = states[at];
      assert.deepEqual(state, { ...shown, taken, rejected }, sequence.name);
      assert.deepEqual([result.status, result.issues.map(({ code }) => code)], [status, issues], sequence.name);
      assert.deepEqual(result.next, next, sequence.name);
    }
  }
}

export async function holdInput(evaluate) {
  // Line ends that were typed are gone before anybody hears of them, and what was there before is always known.
  const heard = sequences().filter(({ steps }) =>
    steps.every(
      ({ now, inputType, forgets }) => !forgets && (inputType === 'insertFromPaste' || !/\n/.test(now.value)),
    ),
  );
  assert.ok(heard.length > 50);
  for (const sequence of heard) {
    const seen = await evaluate((sequence) => window.heard(sequence), sequence);
    for (const [at, { shown, status, composing, taken, rejected }] of sequence.steps.entries()) {
      const expected = { ...shown, status, ...(taken && { taken }), ...(rejected && { rejected }) };
      // Nothing is said while an input method is at it.
      if (composing) expected.status = seen[at].status;
      assert.deepEqual(seen[at], expected, sequence.name);
    }
  }
}
