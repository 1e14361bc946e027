// What a page hands over, in its own types. Nothing here runs.
import { annotate, checkStream } from 'humanoid-id/bulk';
import type { HumanoidIdCard } from 'humanoid-id/card';
import type { HumanoidIdInput } from 'humanoid-id/element';
import type * as alone from 'humanoid-id/input';

const { signal } = new AbortController();
export const ofFile = (file: File) => checkStream(file, { signal });
export const ofAnswer = async (response: Response) => response.body && checkStream(response.body).summary;
export const copy = async (file: File) => {
  const checking = checkStream(file.stream(), { report: 'all' });
  return annotate(file.stream(), await ofFile(file).summary, checking, ({ code }) => code);
};

const input: HumanoidIdInput & alone.HumanoidIdInput = document.createElement('humanoid-id-input');
const card: HumanoidIdCard = document.createElement('humanoid-id-card');
card.value = input.value;
