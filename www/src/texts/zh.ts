import type { Texts } from './texts';

export const zh: Texts = {
  title: '检查人形机器人编码',
  explainTitle: '关于这个编码',
  empty: '等待输入',
  left: (count) => `还差${count}位`,
  withRemarks: '，有提醒',
  parts: { country: '国家', enterprise: '企业', model: '型号', serial: '序列号' },
  places: (count) => `${count}位`,
  nothingYet: '尚无',
  severities: { error: '错误', warning: '提醒', info: '说明' },
  show: '定位',
  copied: '已复制。',
  notCopied: '浏览器不允许复制。',
  notLoaded: '页面有一部分没有载入，或在途中被改动。',
  reload: '重新载入',
  notKept: '以下文件与发布的不一致，没有存入浏览器，断网时本页无法使用：',
  healed: '浏览器中保存的以下文件已损坏，现已重新取得：',
  updateThere: '本页有新版本。',
  updateNow: '立即更新',
  rules: (id, version) => `规则 ${id}，humanoid-id ${version}`,
};
