// Sheets of labels as a PDF, a page each, in their true size. Letters are Courier, which every reader of PDF has.

import { PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib';
import type { PlacedLabel, Sheets } from './sheet';

/** Points in a millimetre. */
const POINTS = 72 / 25.4;
const points = (millimetres: number) => (millimetres * POINTS).toFixed(3);

export async function document({ size, module, letters, sheets }: Sheets): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  // Of the same labels the same bytes.
  const epoch = new Date(0);
  pdf.setCreationDate(epoch);
  pdf.setModificationDate(epoch);
  pdf.setTitle('humanoid-id');
  const font = await pdf.embedFont(StandardFonts.Courier);
  const [width, height] = size;
  for (const labels of sheets) {
    const page = pdf.addPage([width * POINTS, height * POINTS]);
    page.node.setFontDictionary(PDFName.of('F'), font.ref);
    const content = labels.map((label) => contentOf(label, height, module, letters)).join('');
    page.node.addContentStream(pdf.context.register(pdf.context.flateStream(content)));
  }
  return pdf.save();
}

/** A label in the language of PDF, which counts from below. */
function contentOf({ symbol, x, y, lines }: PlacedLabel, height: number, module: number, letters: number): string {
  const scale = points(module);
  const [left, top] = [points(x + symbol.quiet * module), points(height - y - symbol.quiet * module)];
  // `M1 2L3 4Z` of a drawing is `1 2 m 3 4 l h` here.
  const path = symbol.path.replace(
    /([ML])([\d ]+)/g,
    (_, letter: string, corner: string) => `${corner} ${letter.toLowerCase()} `,
  );
  const text = lines.map(
    ({ text, x, baseline }) =>
      `BT /F ${points(letters)} Tf ${points(x)} ${points(height - baseline)} Td (${text}) Tj ET\n`,
  );
  return `q ${scale} 0 0 -${scale} ${left} ${top} cm ${path.replaceAll('Z', 'h ')}f Q\n${text.join('')}`;
}
