// One field, controlled, with what is said of it kept in state beside it, in the framework that the address names.

const frameworks = {
  preact: () => import('./preact.js'),
  react: () => import('./react.js'),
  solid: () => import('./solid.js'),
  svelte: () => import('./svelte.js'),
  vue: () => import('./vue.js'),
};

const { mount } = await frameworks[new URLSearchParams(location.search).get('in')]();
mount(document.querySelector('#app'));
