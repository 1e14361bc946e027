import type {
  HumanoidIdCard,
  HumanoidIdCardAttributes,
  HumanoidIdInput,
  HumanoidIdInputAttributes,
  StateEvent,
} from 'humanoid-id/element';
import type { DetailedHTMLProps, HTMLAttributes } from 'react';

type Templated<It, Attributes> = DetailedHTMLProps<Omit<HTMLAttributes<It>, keyof Attributes>, It> & Attributes;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'humanoid-id-input': Templated<HumanoidIdInput, HumanoidIdInputAttributes> & {
        onstate?: (event: StateEvent) => void;
      };
      'humanoid-id-card': Templated<HumanoidIdCard, HumanoidIdCardAttributes>;
    }
  }
}
