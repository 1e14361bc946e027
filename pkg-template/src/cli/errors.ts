// What ends a run before its end: wrong usage (2), and files that cannot be read or written (3).

import type { Locale, Names } from '../index';

/** Somebody wrote to a file while it was read twice. */
export class FileChanged extends Error {}

export class Usage extends Error {}

export class FileFailure extends Error {
  constructor(
    readonly path: string,
    readonly cause: unknown,
  ) {
    super(path);
  }

  told(locale: Locale): string {
    const { code, message } = this.cause as { code?: string; message?: string };
    const known = this.cause instanceof FileChanged ? CHANGED : REASONS[code ?? ''];
    const reason = known ? known[locale === 'en' ? 'en' : 'zh'] : (message ?? String(this.cause));
    return locale === 'en' ? `${this.path}: ${reason}` : `${this.path}：${reason}`;
  }
}

const CHANGED: Names = { en: 'it changed while it was read', zh: '读取期间文件被修改' };

const REASONS: Record<string, Names> = {
  ENOENT: { en: 'there is no such file or folder', zh: '文件或文件夹不存在' },
  ENOTDIR: { en: 'a part of the path is no folder', zh: '路径中有一部分不是文件夹' },
  EISDIR: { en: 'is a folder, not a file', zh: '是文件夹，不是文件' },
  EACCES: { en: 'permission denied', zh: '没有权限' },
  EPERM: { en: 'permission denied', zh: '没有权限' },
  ENOSPC: { en: 'there is no room left on the disk', zh: '磁盘空间不足' },
};

/** Do something with a file; a failure of the system says which file. */
export async function withFile<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileChanged || (error instanceof Error && 'syscall' in error))
      throw new FileFailure(path, error);
    throw error;
  }
}
