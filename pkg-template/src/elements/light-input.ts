// The `<input>` inside the element: what people see and a form sends where there is no script, and until there is. It is
// taken in whenever it comes: a parser that streams, a framework that hydrates or merges may put it there late, or again.

import { Base } from './custom-element';

const hosts = /* @__PURE__ */ new WeakMap<Node, Node>();

/**
 * An element whose inputs are taken in. A framework that made one and wants to take it away finds it in its place. A copy
 * has what was entered, as one of an input has.
 */
export class InputHost extends Base {
  override cloneNode(isDeep?: boolean): Node {
    const copy = super.cloneNode(isDeep) as HTMLInputElement;
    const { value, defaultValue } = this as unknown as HTMLInputElement;
    if (value !== defaultValue) copy.value = value;
    return copy;
  }
  override removeChild<Child extends Node>(child: Child): Child {
    putBack(this, child);
    return super.removeChild(child);
  }
  override replaceChild<Child extends Node>(node: Node, child: Child): Child {
    putBack(this, child);
    return super.replaceChild(node, child);
  }
  override insertBefore<Child extends Node>(node: Child, before: Node | null): Child {
    if (before) putBack(this, before);
    return super.insertBefore(node, before);
  }
}

function putBack(host: Node, child: Node): void {
  if (child.parentNode !== host && hosts.get(child) === host) host.appendChild(child);
}

/** `adopted` is told of every input that is taken in, and whether somebody is in it. Returns the way back. */
export function adoptInputs(host: HTMLElement, adopted: (light: HTMLInputElement, isIn: boolean) => void): () => void {
  const adopt = () => {
    for (const light of host.querySelectorAll('input')) {
      const isIn = light.matches(':focus');
      if (light.parentNode === host) hosts.set(light, host);
      light.remove();
      adopted(light, isIn);
    }
  };
  adopt();
  const observer = new MutationObserver(adopt);
  observer.observe(host, { childList: true, subtree: true });
  return () => observer.disconnect();
}
