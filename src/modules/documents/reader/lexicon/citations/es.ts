import type { CitationLexicon } from '../lexicon.js';

export const citationsEs: CitationLexicon = {
  resolution: ['resoluci(ón|ones)'],
  decision: ['decisi(ón|ones)'],
  bodies: [
    ['asamblea general', 'GA'], ['asamblea', 'GA'], ['consejo económico y social', 'ECOSOC'], ['consejo de derechos humanos', 'HRC'],
        ['consejo de seguridad', 'SC'],
    ['comisión de prevención del delito y justicia penal', 'CCPCJ'], ['comisión de estupefacientes', 'CND'],
        ['comisión de la condición jurídica y social de la mujer', 'CSW'], ['comisión de derechos humanos', 'CHR'],
    ['conferencia de las partes en la convención[ de las naciones unidas contra la delincuencia organizada transnacional]', 'UNTOC_COP'],
        ['conferencia de las partes', 'CONFERENCE'], ['conferencia', 'CONFERENCE'], ['consejo', 'COUNCIL'], ['comisión', 'COMMISSION'],
        ['su', 'OWN'], ['sus', 'OWN'], ['conferencia de los estados partes', 'OTHER'], ['asamblea mundial de la salud', 'OTHER'],
  ],
  bodyStands: 'after',
  ibid: ['ibid.?', 'ibíd.?', 'ibidem'],
  series: ['treaty series', 'recopilación de tratados', 'recueil des traités'],
  otherSeries: ['sociedad de las naciones'],
  volume: ['vols?. ?', 'volúmen(es)? ', 'volumen '],
  number: ['núms?. ?', 'nos?. ?', 'nº ?', 'n° ?'],
  and: ['y', ','],
  ilo: {
    organization: ['organización internacional del trabajo', 'oit'],
    convention: ['convenio', 'convención'],
    protocol: ['protocolo'],
    recommendation: ['recomendación'],
    names: [
      ['convenio sobre el trabajo forzoso', 29], ['convenio sobre la abolición del trabajo forzoso', 105],
          ['convenio sobre las peores formas de trabajo infantil', 182], ['convenio sobre la edad mínima', 138],
          ['convenio sobre las trabajadoras y los trabajadores domésticos', 189],
      ['convenio sobre la violencia y el acoso', 190], ['convenio sobre los trabajadores migrantes', 97],
          ['convenio sobre la inspección del trabajo', 81], ['recomendación sobre el trabajo forzoso …medidas complementarias', 203],
          ['convenio sobre las agencias de empleo privadas', 181],
    ],
  },
};
