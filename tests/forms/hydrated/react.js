import { createElement as h, useState } from 'react';
import { flushSync } from 'react-dom';

/** `kind`: where the input is that stands in for the element, its child or deeper. */
export function App({ kind }) {
  const [isThere, setThere] = useState(true);
  globalThis.toggle = () => flushSync(() => setThere((now) => !now));
  const light = isThere && h('input', { name: 'code', required: true });
  const inside = kind === 'nested' ? h('label', null, 'Robot ', light) : light;
  return h('form', null, h('humanoid-id-input', { name: 'code', required: true }, inside));
}

export async function hydrate(app, kind, trouble) {
  const { hydrateRoot } = await import('react-dom/client');
  const options = { onRecoverableError: trouble, onUncaughtError: trouble };
  flushSync(() => hydrateRoot(app, h(App, { kind }), options));
}
