// One code in a string: yes or no, its segments, and the whole report.

import Ajv from 'ajv';
import { isValidIBAN } from 'ibantools';
import { isValidPhoneNumber } from 'libphonenumber-js';
import { z } from 'zod';
import { isHumanoidId, parse, sample, validate } from '../../pkg/index.js';

const REGEX = /^[A-Z]{2}[0-9A-Z]{27}$/;
const SLICES = /^([A-Z]{2})([0-9A-Z]{4})([0-9A-Z]{6})([0-9A-Z]{17})$/;
const countries = new Set(
  sample({ count: 249 })
    .map((code) => code.slice(0, 2))
    .concat('DE', 'US', 'JP', 'KR'),
);

// Codes as a program meets them: many different strings, flat, and not the same one over and over.
const codes = sample({ count: 1024, seed: 29 }).map((code) => Buffer.from(code).toString('latin1'));
const bad = codes.map((code, i) => `${code.slice(0, 2 + (i % 27))}#${code.slice(3 + (i % 27))}`);
const turning = (texts) => {
  let at = 0;
  return () => texts[at++ & 1023];
};

function loop(text) {
  if (text.length !== 29) return false;
  for (let i = 0; i < 29; i++) {
    const code = text.charCodeAt(i);
    const letter = code >= 65 && code <= 90;
    if (!(letter || (i > 1 && code >= 48 && code <= 57))) return false;
  }
  return countries.has(text.slice(0, 2));
}

const next = turning(codes);
const nextBad = turning(bad);
const zod = z.string().regex(REGEX);
const ajv = new Ajv().compile({ type: 'string', pattern: REGEX.source });
const ibans = turning(Array(1024).fill('DE89370400440532013000'));
const phones = turning(Array(1024).fill('+8613812345678'));

export const groups = [
  {
    title: 'Yes or no',
    yardstick: 'bare regex',
    budgets: { isHumanoidId: 0.4 },
    runs: {
      'bare regex': () => REGEX.test(next()),
      isHumanoidId: () => isHumanoidId(next()),
      'regex + Set of countries': () => {
        const text = next();
        return REGEX.test(text) && countries.has(text.slice(0, 2));
      },
      'hand-written loop + Set': () => loop(next()),
      'zod string().regex()': () => zod.safeParse(next()).success,
      'ajv pattern': () => ajv(next()),
      'ibantools isValidIBAN (an IBAN)': () => isValidIBAN(ibans()),
      'libphonenumber-js (a phone number)': () => isValidPhoneNumber(phones()),
    },
  },
  {
    title: 'The four segments',
    yardstick: 'bare regex',
    budgets: { parse: 0.6 },
    runs: {
      'bare regex': () => REGEX.test(next()),
      parse: () => parse(next()),
      'regex with groups': () => {
        const [id, country, enterprise, model, serial] = SLICES.exec(next());
        return { id, country, enterprise, model, serial };
      },
    },
  },
  {
    title: 'The whole report',
    yardstick: 'bare regex',
    budgets: { 'validate, good code': 5, 'validate, bad code': 30 },
    runs: {
      'bare regex': () => REGEX.test(next()),
      'validate, good code': () => validate(next()),
      'validate, bad code': () => validate(nextBad()),
      'zod safeParse, bad code': () => zod.safeParse(nextBad()).error,
    },
  },
];
