// The page on the code itself is HTML in every language; the style sheet shows the one of the page.

import { frame } from './frame';

void frame(() => {});
