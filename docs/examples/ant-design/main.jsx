import { Button, Form, Input } from 'antd';
import { rule } from 'humanoid-id/forms';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

function App() {
  const [sent, setSent] = useState('');
  return (
    <Form onFinish={({ robot }) => setSent(robot)}>
      <Form.Item name="robot" label="Robot" rules={[{ required: true }, rule({ locale: 'en' })]}>
        <Input />
      </Form.Item>
      <Button htmlType="submit">Send</Button>
      <output>{sent}</output>
    </Form>
  );
}

createRoot(document.querySelector('#app')).render(<App />);
