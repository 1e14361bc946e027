// What the page says of the life of a unit and of records, in its languages.

import type { EventName, EventRole, UnitState } from 'humanoid-id/records';

export type LifeTexts = {
  title: string;
  looking: string;
  sample: string;
  noRecord: string;
  wrong: string;
  older(sequence: number): string;
  from(issuer: string, asOf: string, sequence: number): string;
  recalled: string;
  withdrawn: string;
  source: string;
  colon: string;
  comma: string;
  states: Record<UnitState, string>;
  events: Record<EventName, string>;
  roles: Record<EventRole, string>;
};

export const LIFE_TEXTS: Record<'zh-CN' | 'en', LifeTexts> = {
  'zh-CN': {
    title: '这台机器人的经历',
    looking: '正在查询……',
    sample: '示例数据（虚构）',
    noRecord: '此数据集中没有记录',
    wrong: '签名错误：不显示该数据集的任何内容',
    older: (sequence) => `早于以前见过的第${sequence}期`,
    from: (issuer, asOf, sequence) => `据${issuer}，截至${asOf}（第${sequence}期）`,
    recalled: '召回中，尚无处理记录。处理之前请勿使用。',
    withdrawn: '已更正，不再有效',
    source: '来源',
    colon: '：',
    comma: '，',
    states: {
      produced: '已生产',
      'on-market': '已上市',
      'in-use': '使用中',
      'under-repair': '维修中',
      recalled: '召回中',
      returned: '已退回',
      recycled: '已回收',
      scrapped: '已报废',
    },
    events: {
      produced: '生产',
      inspected: '检验',
      'placed-on-market': '投放市场',
      transferred: '转让',
      returned: '退回',
      maintained: '维护',
      'part-replaced': '更换部件',
      'put-into-use': '投入使用',
      recalled: '召回',
      'recall-remedied': '召回已处理',
      scrapped: '报废',
      recycled: '回收',
      corrected: '更正',
    },
    roles: {
      manufacturer: '制造商',
      importer: '进口商',
      seller: '销售商',
      'service-provider': '服务商',
      user: '使用者',
      recycler: '回收商',
      authority: '主管部门',
    },
  },
  en: {
    title: 'The life of this unit',
    looking: 'Looking up …',
    sample: 'Sample data (fictional)',
    noRecord: 'No record in this dataset',
    wrong: 'Signature wrong: nothing of this dataset is shown',
    older: (sequence) => `Older than no. ${sequence}, which was seen before`,
    from: (issuer, asOf, sequence) => `According to ${issuer}, as of ${asOf} (no. ${sequence})`,
    recalled: 'Recalled, and no remedy is recorded. Do not use the unit before the remedy.',
    withdrawn: 'corrected, no longer counts',
    source: 'Source',
    colon: ': ',
    comma: ', ',
    states: {
      produced: 'Made',
      'on-market': 'On the market',
      'in-use': 'In use',
      'under-repair': 'Under repair',
      recalled: 'Recalled',
      returned: 'Returned',
      recycled: 'Recycled',
      scrapped: 'Scrapped',
    },
    events: {
      produced: 'Made',
      inspected: 'Inspected',
      'placed-on-market': 'Placed on the market',
      transferred: 'Transferred',
      returned: 'Returned',
      maintained: 'Maintained',
      'part-replaced': 'Part replaced',
      'put-into-use': 'Put into use',
      recalled: 'Recalled',
      'recall-remedied': 'Recall remedied',
      scrapped: 'Scrapped',
      recycled: 'Recycled',
      corrected: 'Corrected',
    },
    roles: {
      manufacturer: 'manufacturer',
      importer: 'importer',
      seller: 'seller',
      'service-provider': 'service provider',
      user: 'user',
      recycler: 'recycler',
      authority: 'authority',
    },
  },
};
