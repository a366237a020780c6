import type { AddresseeLexicon } from '../lexicon.js';

export const addresseesFr: AddresseeLexicon = {
  before: ['le', 'représentants (de|des|du)', "représentants de l'", 'représentants de la', 'membres (de|des|du)', 'la', 'les', "l'", 'aux', 'au', 'à', "à l'", 'à la', 'tous', 'toutes', 'tous les', 'toutes les', 'autres', 'ces', 'cet', 'cette', 'ce', 'ses', 'leurs', 'son', 'sa', 'tout', 'toute', 'des', 'du', "de l'", 'différents', 'différentes', 'divers', 'diverses', 'notamment', 'en particulier', 'y compris', 'dont', 'compris', 'que', "qu'", 'ceux', 'celles', 'ensemble des', "l'ensemble (des|du|de la)", 'principaux', 'principales', 'chaque', 'également', 'instamment', 'éventuels', 'encore davantage', 'davantage', 'encore', 'nouveaux', 'chacun', 'membres de la', 'toutes autres', 'auprès', 'vers', 'ensemble du', 'eux', 'également aux', 'autres'],
  joins: [',', 'et', 'ou', 'ainsi que', 'de même que', 'et aussi', 'comme', 'mais aussi', 'et également', "ainsi qu'"],
  asides: ['en (étroite |pleine )?(coopération|collaboration|consultation|concertation|coordination|partenariat|sa|leur|application|vertu|tenant|tant|liaison|vue|étroit|qualité|association|conformité|fonction|ce|prenant)', 'dans', 'selon', 'conformément', 'sous', 'au titre', 'avec', 'compte tenu', "s'il y a lieu", 'agissant', 'à titre', 'par', 'pour', "à l'appui", "le cas échéant", 'lorsque', 'sans', 'en sa qualité', 'agissant en', 'selon qu*', "s'il", 'tout en', 'au besoin', 'chacun', "dans les limites", 'eu égard', 'au moyen'],
  examples: ['notamment', 'y compris', 'en particulier', 'tels? que', 'telles? que', 'dont', 'entre autres', 'comme'],
  stops: [
    "(de|à|d'|pour|afin de|en vue de) ?(ne pas |ne plus )?(continuer |mieux |pleinement |bien |ensuite |également |aussi |davantage |dûment |activement )?(l'|la |le |les |lui |leur |se |s'|y |en )?(?!(titre|autre|membre|ordre|nature|guerre|entre|genre|lumiere|maniere|notre|votre|frontiere|matiere|mer|fer|papier|chantier|metier|particulier|octobre|novembre|septembre|decembre|leur|ministere|traitre|propre|derniere|premier|premiere|outre|contre|par|pair|caractere|nombre|offre|cadre|centre|rencontre|livre|quatre) )*(er|ir|re|oir)",
    'que', "qu'", 'à ce que', "à ce qu'", 'pour que', 'afin que', "pour qu'", "afin qu'", 'de ne pas',
  ],
  complements: ['de', 'des', 'du', "d'", 'dans', 'par', 'avec', 'pour', 'entre', 'sur', 'auprès', 'contre', 'concernant', 'en', 'chez', 'de la', "de l'"],
  notYetParty: ['ratif*', 'adhér*', 'parties?', 'sign*', 'adhésion'],
  pronouns: { one: ['celui-ci', 'celle-ci', 'lui', 'celui-ci'], many: ['ceux-ci', 'celles-ci', 'leur', 'ces (derniers|dernières)'] },
  scopes: [['internationales', 'INT_ORGS'], ['intergouvernementales', 'INT_ORGS'], ['régionales', 'REGIONAL_ORGS'], ['sous-régionales', 'SUBREGIONAL_ORGS'], ['sousrégionales', 'SUBREGIONAL_ORGS'], ['non gouvernementales', 'NGOS'], ['gouvernementales', ''], ['nationales', ''], ['multilatérales', 'INT_ORGS'], ['bilatérales', ''], ['internationaux', 'INT_ORGS'], ['régionaux', 'REGIONAL_ORGS'], ['sous-régionaux', 'SUBREGIONAL_ORGS'], ['intergouvernementaux', 'INT_ORGS'], ['interrégionales', 'REGIONAL_ORGS'], ['non-gouvernementales', 'NGOS'], ['internationales compétentes', 'INT_ORGS'], ['compétentes', ''], ['pertinentes', ''], ['concernées', ''], ['humanitaires', ''], ['intéressées', '']],
  organizations: ['organisations', 'organisation', 'organismes', 'institutions', 'entités', 'organisations et (institutions|organismes|mécanismes)', 'instances', 'acteurs', 'mécanismes', 'partenaires', 'organes'],
  scopesStand: 'after',
};
