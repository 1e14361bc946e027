import { bind } from 'humanoid-id';
import { createApp, h, onBeforeUnmount, onMounted, ref } from 'vue';

const Field = {
  setup() {
    const input = ref(null);
    const text = ref('');
    const said = ref('');
    const status = ref('');
    let unbind;
    onMounted(() => {
      unbind = bind(input.value, {
        onState: (state, now) => {
          said.value = now.text;
          status.value = state.result.status;
        },
      });
    });
    onBeforeUnmount(() => unbind?.());
    const onInput = (event) => {
      text.value = event.target.value;
    };
    return () =>
      h('div', [
        h('input', { ref: input, 'aria-label': 'Robot', value: text.value, onInput }),
        h('output', { id: 'text' }, text.value),
        h('output', { id: 'status' }, status.value),
        h('output', { id: 'said' }, said.value),
      ]);
  },
};

export const mount = (app) => createApp(Field).mount(app);
