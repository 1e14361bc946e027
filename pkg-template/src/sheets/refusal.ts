// Why a file is not read, in two languages, with what to do about it.

import type { SheetError, SheetErrorCode } from '../contract/sheet-error';
import type { Names } from '../contract/types';

type Params = Record<string, string | number>;

const SENTENCES: Record<SheetErrorCode, Names> = {
  encrypted: {
    en: 'the workbook is protected by a password; open it, remove the password, save it, and check it again',
    zh: '工作簿设有打开密码；请打开后取消密码并保存，再重新检查',
  },
  'encrypted-table': {
    en: 'the Parquet file is encrypted; write it without encryption, and check it again',
    zh: 'Parquet 文件已加密；请以不加密的方式写出，再重新检查',
  },
  'old-excel': {
    en: 'this is a workbook of Excel 97-2003 (.xls); open it and save it as .xlsx or CSV UTF-8',
    zh: '这是 Excel 97-2003 工作簿（.xls）；请打开后另存为 .xlsx 或 CSV UTF-8',
  },
  'binary-excel': {
    en: 'this is a binary Excel workbook (.xlsb); open it and save it as .xlsx or CSV UTF-8',
    zh: '这是 Excel 二进制工作簿（.xlsb）；请打开后另存为 .xlsx 或 CSV UTF-8',
  },
  'open-document': {
    en: 'this is an OpenDocument sheet (.ods); open it and save it as .xlsx or CSV UTF-8',
    zh: '这是 OpenDocument 表格（.ods）；请打开后另存为 .xlsx 或 CSV UTF-8',
  },
  'not-a-workbook': {
    en: 'this is a ZIP archive, but no XLSX workbook; unpack it and check the files in it',
    zh: '这是 ZIP 压缩包，但不是 XLSX 工作簿；请解压后再检查其中的文件',
  },
  'not-a-table': {
    en: 'this is no whole Parquet file; it may have been cut short when it was copied',
    zh: '这不是完整的 Parquet 文件，可能在复制时被截断',
  },
  'no-such-sheet': {
    en: 'there is no sheet “{wanted}”; there are: {sheets}',
    zh: '没有工作表“{wanted}”；现有：{sheets}',
  },
  'no-sheets': {
    en: 'only a workbook has sheets, and this file is none',
    zh: '只有工作簿才有工作表，而该文件不是工作簿',
  },
  empty: { en: 'no sheet of the workbook holds anything', zh: '工作簿的所有工作表都是空的' },
  'too-large': {
    en: 'it unpacks to more than is read ({found}: over {limit}), as archives do that are made to fill a machine; if it is sound, save it as CSV UTF-8',
    zh: '解压后超出读取上限（{found}：超过 {limit}），可能是恶意压缩文件；如确认无误，请另存为 CSV UTF-8',
  },
  unsupported: {
    en: 'it uses something that is not read here ({found}); save it as CSV UTF-8',
    zh: '其中用到了不支持的功能（{found}）；请另存为 CSV UTF-8',
  },
  broken: {
    en: 'the file is damaged ({found}); save or copy it once more',
    zh: '文件已损坏（{found}）；请重新保存或重新复制',
  },
  'needs-a-stream': {
    en: 'workbooks and tables are unpacked while they are read: give checkStream a Blob, or checkFile a path',
    zh: '工作簿和数据表需边读边解压：请改用 checkStream（Blob）或 checkFile（路径）',
  },
  compressed: {
    en: 'this is compressed with {found}; unpack it first, as in: {found} -dc FILE | humanoid-id check -',
    zh: '这是 {found} 压缩文件；请先解压，例如：{found} -dc 文件 | humanoid-id check -',
  },
  'other-encoding': {
    en: 'this is text in {found}; turn it into UTF-8, as in: iconv -f {found} -t UTF-8 FILE | humanoid-id check -',
    zh: '这是 {found} 编码的文本；请转换为 UTF-8，例如：iconv -f {found} -t UTF-8 文件 | humanoid-id check -',
  },
  'json-array': {
    en: "this is one JSON array; put each element on a line of its own, as in: jq -c '.[]' FILE | humanoid-id check -",
    zh: "这是一个 JSON 数组；请改为每行一个元素，例如：jq -c '.[]' 文件 | humanoid-id check -",
  },
  'json-object': {
    en: 'this is JSON over several lines; put each object on a line of its own, as in: jq -c . FILE | humanoid-id check -',
    zh: '这是分多行书写的 JSON；请改为每行一个对象，例如：jq -c . 文件 | humanoid-id check -',
  },
  markup: {
    en: 'this is HTML or XML, which some programs save as .xls; open it in a spreadsheet and save it as .xlsx or CSV UTF-8',
    zh: '这是 HTML 或 XML 文件（有些程序将其保存为 .xls）；请用电子表格软件打开后另存为 .xlsx 或 CSV UTF-8',
  },
  'no-rows': {
    en: 'this is a {found} file, which holds no rows; check the table that it was made from',
    zh: '这是 {found} 文件，其中没有数据行；请改为检查其来源表格',
  },
  'other-table': {
    en: 'this is a {found} file, which is not read here; export the table as CSV UTF-8, XLSX or Parquet',
    zh: '这是 {found} 文件，不能直接读取；请将其中的表格导出为 CSV UTF-8、XLSX 或 Parquet',
  },
  binary: {
    en: 'this is neither text nor a table that is read here; export the table as CSV UTF-8, XLSX or Parquet',
    zh: '这不是文本，也不是可读取的表格；请将表格导出为 CSV UTF-8、XLSX 或 Parquet',
  },
};

export function refusal(code: SheetErrorCode, params: Params = {}): SheetError {
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => `${params[name] ?? ''}`);
  const { en, zh } = SENTENCES[code];
  const reason = { en: fill(en), zh: fill(zh) };
  return Object.assign(new Error(reason.en), { code, reason });
}

export function refuse(code: SheetErrorCode, params: Params = {}): never {
  throw refusal(code, params);
}

export const isRefusal = (error: unknown): error is SheetError =>
  error instanceof Error && 'reason' in error && 'code' in error && (error.code as string) in SENTENCES;

/**
 * What is thrown at bytes of strangers is told as what it is about: sentences of libraries and engines are for programmers.
 * What the system says of the file itself, and who stops the check, are no fault of its bytes.
 */
export function asBroken(error: unknown, found: string): unknown {
  const isOfSystem = (error instanceof Error && 'syscall' in error) || error instanceof DOMException;
  return isRefusal(error) || isOfSystem ? error : refusal('broken', { found });
}
