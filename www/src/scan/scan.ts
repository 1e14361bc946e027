// The scanner: the camera as long as the dialog is open, or a picture. One code goes into the field; of several the
// person chooses.

import '../../styles/scanner.css';
import { find as findCodes, format, type HumanoidId, type Locale } from 'humanoid-id';
import { h } from '../dom';
import { type Detect, detector } from './detect';
import { scannerDialog } from './dialog';
import { frameOf, letGo, pixelsOf, startCamera, stopCamera } from './picture';
import { SCAN_TEXTS, type ScanTexts } from './texts';

/** Between two looks through the camera, so that the page stays quick. */
const LOOK_EVERY_MS = 150;

export type Scanner = { look(locale: Locale): Promise<void>; read(picture: Blob, locale: Locale): Promise<void> };

export function scanner(take: (code: HumanoidId) => void): Scanner {
  let spoken: Locale = 'zh-CN';
  const { dialog, video, said, found, speak } = scannerDialog((picture) => read(picture, spoken));
  let detecting: Promise<Detect> | undefined;
  const detect = async (picture: ImageData) => {
    detecting ??= detector();
    return (await detecting)(picture);
  };

  dialog.addEventListener('close', () => stopCamera(video));

  /** Counts the looks, at the camera or at a picture: who is asked about the camera may choose a picture meanwhile. */
  let looks = 0;
  const open = (locale: Locale, sentence: string) => {
    looks += 1;
    spoken = locale;
    speak(SCAN_TEXTS[locale]);
    found.replaceChildren();
    said.textContent = sentence;
    if (!dialog.open) dialog.showModal();
  };

  /** Whether that settles it: one code is taken, several are offered. */
  const settle = (contents: string[], texts: ScanTexts): boolean => {
    const codes = [...new Set(contents.flatMap((text) => findCodes(text).map(({ id }) => id)))];
    const [only] = codes;
    if (only && codes.length === 1) {
      dialog.close();
      take(only);
    } else if (only) {
      stopCamera(video);
      video.hidden = true;
      said.textContent = texts.several(codes.length);
      found.replaceChildren(...codes.map((code) => h('li', {}, choice(code))));
    }
    return codes.length > 0;
  };
  const choice = (code: HumanoidId) => {
    const button = h('button', { type: 'button', class: 'suggestion suggestion-code' }, format(code, 'spaced'));
    button.addEventListener('click', () => {
      dialog.close();
      take(code);
    });
    return button;
  };

  async function read(picture: Blob, locale: Locale): Promise<void> {
    const texts = SCAN_TEXTS[locale];
    stopCamera(video);
    video.hidden = true;
    open(locale, texts.reading);
    const pixels = await pixelsOf(picture).catch(() => null);
    if (!pixels) {
      said.textContent = texts.noPicture;
      return;
    }
    const contents = await detect(pixels);
    if (!settle(contents, texts)) said.textContent = contents.length > 0 ? texts.noCode : texts.nothing;
  }

  return {
    async look(locale) {
      const texts = SCAN_TEXTS[locale];
      open(locale, texts.starting);
      video.hidden = true;
      const look = looks;
      const started = await startCamera(video);
      if (look !== looks || !dialog.open) return letGo(started, video);
      if (typeof started === 'string') {
        said.textContent = texts.trouble[started];
        return;
      }
      video.hidden = false;
      said.textContent = texts.looking;
      while (dialog.open && video.srcObject === started) {
        const frame = frameOf(video);
        const contents = frame ? await detect(frame) : [];
        if (look !== looks || !dialog.open || settle(contents, texts)) return;
        if (contents.length > 0) said.textContent = texts.noCode;
        await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      }
    },
    read,
  };
}
