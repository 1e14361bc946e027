// A page that a server has drawn, taken over by the framework that the address names when the test says so.

const frameworks = { react: () => import('./react.js'), vue: () => import('./vue.js') };

const { hydrate } = await frameworks[new URLSearchParams(location.search).get('in')]();
window.troubles = [];
window.define = () => import('humanoid-id/element');
window.hydrate = (kind) => hydrate(document.querySelector('#app'), kind, (trouble) => troubles.push(String(trouble)));
