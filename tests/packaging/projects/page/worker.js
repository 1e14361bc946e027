if (globalThis.document) {
  new Worker('./worker.js', { type: 'module' }).onmessage = ({ data }) => {
    document.body.dataset.answer = data;
  };
} else {
  const humanoid = await import('./node_modules/humanoid-id/index.js');
  const { probe } = await import('./probe.mjs');
  postMessage(JSON.stringify(probe(humanoid)));
}
