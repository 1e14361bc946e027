/** A language to speak. */
export type Locale = 'en' | 'zh-CN' | 'ja';
