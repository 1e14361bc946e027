// Whether a host's settings are what they should be. What is not is left out, and told with what was expected; the rest
// is used. `public/config.schema.json` says the same for editors; a test holds the two against each other.

import type { Configuration } from '../settings';
import { LOCALES } from '../texts/generated/locales';

/** `where`: the setting, as a JSON pointer. */
export type Fault = {
  where: string;
  because: 'not-json' | 'unknown' | 'type' | 'empty' | 'address' | 'scheme' | 'other-host' | 'language' | 'twice';
  found: string;
};

export const LANGUAGES: readonly string[] = LOCALES;
type Look = (value: unknown, where: string) => Fault[];

/** Every setting there is, and what is wrong with a value of it. */
const SETTINGS: Record<keyof Configuration, Look> = {
  name: (value, where) => (typeof value === 'string' ? text(value, where) : names(value, where)),
  logo: onThisHost,
  registry: onThisHost,
  rules: onThisHost,
  records(value, where) {
    if (!Array.isArray(value)) return [fault(where, 'type', value)];
    return value.flatMap((one, at) => source(one, `${where}/${at}`));
  },
  link: (value, where) => address(value, where, ({ protocol }) => /^https?:$/.test(protocol) || 'scheme'),
  languages(value, where) {
    if (!Array.isArray(value)) return [fault(where, 'type', value)];
    if (value.length === 0) return [fault(where, 'empty', value)];
    return value.flatMap((one, at) => {
      if (!LANGUAGES.includes(one)) return [fault(`${where}/${at}`, 'language', one)];
      return value.indexOf(one) < at ? [fault(`${where}/${at}`, 'twice', one)] : [];
    });
  },
};
export const KEYS = Object.keys(SETTINGS);

/** The settings that can be used, and what is wrong with the others. */
export function check(json: string): { sound: Configuration; faults: Fault[] } {
  let read: unknown;
  try {
    read = JSON.parse(json);
  } catch (error) {
    return { sound: {}, faults: [{ where: '', because: 'not-json', found: (error as Error).message }] };
  }
  if (!isObject(read)) return { sound: {}, faults: [fault('', 'type', read)] };
  const entries = Object.entries(read).filter(([key]) => key !== '$schema');
  const looked = entries.map(([key, value]) => {
    const faults = KEYS.includes(key)
      ? SETTINGS[key as keyof Configuration](value, `/${key}`)
      : [fault(`/${key}`, 'unknown', value)];
    return { key, value, faults };
  });
  const sound = looked.filter(({ faults }) => faults.length === 0).map(({ key, value }) => [key, value]);
  return { sound: Object.fromEntries(sound), faults: looked.flatMap(({ faults }) => faults) };
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function fault(where: string, because: Fault['because'], found: unknown): Fault {
  return { where, because, found: JSON.stringify(found) };
}

function text(value: unknown, where: string): Fault[] {
  if (typeof value !== 'string') return [fault(where, 'type', value)];
  return value.trim() ? [] : [fault(where, 'empty', value)];
}

function names(value: unknown, where: string): Fault[] {
  if (!isObject(value)) return [fault(where, 'type', value)];
  const { zh, en, ...others } = value as Record<string, unknown>;
  const unknown = Object.entries(others).map(([key, other]) => fault(`${where}/${key}`, 'unknown', other));
  return [...text(zh ?? null, `${where}/zh`), ...text(en ?? null, `${where}/en`), ...unknown];
}

function source(value: unknown, where: string): Fault[] {
  if (!isObject(value)) return [fault(where, 'type', value)];
  const { address, key, ...others } = value as Record<string, unknown>;
  const unknown = Object.entries(others).map(([name, other]) => fault(`${where}/${name}`, 'unknown', other));
  const faults = onThisHost(address ?? null, `${where}/address`);
  return [...faults, ...(key === undefined ? [] : onThisHost(key, `${where}/key`)), ...unknown];
}

/** The policy of the page lets nothing else in. */
function onThisHost(value: unknown, where: string): Fault[] {
  return address(value, where, ({ origin }) => origin === location.origin || 'other-host');
}

function address(value: unknown, where: string, is: (url: URL) => true | Fault['because']): Fault[] {
  const faults = text(value, where);
  if (faults.length > 0) return faults;
  try {
    const because = is(new URL(value as string, document.baseURI));
    return because === true ? [] : [fault(where, because, value)];
  } catch {
    return [fault(where, 'address', value)];
  }
}
