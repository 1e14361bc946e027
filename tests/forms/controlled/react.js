import { bind } from 'humanoid-id';
import { createElement as h, useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

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
    h('input', { ref: input, 'aria-label': 'Robot', value: text, onChange: (event) => setText(event.target.value) }),
    h('output', { id: 'text' }, text),
    h('output', { id: 'status' }, status),
    h('output', { id: 'said' }, said),
  );
}

export const mount = (app) => createRoot(app).render(h(Field));
