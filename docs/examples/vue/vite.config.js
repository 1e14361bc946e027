import vue from '@vitejs/plugin-vue';

// Vue takes a tag it does not know for a component of yours, and then `v-model` speaks to that and not to the element.
const isCustomElement = (tag) => tag.startsWith('humanoid-id-');

export default {
  plugins: [vue({ template: { compilerOptions: { isCustomElement } } })],
};
