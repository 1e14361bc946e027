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
    const change = { value, selectionStart: value.length, selectionEnd: value.length, inputType: 'insertText' };
    field = live.apply(withBefore ? { ...change, before: field } : change);
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
