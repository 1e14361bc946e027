// Attributes of an input that would get in the way of a text with separators, or that help a keyboard. A page that is
// merged with a server's HTML (LiveView, Turbo, morphdom) writes the former back and drops the latter, so they are watched.

import { setAttribute } from './set-attribute';

/** `null` takes one away; those that are there already stay as the page has them. */
const ATTRIBUTES: Record<string, string | null> = {
  maxlength: null,
  minlength: null,
  pattern: null,
  autocapitalize: 'characters',
  autocorrect: 'off',
  spellcheck: 'false',
  dir: 'ltr',
};

/** Written with everything that is said. */
const SAID = ['aria-invalid', 'aria-describedby'];

/** `onLost` is told when the page has overwritten what is said of the input. Returns the way back. */
export function keepAttributes(input: Element, onLost: () => void): () => void {
  const had = new Map([...Object.keys(ATTRIBUTES), ...SAID].map((name) => [name, input.getAttribute(name)]));
  const keep = () => {
    for (const [name, value] of Object.entries(ATTRIBUTES)) {
      if (value === null ? input.hasAttribute(name) : !input.hasAttribute(name)) setAttribute(input, name, value);
    }
  };
  const observer = new MutationObserver((changes) => {
    for (const { attributeName } of changes) {
      const now = input.getAttribute(attributeName as string);
      // The page's last word is what comes back in the end.
      if (ATTRIBUTES[attributeName as string] === null && now !== null) had.set(attributeName as string, now);
    }
    keep();
    if (SAID.some((name) => !input.hasAttribute(name))) onLost();
    observer.takeRecords();
  });
  keep();
  observer.observe(input, { attributeFilter: [...had.keys()] });
  return () => {
    observer.disconnect();
    for (const [name, value] of had) setAttribute(input, name, value);
  };
}
