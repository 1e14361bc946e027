import { createReadStream } from 'node:fs';
import { inferSchema, initParser } from 'udsv';

import { CODE, end } from './end.mjs';

let [good, bad] = [0, 0];
let parser;
const count = ([, code]) => {
  if (CODE.test(code)) good += 1;
  else bad += 1;
};
for await (const text of createReadStream(process.argv[2], { encoding: 'utf8', highWaterMark: 1 << 18 })) {
  parser ??= initParser(inferSchema(text));
  parser.chunk(text, parser.stringArrs, count);
}
parser.end();
end(good, bad);
