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

/** What keeps Enter from sending a form that has no button, as soon as there are two. */
const BLOCKS = /^(text$|search|tel|url|email|pass|date|month|week|time|num|humanoid)/;

/** Enter in a shadow does not reach the form by itself. It goes as late as elsewhere: whoever may stop it, `change`, the form. */
export function submitByEnter(input: HTMLInputElement, formOf: () => HTMLFormElement | null): void {
  let entered: Event | undefined;
  const send = () => {
    const form = formOf();
    if (entered && !entered.defaultPrevented && form) submit(form);
    entered = undefined;
  };
  input.addEventListener('keypress', (event) => {
    if (event.key !== 'Enter') return;
    entered = event;
    setTimeout(send);
  });
  // Where the key ends a change, the browser says so behind all who hear of the key.
  input.addEventListener('change', send);
}

function submit(form: HTMLFormElement): void {
  const all = [...form.elements] as HTMLButtonElement[];
  const button = all.find(({ type }) => type === 'submit');
  if (button) button.click();
  else if (all.filter(({ type }) => BLOCKS.test(type)).length < 2) form.requestSubmit();
}
