import { Button, Form, Input } from 'antd';
import { parse } from 'humanoid-id';
import { rule } from 'humanoid-id/forms';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

function App() {
  const [sent, setSent] = useState('');
  return (
    // The form keeps what was typed; what is sent is the code.
    <Form onFinish={({ robot }) => setSent(parse(robot).id)}>
      <Form.Item name="robot" label="Robot" rules={[{ required: true }, rule({ locale: 'en' })]}>
        <Input />
      </Form.Item>
      <Button htmlType="submit">Send</Button>
      <output>{sent}</output>
    </Form>
  );
}

createRoot(document.querySelector('#app')).render(<App />);
