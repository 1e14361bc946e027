// Pictures, from a file or from the camera, as pixels.

/** A plate that fills a tenth of this is still sharp enough; more only takes longer. */
const LONGEST_SIDE = 1600;

/** What the camera sees; `null` while it sees nothing yet. */
export function frameOf(video: HTMLVideoElement): ImageData | null {
  return video.videoWidth > 0 ? drawn(video, video.videoWidth, video.videoHeight) : null;
}

export async function pixelsOf(picture: Blob): Promise<ImageData> {
  const bitmap = await createImageBitmap(picture);
  const pixels = drawn(bitmap, bitmap.width, bitmap.height);
  bitmap.close();
  return pixels;
}

function drawn(picture: CanvasImageSource, width: number, height: number): ImageData {
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  if (!pen) throw new Error('No canvas');
  // A drawing may have no ground of its own.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
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
