import type { CitationLexicon } from '../lexicon.js';

export const citationsZh: CitationLexicon = {
  resolution: ['决议'],
  decision: ['决定'],
  bodies: [
    ['大会', 'GA'], ['联合国大会', 'GA'], ['经济及社会理事会', 'ECOSOC'], ['经济和社会理事会', 'ECOSOC'], ['经社理事会', 'ECOSOC'], ['人权理事会', 'HRC'], ['安全理事会', 'SC'],
        ['安理会', 'SC'],
    ['预防犯罪和刑事司法委员会', 'CCPCJ'], ['麻醉药品委员会', 'CND'], ['妇女地位委员会', 'CSW'], ['人权委员会', 'CHR'],
    ['(《)?联合国打击跨国有组织犯罪公约(》)?缔约方(会议|大会)', 'UNTOC_COP'], ['公约缔约方(会议|大会)', 'UNTOC_COP'], ['缔约方(会议|大会)', 'CONFERENCE'], ['理事会', 'COUNCIL'],
        ['委员会', 'COMMISSION'], ['其', 'OWN'], ['缔约国(会议|大会)', 'OTHER'], ['世界卫生大会', 'OTHER'], ['预防犯罪和刑事司法大会', 'OTHER'],
  ],
  bodyStands: 'before',
  ibid: ['同上'],
  series: ['条约汇编', '条约集', 'treaty series'],
  otherSeries: ['国际联盟'],
  volume: ['第?'],
  number: ['第?'],
  and: ['和', '及', '、', '，', '以及'],
  ilo: {
    organization: ['国际劳工组织', '劳工组织'],
    convention: ['公约'],
    protocol: ['议定书'],
    recommendation: ['建议书'],
    names: [
      ['强迫劳动公约', 29], ['强迫或强制劳动公约', 29], ['废除强迫劳动公约', 105], ['最恶劣形式的童工劳动公约', 182], ['最有害的童工形式公约', 182], ['最低年龄公约', 138], ['家庭工人公约', 189],
          ['家政工人公约', 189], ['暴力和骚扰公约', 190], ['劳动监察公约', 81],
    ],
  },
};
