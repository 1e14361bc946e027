import { createSSRApp, h, nextTick, ref } from 'vue';

/** `kind`: where the input is that stands in for the element, its child or deeper. */
export function appOf(kind) {
  return createSSRApp({
    setup() {
      const isThere = ref(true);
      globalThis.toggle = () => {
        isThere.value = !isThere.value;
        return nextTick();
      };
      return () => {
        const light = isThere.value ? [h('input', { name: 'code', required: true })] : [];
        const inside = kind === 'nested' ? [h('label', ['Robot ', ...light])] : light;
        return h('form', [h('humanoid-id-input', { name: 'code', required: true }, inside)]);
      };
    },
  });
}

export function hydrate(app, kind, trouble) {
  const made = appOf(kind);
  made.config.errorHandler = trouble;
  made.mount(app);
}
