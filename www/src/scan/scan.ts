// The scanner: the camera as long as the dialog is open, or a picture. One code goes into the field; of several the
// person chooses.

import '../../styles/scanner.css';
import { find as findCodes, format, type HumanoidId, type Locale } from 'humanoid-id';
import { h } from '../dom';
import { detector, NoReader } from './detect';
import { scannerDialog } from './dialog';
import { frameOf, letGo, looksAt, startCamera, stopCamera, TooManyPixels } from './picture';
import { SCAN_TEXTS, type ScanTexts } from './texts';

/** Between two looks through the camera, so that the page stays quick. */
const LOOK_EVERY_MS = 150;
/** Between two tries to load what reads pictures, where there was no network. */
const TRY_EVERY_MS = 2000;
/** Of so many looks through the camera one is thorough. */
const THOROUGH = 20;

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

export type Scanner = { look(locale: Locale): Promise<void>; read(picture: Blob, locale: Locale): Promise<void> };

export function scanner(take: (code: HumanoidId) => void): Scanner {
  let spoken: Locale = 'zh-CN';
  const { dialog, video, said, found, speak } = scannerDialog((picture) => read(picture, spoken));
  const detect = detector();

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
      said.textContent = texts.several({ count: codes.length });
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

  /**
   * What is in a picture. While what reads it cannot be loaded, that is said, and tried again; nobody has to reload the
   * page. `null`: nobody wants to know any more.
   */
  async function contentsOf(
    picture: ImageData,
    isThorough: boolean,
    sentence: string,
    texts: ScanTexts,
  ): Promise<string[] | null> {
    const look = looks;
    for (;;) {
      try {
        const contents = await detect(picture, isThorough);
        if (look !== looks || !dialog.open) return null;
        if (said.textContent === texts.noReader) said.textContent = sentence;
        return contents;
      } catch (error) {
        if (look !== looks || !dialog.open) return null;
        if (error instanceof NoReader) {
          said.textContent = texts.noModule;
          return null;
        }
        said.textContent = texts.noReader;
        await pause(TRY_EVERY_MS);
        if (look !== looks || !dialog.open) return null;
      }
    }
  }

  async function read(picture: Blob, locale: Locale): Promise<void> {
    const texts = SCAN_TEXTS[locale];
    stopCamera(video);
    video.hidden = true;
    open(locale, texts.reading);
    let isSymbol = false;
    try {
      for await (const pixels of looksAt(picture)) {
        const contents = await contentsOf(pixels, true, texts.reading, texts);
        if (!contents || settle(contents, texts)) return;
        isSymbol ||= contents.length > 0;
        // A look takes a moment, in which nothing is drawn.
        await pause(0);
      }
      said.textContent = isSymbol ? texts.noCode : texts.nothing;
    } catch (error) {
      said.textContent =
        error instanceof TooManyPixels
          ? texts.tooManyPixels({ pixels: Math.round(error.pixels / 1e6) })
          : texts.noPicture;
    }
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
      for (let count = 1; dialog.open && video.srcObject === started; count++) {
        const frame = frameOf(video);
        const contents = frame ? await contentsOf(frame, count % THOROUGH === 0, texts.looking, texts) : [];
        if (!contents || settle(contents, texts)) return;
        if (contents.length > 0) said.textContent = texts.noCode;
        await pause(LOOK_EVERY_MS);
      }
    },
    read,
  };
}
