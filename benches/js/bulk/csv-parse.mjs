import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';

import { CODE, end } from './end.mjs';

let [good, bad] = [0, 0];
for await (const { code } of createReadStream(process.argv[2]).pipe(parse({ columns: true }))) {
  if (CODE.test(code)) good += 1;
  else bad += 1;
}
end(good, bad);
