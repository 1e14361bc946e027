// What the 2D codes of a picture say: by the browser's own detector where it knows both kinds, else by ZXing, whose
// module is served from our own folder.

import address from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { integrityOf } from '../integrity';
import { once } from '../once';

export type Detect = (picture: ImageData) => Promise<string[]>;

const FORMATS = ['qr_code', 'data_matrix'];
/** More on one picture is a sheet of labels, not a robot's plate. */
const MOST = 8;

type NativeDetector = { detect(picture: ImageData): Promise<{ rawValue: string }[]> };
type NativeDetectors = {
  new (options: { formats: string[] }): NativeDetector;
  getSupportedFormats(): Promise<string[]>;
};

/** Rejects where what reads pictures cannot be loaded; asked again, it is loaded then. */
export function detector(): Detect {
  const native = once(nativeDetector);
  let hasFailed = false;
  return async (picture) => {
    if (!hasFailed) {
      try {
        const detect = await native();
        if (detect) return await detect(picture);
      } catch {}
      // One that fails once (a service that is missing, a format that it only claims) is not asked again.
      hasFailed = true;
    }
    return (await zxing())(picture);
  };
}

async function nativeDetector(): Promise<Detect | null> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: NativeDetectors };
  const supported = (await BarcodeDetector?.getSupportedFormats()) ?? [];
  if (!BarcodeDetector || !FORMATS.every((format) => supported.includes(format))) return null;
  const native = new BarcodeDetector({ formats: FORMATS });
  return async (picture) => (await native.detect(picture)).map((found) => found.rawValue);
}

const zxing = once(async (): Promise<Detect> => {
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
