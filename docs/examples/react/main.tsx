import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { bind, schema } from 'humanoid-id';
import { fields } from 'humanoid-id/forms';
import 'humanoid-id/element';
import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { useForm } from 'react-hook-form';

/** A field of react-hook-form: the schema checks it, and the message stands at the field. */
function Registered({ onSend }: { onSend: (robot: string) => void }) {
  const { register, handleSubmit, formState } = useForm({
    resolver: standardSchemaResolver(fields({ robot: schema() })),
  });
  return (
    <form onSubmit={handleSubmit(({ robot }) => onSend(robot))}>
      <label>
        Robot <input id="registered" {...register('robot')} />
      </label>
      <p role="alert">{formState.errors.robot?.message}</p>
      <button type="submit">Send</button>
    </form>
  );
}

/** The element, controlled. */
function Controlled() {
  const [robot, setRobot] = useState('');
  const [status, setStatus] = useState('');
  return (
    <section>
      <humanoid-id-input
        value={robot}
        onInput={(event) => setRobot(event.currentTarget.value)}
        onstate={({ detail }) => setStatus(detail.state.result.status)}
      />
      <p id="controlled">{robot}</p>
      <p id="status">{status}</p>
      <button type="button" onClick={() => setRobot('')}>
        Clear
      </button>
    </section>
  );
}

/** An input of your own, controlled and live. */
function Live() {
  const input = useRef<HTMLInputElement>(null);
  const [robot, setRobot] = useState('');
  useEffect(() => (input.current ? bind(input.current) : undefined), []);
  return (
    <section>
      <label>
        Spare <input id="live" ref={input} value={robot} onChange={(event) => setRobot(event.target.value)} />
      </label>
      <span id="seen">{robot}</span>
    </section>
  );
}

function App() {
  const [sent, setSent] = useState('');
  return (
    <>
      <Registered onSend={setSent} />
      <output>{sent}</output>
      <Controlled />
      <Live />
    </>
  );
}

createRoot(document.querySelector('#app') as Element).render(<App />);
