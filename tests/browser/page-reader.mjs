// ZXing, reading what the page draws and writing what it is to read; its module comes from the package, not from a CDN.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';

const wasmBinary = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')).buffer;
prepareZXingModule({ overrides: { wasmBinary } });

export { readBarcodes };
