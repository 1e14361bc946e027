import { readFile } from 'node:fs/promises';
import * as bulk from 'humanoid-id/bulk';
import * as forms from 'humanoid-id/forms';
import * as summary from 'humanoid-id/summary';
import { ask, brief } from './ask.mjs';
import { files, NAMES } from './files.mjs';

const answer = await ask({ bulk, forms, summary }, await files(readFile));
const paths = await Promise.all(Object.values(NAMES).map((name) => brief(bulk.checkFile(name))));
const { rows, valid, workers } = await bulk.checkFile('many.txt', { workers: 2 }).summary;
console.log(JSON.stringify({ ...answer, paths, threads: [rows, valid, workers] }));
