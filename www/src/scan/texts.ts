// What the scanner says.

import type { CameraTrouble } from './picture';

export type ScanTexts = {
  scanTitle: string;
  close: string;
  choosePicture: string;
  scanNote: string;
  starting: string;
  looking: string;
  reading: string;
  nothing: string;
  noCode: string;
  noPicture: string;
  /** What reads pictures is not there, and cannot be loaded. */
  noReader: string;
  several(count: number): string;
  trouble: Record<CameraTrouble, string>;
};

export const SCAN_TEXTS: Record<'zh-CN' | 'en', ScanTexts> = {
  'zh-CN': {
    scanTitle: '扫描二维码',
    close: '关闭',
    choosePicture: '选择图片',
    scanNote: '画面和图片只在本机读取，不会上传。也可以把图片粘贴或拖到本页。',
    starting: '正在打开摄像头…',
    looking: '请将二维码对准画面。',
    reading: '正在读取图片…',
    nothing: '图片中没有找到 QR 码或 Data Matrix 码。请换一张更清晰的图片。',
    noCode: '读到了二维码，但其中没有机器人编码。',
    noPicture: '无法打开这个文件。请选择图片。',
    noReader: '读码程序还没有存入这台设备，首次使用需要联网。联网后会自动继续。',
    several: (count) => `找到${count}个编码，请选择一个：`,
    trouble: {
      insecure: '此处无法使用摄像头：浏览器只允许 https 页面使用。请选择图片。',
      refused: '摄像头未获授权。请在浏览器设置中允许本页使用，或选择图片。',
      missing: '没有找到摄像头。请选择图片。',
      busy: '摄像头无法启动，可能正被其他应用使用。请关闭后再试，或选择图片。',
    },
  },
  en: {
    scanTitle: 'Scan a 2D code',
    close: 'Close',
    choosePicture: 'Choose a picture',
    scanNote:
      'Camera and pictures are read on this device and sent nowhere. A picture may also be pasted or dropped here.',
    starting: 'Opening the camera…',
    looking: 'Point the camera at the 2D code.',
    reading: 'Reading the picture…',
    nothing: 'There is no QR code or Data Matrix in this picture. Try a sharper one.',
    noCode: 'There is a 2D code, but no robot code in it.',
    noPicture: 'This file cannot be opened. Choose a picture.',
    noReader:
      'The reader of 2D codes is not on this device yet; it takes a network once. It goes on by itself when there is one.',
    several: (count) => `There are ${count} codes. Choose one:`,
    trouble: {
      insecure: 'The camera cannot be used here: browsers allow it on https pages only. Choose a picture.',
      refused: 'The camera is not allowed. Allow it in the browser’s settings, or choose a picture.',
      missing: 'There is no camera. Choose a picture.',
      busy: 'The camera does not start; another program may be using it. Close that and try again, or choose a picture.',
    },
  },
};
