// What a form sends for a field, where that is the code and not the text as it is shown.

/** `shown` is the text in the field, and `code` what goes in its place. */
export function sendCode(event: FormDataEvent, input: HTMLInputElement, shown: string, code: string): void {
  if (event.target !== input.form || input.matches(':disabled')) return;
  const all = [...event.formData];
  const mine = all.find((entry) => entry[0] === input.name && entry[1] === shown);
  if (!mine) return;
  mine[1] = code;
  // All of them anew, because there is no other way to keep their order.
  for (const [name] of all) event.formData.delete(name);
  for (const [name, value] of all) event.formData.append(name, value);
}
