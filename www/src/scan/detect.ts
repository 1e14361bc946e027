// What the 2D codes of a picture say: by the browser's own detector where it knows both kinds, else by ZXing, whose
// module is served from our own folder.

import address from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { integrityOf } from '../integrity';

export type Detect = (picture: ImageData) => Promise<string[]>;

const FORMATS = ['qr_code', 'data_matrix'];
/** More on one picture is a sheet of labels, not a robot's plate. */
const MOST = 8;

type NativeDetector = { detect(picture: ImageData): Promise<{ rawValue: string }[]> };
type NativeDetectors = {
  new (options: { formats: string[] }): NativeDetector;
  getSupportedFormats(): Promise<string[]>;
};

export async function detector(): Promise<Detect> {
  return (await nativeDetector()) ?? (await zxing());
}

async function nativeDetector(): Promise<Detect | null> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: NativeDetectors };
  const supported = (await BarcodeDetector?.getSupportedFormats()) ?? [];
  if (!BarcodeDetector || !FORMATS.every((format) => supported.includes(format))) return null;
  const native = new BarcodeDetector({ formats: FORMATS });
  return async (picture) => (await native.detect(picture)).map((found) => found.rawValue);
}

async function zxing(): Promise<Detect> {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
  const answer = await fetch(address, { integrity: (await integrityOf(address)) ?? '' });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const wasmBinary = await answer.arrayBuffer();
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  return async (picture) => {
    const found = await readBarcodes(picture, { formats: ['QRCode', 'DataMatrix'], maxNumberOfSymbols: MOST });
    return found.map((symbol) => symbol.text);
  };
}
