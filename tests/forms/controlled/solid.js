import { bind } from 'humanoid-id';
import { createSignal, onMount } from 'solid-js';
import h from 'solid-js/h';
import { render } from 'solid-js/web';

function Field() {
  const [text, setText] = createSignal('');
  const [said, setSaid] = createSignal('');
  const [status, setStatus] = createSignal('');
  let input;
  onMount(() =>
    bind(input, {
      onState: (state, now) => {
        setSaid(now.text);
        setStatus(state.result.status);
      },
    }),
  );
  return h('div', {}, [
    h('input', {
      ref: (element) => {
        input = element;
      },
      'aria-label': 'Robot',
      value: text,
      onInput: (event) => setText(event.target.value),
    }),
    h('output', { id: 'text' }, text),
    h('output', { id: 'status' }, status),
    h('output', { id: 'said' }, said),
  ]);
}

export const mount = (app) => render(h(Field), app);
