import type { CitationLexicon } from '../lexicon.js';

export const citationsFr: CitationLexicon = {
  resolution: ['résolutions?'],
  decision: ['décisions?'],
  bodies: [
    ["assemblée générale", 'GA'], ['assemblée', 'GA'], ['conseil économique et social', 'ECOSOC'], ["conseil des droits de l'homme", 'HRC'],
        ['conseil de sécurité', 'SC'],
    ['commission pour la prévention du crime et la justice pénale', 'CCPCJ'], ['commission des stupéfiants', 'CND'],
        ['commission de la condition de la femme', 'CSW'], ["commission des droits de l'homme", 'CHR'],
    ['conférence des parties à la convention[ des nations unies contre la criminalité transnationale organisée]', 'UNTOC_COP'],
        ['conférence des parties', 'CONFERENCE'], ['conférence', 'CONFERENCE'], ['conseil', 'COUNCIL'], ['commission', 'COMMISSION'], ['sa',
        'OWN'], ['ses', 'OWN'], ["conférence des états parties", 'OTHER'], ['assemblée mondiale de la santé', 'OTHER'],
        ['conférence internationale du travail', 'OTHER'],
  ],
  bodyStands: 'after',
  ibid: ['ibid.?', 'ibidem'],
  series: ['recueil des traités', 'treaty series'],
  otherSeries: ['société des nations'],
  volume: ['vols?. ?', 'volumes? '],
  number: ['n ?os? ?', 'n°s? ?', 'nºs? ?', 'numéros? '],
  and: ['et', ','],
  ilo: {
    organization: ['organisation internationale du travail', 'oit'],
    convention: ['convention'],
    protocol: ['protocole'],
    recommendation: ['recommandation'],
    names: [
      ['convention sur le travail forcé', 29], ["convention sur l'abolition du travail forcé", 105],
          ['convention sur les pires formes de travail des enfants', 182], ["convention sur l'âge minimum", 138],
          ['convention sur les travailleuses et travailleurs domestiques', 189],
      ['convention sur la violence et le harcèlement', 190], ['convention sur les travailleurs migrants', 97],
          ["convention sur l'inspection du travail", 81], ['recommandation sur le travail forcé …mesures complémentaires', 203],
          ['convention sur les agences d\'emploi privées', 181],
    ],
  },
};
