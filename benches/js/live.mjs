// One keystroke: a text that grows by a character, is settled and told about, over and over.

import { AsYouType } from 'libphonenumber-js';
import { liveInput, sample } from '../../pkg/index.js';

const live = liveInput();
const codes = sample({ count: 64, seed: 3 }).map((code) => code.toLowerCase());
const phones = codes.map((_, i) => `138${String(12345678 + i)}`);

function phone() {
  let [at, which, formatter] = [0, 0, new AsYouType('CN')];
  return () => {
    const digits = phones[which];
    if (at === digits.length) {
      formatter.reset();
      at = 0;
      which = (which + 1) % phones.length;
    }
    return formatter.input(phones[which][at++]);
  };
}

function code(withBefore) {
  const empty = { value: '', selectionStart: 0, selectionEnd: 0 };
  let [at, which, field] = [0, 0, empty];
  return () => {
    if (at === codes[which].length) {
      at = 0;
      which = (which + 1) % codes.length;
      field = empty;
    }
    const value = field.value + codes[which][at++];
    const caret = value.length;
    const before = withBefore ? field : undefined;
    // Written out: to spread an object and add to it takes V8 as long as a third of all the rest.
    field = live.apply({ value, selectionStart: caret, selectionEnd: caret, inputType: 'insertText', before });
    return field;
  };
}

export const groups = [
  {
    title: 'One keystroke, headless',
    yardstick: 'libphonenumber-js AsYouType',
    budgets: { 'liveInput().apply': 0.5 },
    runs: {
      'libphonenumber-js AsYouType': phone(),
      'liveInput().apply': code(true),
      'liveInput().apply, without the state before': code(false),
    },
  },
];
