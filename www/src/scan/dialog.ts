// Dialogs where there are none (Safari before 15.4, Firefox before 98): in the flow of the page, as far as it is used here.

export function asDialog(element: HTMLDialogElement): HTMLDialogElement {
  if (typeof element.showModal === 'function') return element;
  return Object.defineProperties(element, {
    open: { get: () => element.hasAttribute('open') },
    showModal: {
      value: () => {
        element.setAttribute('open', '');
        element.scrollIntoView();
      },
    },
    close: {
      value: () => {
        element.removeAttribute('open');
        element.dispatchEvent(new Event('close'));
      },
    },
  });
}
