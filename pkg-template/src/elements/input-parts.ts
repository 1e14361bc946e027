// The parts of the element: label, field, what describes it, what is said about it.

export function inputParts(root: ShadowRoot, marks: (input: HTMLInputElement) => HTMLElement) {
  const label = make('label');
  const input = make('input');
  const message = make('div', 'message');
  const about = make('p', 'about');
  const slot = document.createElement('slot');
  label.htmlFor = input.id;
  slot.name = 'label';
  label.append(slot);
  const field = make('div', 'field');
  field.append(input, marks(input));
  about.hidden = true;
  root.append(label, field, about, message);

  return {
    input,
    message,
    /** What the page calls the field and says of it. Where the page names it, our label steps back. */
    name(name: string, description: string, own: string): void {
      about.textContent = description;
      input.setAttribute('aria-describedby', description ? 'about message' : 'message');
      label.hidden = name !== '';
      if (name) input.setAttribute('aria-label', name);
      else input.removeAttribute('aria-label');
      if (!name) slot.textContent = own;
    },
  };
}

/** A part by its name, which none but this shadow knows as an id. */
function make<Tag extends keyof HTMLElementTagNameMap>(tag: Tag, part: string = tag): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  element.id = part;
  element.setAttribute('part', part);
  return element;
}
