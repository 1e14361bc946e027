const { readFile } = require('node:fs/promises');
const humanoid = require('humanoid-id/slim');

async function main() {
  humanoid.init(await WebAssembly.compile(await readFile(require.resolve('humanoid-id/core.wasm'))));
  humanoid.initMeaning(await WebAssembly.compile(await readFile(require.resolve('humanoid-id/meaning.wasm'))));
  const { probe } = await import('./probe.mjs');
  console.log(JSON.stringify(probe(humanoid)));
}
main();
