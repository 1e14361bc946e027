import { mount as mountSvelte } from 'svelte';
import Field from './Field.svelte';

export const mount = (app) => mountSvelte(Field, { target: app });
