// What a shadow keeps from the input inside, and the page around it from the input: names, and the key that sends a form.

/** What names and describes an element on its page names no input inside it, so the texts are handed on. */
export function saidOutside(element: Element, labels: NodeList): { name: string; about: string } {
  const root = element.getRootNode() as Document;
  const pointed = (name: string) =>
    element
      .getAttribute(name)
      ?.split(/\s+/)
      .map((id) => root.getElementById(id));
  const text = (all: (Node | null)[] = []) => all.map((it) => it?.textContent?.trim()).join(' ');
  return {
    name: element.getAttribute('aria-label') || text(pointed('aria-labelledby') ?? [...labels]),
    about: text(pointed('aria-describedby')),
  };
}

/** Enter in a shadow does not reach the form by itself. */
export function submitByEnter(event: KeyboardEvent, form: HTMLFormElement | null): void {
  if (event.key !== 'Enter' || event.defaultPrevented || event.isComposing || !form) return;
  const button = [...form.elements].find((it) => it.matches('button:not([type]), [type=submit], [type=image]'));
  if (button) (button as HTMLButtonElement).click();
  else form.requestSubmit();
}
