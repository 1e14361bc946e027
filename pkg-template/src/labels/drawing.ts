// A sheet of labels as a drawing in SVG, in its true size.

import { LETTER_WIDTH, type Sheets } from './sheet';

/** A millionth of a millimetre is nothing to a printer. */
const short = (size: number) => `${Math.round(size * 1e4) / 1e4}`;

/** One sheet, or all of them below one another. Always dark on light, whatever looks at it. */
export function drawing({ size: [width, height], module, letters, sheets }: Sheets, only?: number): string {
  const shown = only === undefined ? sheets : sheets.slice(only, only + 1);
  const labels = shown.flatMap((labels, sheet) =>
    labels.map(({ code, symbol, x, y, lines }) => {
      const above = sheet * height;
      const corner = [x + symbol.quiet * module, above + y + symbol.quiet * module].map(short).join(' ');
      const text = lines.map(({ text, x, baseline }) => {
        const place = `x="${short(x)}" y="${short(above + baseline)}"`;
        // A letter is as wide as in Courier, whatever font there is.
        const length = short(text.length * LETTER_WIDTH * letters);
        return `<text ${place} textLength="${length}" lengthAdjust="spacingAndGlyphs">${text}</text>`;
      });
      const path = `d="${symbol.path}" transform="translate(${corner}) scale(${short(module)})"`;
      return `<g><title>${code}</title><path ${path} shape-rendering="crispEdges"/>${text.join('')}</g>`;
    }),
  );
  const [wide, high] = [short(width), short(height * shown.length)];
  const font = `font-family="Courier, monospace" font-size="${short(letters)}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}mm" height="${high}mm" viewBox="0 0 ${wide} ${high}" ${font}>
<rect width="100%" height="100%" fill="#fff"/>
${labels.join('\n')}
</svg>
`;
}
