// What a script is that somebody writes in five minutes. It takes quotes for parts of the code and line ends inside quotes
// for ends of rows, so its count is wrong.

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

import { CODE, end } from './end.mjs';

let [good, bad] = [0, 0];
let isHeader = true;
for await (const line of createInterface({ input: createReadStream(process.argv[2]), crlfDelay: Infinity })) {
  if (isHeader) isHeader = false;
  else if (CODE.test(line.split(',')[1])) good += 1;
  else bad += 1;
}
end(good, bad);
