import type { AddresseeLexicon } from '../lexicon.js';

export const addresseesEs: AddresseeLexicon = {
  before: ['el', 'representantes (de|del)', 'representantes de (la|los|las)', 'miembros (de|del)', 'la', 'los', 'las', 'a', 'al', 'a la', 'a los', 'a las', 'todos', 'todas', 'todo', 'toda', 'otros', 'otras', 'demás', 'esos', 'esas', 'dichos', 'dichas', 'estos', 'estas', 'ese', 'esa', 'este', 'esta', 'dicho', 'dicha', 'sus', 'su', 'incluidos', 'incluidas', 'incluida', 'incluido', 'entre ellos', 'entre otros', 'diversos', 'distintos', 'principales', 'demás', 'que', 'aquellos', 'en particular', 'especialmente', 'también', 'nuevamente', 'posibles', 'conjunto de', 'ambos', 'cada', 'encarecidamente', 'pertinentes', 'de nuevo', 'del', 'en especial', 'todas las', 'conjunto del'],
  joins: [',', 'y', 'e', 'o', 'así como', 'y también', 'u', 'junto con', 'al igual que'],
  asides: ['en (estrecha |plena )?(cooperación|colaboración|consulta|coordinación|asociación|su|sus|el|virtud|consonancia|cumplimiento|calidad|conformidad|ese|este|la|los|coordinación)', 'dentro de', 'de conformidad', 'de acuerdo', 'con', 'conforme', 'según', 'bajo', 'por conducto', 'cuando', 'teniendo', 'a título', 'mediante', 'para', 'por', 'como (cuestión|coordinador*|administrador*|parte|órgano|entidad)', 'si procede', 'previa', 'en consulta', 'sin', 'en el marco', 'sobre la base', 'a petición', 'previa solicitud', 'en estrecha', 'a través'],
  examples: ['incluid(o|a|os|as)', 'entre ellos', 'entre ellas', 'en particular', 'como', 'tales como', 'especialmente', 'entre otros', 'entre otras'],
  stops: [
    'a que', 'a (no )?(?!(lugar|mujer|militar|sector|particular|nivel|titular|hogar|familiar|poder|lider|taller) )*(ar|er|ir|ír)(se|lo|la|los|las|le|les)?', 'que(?! (aún|todavía|no|son|sean|han|hayan|estén|están|participan|participen|se|puedan|deseen|tengan|tienen|figuran|integran|forman|trabajan|corresponda|lo|ya|reciben|acogen) )', 'para que', 'a fin de', 'de que', 'en que',
  ],
  complements: ['de', 'del', 'en', 'por', 'con', 'para', 'entre', 'sobre', 'contra', 'de la', 'de los', 'desde', 'hacia', 'mediante'],
  notYetParty: ['ratif*', 'adhi*', 'adher*', 'adhesión', 'partes?', 'firm*'],
  pronouns: { one: ['esta(?= a)', 'este(?= a)'], many: ['estos(?= a)', 'estas(?= a)', 'éstos', '(estos|estas|esos|esas) (últimos|últimas)', 'ellos', 'ellas'] },
  scopes: [['internacionales', 'INT_ORGS'], ['intergubernamentales', 'INT_ORGS'], ['regionales', 'REGIONAL_ORGS'], ['subregionales', 'SUBREGIONAL_ORGS'], ['no gubernamentales', 'NGOS'], ['gubernamentales', ''], ['nacionales', ''], ['multilaterales', 'INT_ORGS'], ['bilaterales', ''], ['interregionales', 'REGIONAL_ORGS'], ['pertinentes', ''], ['competentes', ''], ['interesadas', ''], ['humanitarias', '']],
  organizations: ['organizaciones', 'organización', 'organismos', 'instituciones', 'entidades', 'órganos', 'organizaciones e instituciones', 'mecanismos', 'asociados', 'agentes'],
  scopesStand: 'after',
};
