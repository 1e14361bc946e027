// Texts of a language as a program asks for them: a text as it is, and a template as a function of its facts. The facts of
// a template are its type, so that one that is misspelt or forgotten does not compile.

import type { Locale } from '../contract/locale';
import { fill } from './template';

/** The same sections and keys with texts of another language. */
export type Like<Section> = {
  readonly [Key in keyof Section]: Section[Key] extends string ? string : Like<Section[Key]>;
};

type FactOf<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | FactOf<Rest> : never;

/** A number is written as it is; what is not known leaves its alternative out. */
type Facts<Text extends string> = { readonly [Name in FactOf<Text>]: string | number | undefined };

type Phrase<Text extends string> = [FactOf<Text>] extends [never] ? string : (facts: Facts<Text>) => string;

/** The texts of a section, as English has them. */
export type Phrases<Section> = {
  readonly [Key in keyof Section]: Section[Key] extends string ? Phrase<Section[Key]> : Phrases<Section[Key]>;
};

type Texts = { readonly [key: string]: string | Texts };

/** The texts of a section; `section` is that of any language. */
export function phrases<Section>(section: Like<Section>): Phrases<Section> {
  const phrase = (text: string | Texts): unknown => {
    if (typeof text === 'object') return phrases(text);
    if (!text.includes('{')) return text;
    return (facts: Record<string, string | number | undefined>) => {
      return fill(text, (name) => (facts[name] === undefined ? undefined : `${facts[name]}`));
    };
  };
  return Object.fromEntries(
    Object.entries(section as Texts).map(([key, text]) => [key, phrase(text)]),
  ) as Phrases<Section>;
}

/** The texts of a section in every language. */
export function inEvery<Section>(sections: Readonly<Record<Locale, Like<Section>>>): Record<Locale, Phrases<Section>> {
  const entries = Object.entries(sections).map(([locale, section]) => [locale, phrases<Section>(section)]);
  return Object.fromEntries(entries) as Record<Locale, Phrases<Section>>;
}
