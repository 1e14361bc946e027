// How the element looks: by the fonts and colours of the page and the system, in forced colours too. A column, and no
// block, because it stands by its first line then.

export const INPUT_CSS = /* css */ `
:host { display: inline-flex; flex-flow: column; inline-size: min(100%, 24rem); font: inherit; }
:host([hidden]) { display: none; }
input {
  box-sizing: border-box; inline-size: 100%; padding: 0.4em 0.5em; font: inherit;
  font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; letter-spacing: -0.02em;
  direction: ltr; color: FieldText; background: Field; border: 1px solid #858585; border-radius: 4px;
}
input:focus-visible { outline: 2px solid #3b82f6; outline-offset: 1px; }
input[aria-invalid=true] { border-color: #f0474c; border-inline-start-width: 4px; }
[part=message] { min-block-size: 1.5em; margin-block-start: 0.2em; overflow-wrap: anywhere; unicode-bidi: plaintext; }
[part=message][data-kind=error] { font-weight: 600; }
@media (prefers-reduced-motion: no-preference) { input { transition: border-color 120ms; } }
@media (forced-colors: active) {
  input { border-color: ButtonText; }
  input:focus-visible { outline-color: Highlight; }
  input[aria-invalid=true] { border-style: double; border-width: 4px; }
}`;
