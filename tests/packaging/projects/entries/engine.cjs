const { readFile } = require('node:fs/promises');
const bulk = require('humanoid-id/bulk');
const forms = require('humanoid-id/forms');
const summary = require('humanoid-id/summary');

async function main() {
  const { ask, brief } = await import('./ask.mjs');
  const { files, NAMES } = await import('./files.mjs');
  const answer = await ask({ bulk, forms, summary }, await files(readFile));
  const paths = await Promise.all(Object.values(NAMES).map((name) => brief(bulk.checkFile(name))));
  const { rows, valid, workers } = await bulk.checkFile('many.txt', { workers: 2 }).summary;
  console.log(JSON.stringify({ ...answer, paths, threads: [rows, valid, workers] }));
}
main();
