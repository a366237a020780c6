import type { CitationLexicon } from '../lexicon.js';

export const citationsEn: CitationLexicon = {
  resolution: ['resolutions?'],
  decision: ['decisions?'],
  bodies: [
    ['general assembly', 'GA'], ['assembly', 'GA'], ['economic and social council', 'ECOSOC'], ['human rights council', 'HRC'],
        ['security council', 'SC'],
    ['commission on crime prevention and criminal justice', 'CCPCJ'], ['commission on narcotic drugs', 'CND'],
        ['commission on the status of women', 'CSW'], ['commission on human rights', 'CHR'],
    ['conference of the parties to the (united nations )?convention[ against transnational organized crime]', 'UNTOC_COP'],
        ['conference of the parties', 'CONFERENCE'], ['conference', 'CONFERENCE'], ['council', 'COUNCIL'], ['commission', 'COMMISSION'],
        ['its', 'OWN'], ['world health assembly', 'OTHER'], ['united nations environment assembly', 'OTHER'],
    ['conference of the states parties to the united nations convention against corruption', 'OTHER'], ['international labour conference',
        'OTHER'],
  ],
  bodyStands: 'before',
  ibid: ['ibid.?', 'ibidem'],
  series: ['treaty series', 'recueil des traites', 'recueil des traités'],
  otherSeries: ['league of nations'],
  volume: ['vols?. ?', 'volumes? '],
  number: ['nos?. ?'],
  and: ['and', ','],
  ilo: {
    organization: ['international labour organization', 'ilo'],
    convention: ['convention'],
    protocol: ['protocol'],
    recommendation: ['recommendation'],
    names: [
      ['forced labour convention', 29], ['abolition of forced labour convention', 105], ['worst forms of child labour convention', 182],
          ['minimum age convention', 138], ['domestic workers convention', 189],
      ['violence and harassment convention', 190], ['migration for employment convention*', 97],
          ['migrant workers …supplementary provisions… convention', 143], ['labour inspection convention', 81],
          ['forced labour …supplementary measures… recommendation', 203],
      ['indigenous and tribal peoples convention', 169], ['private employment agencies convention', 181],
          ['freedom of association and protection of the right to organise convention', 87],
    ],
  },
};
