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

/**
 * `types` are those that an input may be of; `keepSaid` writes what is said of it, where the page has overwritten that.
 * Returns the way back.
 */
export function keepAttributes(input: HTMLInputElement, types: readonly string[], keepSaid: () => void): () => void {
  const had = new Map([...Object.keys(ATTRIBUTES), ...SAID, 'type'].map((name) => [name, input.getAttribute(name)]));
  let type = input.getAttribute('type');
  const keep = () => {
    for (const [name, value] of Object.entries(ATTRIBUTES)) {
      if (value === null ? input.hasAttribute(name) : !input.hasAttribute(name)) setAttribute(input, name, value);
    }
  };
  const observer = new MutationObserver((changes) => {
    for (const { attributeName } of changes) {
      const now = input.getAttribute(attributeName as string);
      // The page's last word is what comes back in the end.
      const isKept = attributeName === 'type' || (ATTRIBUTES[attributeName as string] === null && now !== null);
      if (isKept) had.set(attributeName as string, now);
    }
    keep();
    // One of another type has no caret, or takes no separators.
    if (types.includes(input.type)) type = input.getAttribute('type');
    else setAttribute(input, 'type', type);
    keepSaid();
    observer.takeRecords();
  });
  keep();
  observer.observe(input, { attributeFilter: [...had.keys()] });
  return () => {
    observer.disconnect();
    for (const [name, value] of had) setAttribute(input, name, value);
  };
}
