import { bind } from 'humanoid-id';
import { h, render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

function Field() {
  const input = useRef(null);
  const [text, setText] = useState('');
  const [said, setSaid] = useState('');
  const [status, setStatus] = useState('');
  useEffect(
    () =>
      bind(input.current, {
        onState: (state, now) => {
          setSaid(now.text);
          setStatus(state.result.status);
        },
      }),
    [],
  );
  return h(
    'div',
    null,
    h('input', { ref: input, 'aria-label': 'Robot', value: text, onInput: (event) => setText(event.target.value) }),
    h('output', { id: 'text' }, text),
    h('output', { id: 'status' }, status),
    h('output', { id: 'said' }, said),
  );
}

export const mount = (app) => render(h(Field), app);
