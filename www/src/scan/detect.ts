// What the 2D codes of a picture say: by the browser's own detector where it knows both kinds, else by ZXing, whose
// module is served from our own folder.

import address from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { integrityOf } from '../integrity';
import { once } from '../once';

type Look = (picture: ImageData) => Promise<string[]>;

/** `isThorough`: whatever finds nothing is not taken at its word. */
export type Detect = (picture: ImageData, isThorough: boolean) => Promise<string[]>;

/** Pictures cannot be read here, and no network helps. */
export class NoReader extends Error {}

const FORMATS = ['qr_code', 'data_matrix'];
/** More on one picture is a sheet of labels, not a robot's plate. */
const MOST = 8;
/** A service that is not there may leave the browser without an answer. */
const PATIENCE_MS = 2000;

type NativeDetector = { detect(picture: ImageData): Promise<{ rawValue: string }[]> };
type NativeDetectors = {
  new (options: { formats: string[] }): NativeDetector;
  getSupportedFormats(): Promise<string[]>;
};

/** Rejects where what reads pictures cannot be loaded; asked again, it is loaded then. */
export function detector(): Detect {
  const native = once(nativeDetector);
  let hasFailed = false;
  return async (picture, isThorough) => {
    if (!hasFailed) {
      try {
        const look = await soon(native());
        const found = look && (await soon(look(picture)));
        if (found && (found.length > 0 || !isThorough)) return found;
        if (found) {
          const read = await zxing().then(
            (second) => second(picture),
            () => [],
          );
          hasFailed = read.length > 0;
          return read;
        }
      } catch {}
      // One that fails once (a service that is missing, a format that it only claims) is not asked again.
      hasFailed = true;
    }
    return (await zxing())(picture);
  };
}

function soon<Answer>(asked: Promise<Answer>): Promise<Answer> {
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error('No answer')), PATIENCE_MS);
    asked.then(resolve, reject);
  });
}

async function nativeDetector(): Promise<Look | null> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: NativeDetectors };
  const supported = (await BarcodeDetector?.getSupportedFormats()) ?? [];
  if (!BarcodeDetector || !FORMATS.every((format) => supported.includes(format))) return null;
  const native = new BarcodeDetector({ formats: FORMATS });
  return async (picture) => (await native.detect(picture)).map((found) => found.rawValue);
}

/** A module of nothing, which opens wherever one does. */
const NOTHING = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

const zxing = once(async (): Promise<Look> => {
  try {
    await WebAssembly.instantiate(NOTHING);
  } catch (cause) {
    throw new NoReader('WebAssembly', { cause });
  }
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
  const answer = await fetch(address, { integrity: (await integrityOf(address)) ?? '' });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const wasmBinary = await answer.arrayBuffer();
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  return async (picture) => {
    const found = await readBarcodes(picture, { formats: ['QRCode', 'DataMatrix'], maxNumberOfSymbols: MOST });
    return found.map((symbol) => symbol.text);
  };
});
