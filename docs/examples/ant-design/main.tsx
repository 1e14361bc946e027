import { Button, Form, Input, type InputRef } from 'antd';
import { bind, parse } from 'humanoid-id';
import { rule } from 'humanoid-id/forms';
import 'humanoid-id/input';
import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

type Robots = { robot: string; spare?: string; third?: string };

/** Not at every key: half a code is no mistake of somebody who is still typing. */
const CHECKED = { validateTrigger: 'onBlur', validateFirst: true } as const;

/** An input that is live. The form says what is wrong; what the input would say describes it, and is not shown. */
function LiveInput(props: { id?: string; value?: string; onChange?: (event: unknown) => void }) {
  const input = useRef<InputRef>(null);
  const said = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const element = input.current?.input;
    return element && said.current ? bind(element, { output: said.current }) : undefined;
  }, []);
  return (
    <>
      <Input ref={input} {...props} />
      <span ref={said} style={{ display: 'none' }} />
    </>
  );
}

function App() {
  const [sent, setSent] = useState<string[]>([]);
  // The form keeps what was typed; what is sent is the code.
  const send = ({ robot, spare, third }: Robots) => {
    setSent([robot, spare, third].flatMap((text) => parse(text ?? '')?.id ?? []));
  };
  return (
    // Without `noValidate` the browser shows a message of its own, and keeps the form from hearing of it.
    <Form<Robots> noValidate onFinish={send}>
      <Form.Item name="robot" label="Robot" rules={[{ required: true }, rule()]} {...CHECKED}>
        <Input />
      </Form.Item>
      <Form.Item name="spare" label="Spare" rules={[rule()]} {...CHECKED}>
        <LiveInput />
      </Form.Item>
      {/* The same of the element: its own message is left out in index.html. */}
      <Form.Item name="third" label="Third" rules={[rule()]} {...CHECKED} trigger="onInput">
        <humanoid-id-input />
      </Form.Item>
      <Button htmlType="submit">Send</Button>
      <output>{sent.join(' ')}</output>
    </Form>
  );
}

createRoot(document.querySelector('#app') as Element).render(<App />);
