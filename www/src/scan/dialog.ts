// The scanner's dialog, which takes its place on the page when the scanner is loaded.

import { find, h } from '../dom';
import { fill } from '../language';
import type { ScanTexts } from './texts';

export type ScannerDialog = {
  dialog: HTMLDialogElement;
  video: HTMLVideoElement;
  said: HTMLElement;
  found: HTMLElement;
  /** Whatever is said in it comes last: as it opens, nothing is. */
  speak(texts: ScanTexts): void;
};

export function scannerDialog(chosen: (picture: File) => void): ScannerDialog {
  const named = (name: keyof ScanTexts) => h('span', { 'data-text': name });
  const close = h('button', { class: 'scanner-close quiet', type: 'button', 'data-text': 'close' });
  const video = h('video', { muted: '', playsinline: '', hidden: '' });
  // An attribute says so to the parser only, and with sound iOS would ask for a gesture.
  video.muted = true;
  const said = h('p', { class: 'scanner-said', role: 'status' });
  const found = h('ul', { class: 'scanner-found', translate: 'no' });
  const file = h('input', { type: 'file', accept: 'image/*' });
  const dialog = asDialog(
    h(
      'dialog',
      { class: 'scanner', 'aria-labelledby': 'scanner-title' },
      h('header', {}, h('h2', { id: 'scanner-title', 'data-text': 'scanTitle' }), close),
      video,
      said,
      found,
      h('label', { class: 'file' }, file, ' ', named('choosePicture')),
      h('p', { class: 'source', 'data-text': 'scanNote' }),
    ),
  );
  find('main').append(dialog);

  close.addEventListener('click', () => dialog.close());
  file.addEventListener('change', () => {
    const [picture] = file.files ?? [];
    file.value = '';
    if (picture) chosen(picture);
  });
  return { dialog, video, said, found, speak: fill };
}

/** Where there are none (Safari before 15.4, Firefox before 98): in the flow of the page, as far as it is used here. */
function asDialog(element: HTMLDialogElement): HTMLDialogElement {
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
