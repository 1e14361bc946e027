// Pictures, from a file or from the camera, as pixels.

import { imageDimensionsFromStream } from 'image-dimensions';

/** A plate that fills a tenth of this is still sharp enough; more only takes longer. */
const LONGEST_SIDE = 1600;
/** Of the pieces of a large picture: no phone refuses a canvas of that size, and a look at one takes a moment. */
const PIECE = 2000;
/** What lies over the border of a piece is whole in the next one, if it is no larger; what is larger was seen before. */
const OVERLAP = 400;

/** So many pixels are unpacked of any picture, and of a large file so many more for each of its bytes. A file of 50 kB can
 * hold 400 million of one colour, which take a gigabyte and a half; a photo has a byte for ten at most. */
const MOST_PIXELS = 50e6;
const MOST_PIXELS_OF_A_BYTE = 16;

/** A picture that unpacks to more than is read. */
export class TooManyPixels extends Error {
  constructor(readonly pixels: number) {
    super(`${pixels} pixels`);
  }
}

/** Of a picture, in its pixels. */
type Area = { x: number; y: number; width: number; height: number };

/** What the camera sees; `null` while it sees nothing yet. */
export function frameOf(video: HTMLVideoElement): ImageData | null {
  const { videoWidth: width, videoHeight: height } = video;
  return width > 0 ? drawn(video, { x: 0, y: 0, width, height }, scaleOf(width, height)) : null;
}

/** The looks that a picture is worth: at all of it, as small as is quick; then, if that made it smaller, at its pieces. */
export async function* looksAt(picture: Blob): AsyncGenerator<ImageData> {
  const size = await imageDimensionsFromStream(picture.stream());
  if (!size) throw new Error('No picture of a known kind');
  const pixels = size.width * size.height;
  if (pixels > Math.max(MOST_PIXELS, picture.size * MOST_PIXELS_OF_A_BYTE)) throw new TooManyPixels(pixels);
  const bitmap = await createImageBitmap(picture);
  try {
    const { width, height } = bitmap;
    const scale = scaleOf(width, height);
    yield drawn(bitmap, { x: 0, y: 0, width, height }, scale);
    if (scale === 1) return;
    for (const y of starts(height)) {
      for (const x of starts(width)) {
        const area = { x, y, width: Math.min(PIECE, width - x), height: Math.min(PIECE, height - y) };
        yield drawn(bitmap, area, 1);
      }
    }
  } finally {
    bitmap.close();
  }
}

const scaleOf = (width: number, height: number) => Math.min(1, LONGEST_SIDE / Math.max(width, height));

/** Where the pieces of a side begin. */
function starts(side: number): number[] {
  const count = Math.max(1, Math.ceil((side - OVERLAP) / (PIECE - OVERLAP)));
  return Array.from({ length: count }, (_, at) => at * (PIECE - OVERLAP));
}

function drawn(picture: CanvasImageSource, { x, y, width, height }: Area, scale: number): ImageData {
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(width * scale));
  canvas.height = Math.max(1, Math.round(height * scale));
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('No canvas');
  // A drawing may have no ground of its own.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, x, y, width, height, 0, 0, canvas.width, canvas.height);
  return pen.getImageData(0, 0, canvas.width, canvas.height);
}

export type CameraTrouble = 'insecure' | 'refused' | 'missing' | 'busy';

/** Starts the camera into a video; says what stands in the way where it does not start. */
export async function startCamera(video: HTMLVideoElement): Promise<MediaStream | CameraTrouble> {
  if (!navigator.mediaDevices) return 'insecure';
  try {
    const wanted = { facingMode: 'environment', width: { ideal: 1280 } };
    const stream = await navigator.mediaDevices.getUserMedia({ video: wanted, audio: false });
    video.srcObject = stream;
    await video.play();
    return stream;
  } catch (error) {
    const name = error instanceof DOMException ? error.name : '';
    if (name === 'NotAllowedError' || name === 'SecurityError') return 'refused';
    return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy';
  }
}

export function stopCamera(video: HTMLVideoElement): void {
  if (video.srcObject instanceof MediaStream) letGo(video.srcObject, video);
}

/** Lets go of what a camera started, if it did; the video may show another one's by now. */
export function letGo(stream: MediaStream | CameraTrouble, video: HTMLVideoElement): void {
  if (typeof stream === 'string') return;
  for (const track of stream.getTracks()) track.stop();
  if (video.srcObject === stream) video.srcObject = null;
}
