import { createReadStream } from 'node:fs';
import Papa from 'papaparse';

import { CODE, end } from './end.mjs';

let [good, bad] = [0, 0];
const rows = createReadStream(process.argv[2]).pipe(Papa.parse(Papa.NODE_STREAM_INPUT, { header: true }));
for await (const { code } of rows) {
  if (CODE.test(code)) good += 1;
  else bad += 1;
}
end(good, bad);
