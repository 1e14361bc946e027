// The page on the code itself is HTML in both languages; the style sheet shows the one of the page.

import { frame } from './frame';

void frame(() => {});
