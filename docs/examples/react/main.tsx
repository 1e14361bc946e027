import { standardSchemaResolver } from '@hookform/resolvers/standard-schema';
import { bind, parse, schema } from 'humanoid-id';
import { fields, validator } from 'humanoid-id/forms';
import 'humanoid-id/element';
import { useEffect, useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { Controller, useForm } from 'react-hook-form';

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

/** An input that is live, and the element, in one form. Each has one message: `noValidate` keeps the browser's own away. */
function Others({ onSend }: { onSend: (robots: string) => void }) {
  const { register, control, handleSubmit, formState } = useForm({ defaultValues: { spare: '', third: '' } });
  const { ref, ...spare } = register('spare', { validate: validator() });
  const input = useRef<HTMLInputElement>(null);
  const said = useRef<HTMLSpanElement>(null);
  // The form says what is wrong; what the input would say describes it, and is not shown.
  useEffect(() => (input.current && said.current ? bind(input.current, { output: said.current }) : undefined), []);
  return (
    <form
      noValidate
      onSubmit={handleSubmit(({ spare, third }) => {
        // The form keeps what was typed; what is sent is the code.
        onSend([spare, third].flatMap((text) => parse(text)?.id ?? []).join(' '));
      })}
    >
      <label>
        Spare{' '}
        <input
          id="bound"
          {...spare}
          ref={(node) => {
            ref(node);
            input.current = node;
          }}
        />
      </label>
      <span ref={said} style={{ display: 'none' }} />
      <p role="alert">{formState.errors.spare?.message}</p>
      {/* The same of the element: its own message is left out in index.html. */}
      <Controller
        name="third"
        control={control}
        rules={{ validate: validator() }}
        render={({ field: { onChange, ...field } }) => (
          <humanoid-id-input id="third" aria-label="Third" onInput={onChange} {...field} />
        )}
      />
      <p role="alert">{formState.errors.third?.message}</p>
      <button type="submit">Send both</button>
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
        id="alone"
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
      <Others onSend={setSent} />
      <output>{sent}</output>
      <Controlled />
      <Live />
    </>
  );
}

createRoot(document.querySelector('#app') as Element).render(<App />);
