// Enter in a shadow does not reach the form by itself.

/** What keeps Enter from sending a form that has no button, as soon as there are two. */
const BLOCKS = /^(text$|search|tel|url|email|pass|date|month|week|time|num|humanoid)/;

/** It goes as late as elsewhere: whoever may stop it, `change`, the form. */
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
  // An image that sends is no element of its form, though it has it for an owner.
  const all = (form.getRootNode() as ParentNode).querySelectorAll<HTMLButtonElement>(
    'button, input[type=submit], input[type=image]',
  );
  const button = [...all].find((it) => it.form === form && /^(?:submit|image)$/.test(it.type));
  if (button) button.click();
  else if ([...form.elements].filter((it) => BLOCKS.test((it as HTMLInputElement).type)).length < 2)
    form.requestSubmit();
}
