import type { Identifier } from './finding.js';

/**
 * Words that head columns of direct identifiers, in the six languages. A header is cut into words ("prs_FirstName" is "prs first name") and
 * looked through for these runs of words. Words without spaces (Chinese) are looked for anywhere.
 */
const WORDS: Readonly<Record<Identifier, string>> = {
  name: `first name|last name|middle name|second name|family name|given name|full name|surname|forename|maiden name|nickname|alias|
    victim name|person name|client name|name of victim|mother name|father name|
    nom|prenom|prenoms|nom de famille|surnom|nom complet|
    nombre|nombres|apellido|apellidos|apodo|nombre completo|
    имя|фамилия|отчество|фио|прозвище|
    اسم|الاسم|اسم الاسره|اسم العائله|اللقب|الكنيه|姓名|名字|姓氏|全名|别名`,
  phone: `phone|telephone|mobile|cell phone|tel|fax|whatsapp|phone number|viber|portable|telefono|movil|celular|телефон|тел|мобильный|факс|
    هاتف|الهاتف|جوال|الجوال|محمول|المحمول|电话|手机|传真`,
  mail: `email|e mail|mail|email address|courriel|adresse electronique|correo|correo electronico|почта|электронная почта|емейл|имейл|
    البريد الالكتروني|بريد الكتروني|邮箱|电子邮件`,
  document: `passport|passport number|passport no|identity number|identity card|id card|id number|id no|national id|national number|ssn|
    social security|visa number|driving licence|driver license|tax number|iban|bank account|account number|
    passeport|numero de passeport|carte d identite|securite sociale|
    pasaporte|dni|cedula|nie|curp|numero de documento|documento de identidad|
    паспорт|снилс|инн|удостоверение личности|номер документа|
    جواز السفر|جواز|رقم الهويه|الهويه|الرقم القومي|الرقم الوطني|护照|身份证|证件号`,
  address: `address|home address|street|postal code|zip|zip code|postcode|mailing street|adresse|rue|code postal|direccion|domicilio|calle|
    codigo postal|адрес|улица|почтовый индекс|العنوان|عنوان|الشارع|شارع|الرمز البريدي|地址|住址|街道|邮编`,
  'birth-date': `date of birth|birth date|birthdate|birthday|dob|date de naissance|fecha de nacimiento|дата рождения|تاريخ الميلاد|出生日期|生日`,
  record: `id|case id|case number|case no|victim id|person id|client id|record id|file number|case ref|reference number|uuid|
    identifiant|numero de dossier|identificador|numero de caso|numero de expediente|номер дела|идентификатор|
    رقم القضيه|رقم الملف|رقم الحاله|案件编号|个案编号|编号`,
  text: `notes|note|comment|comments|remarks|narrative|story|testimony|statement|free text|observations|remarques|commentaire|commentaires|
    recit|temoignage|notas|observaciones|comentarios|relato|testimonio|примечание|примечания|комментарий|комментарии|показания|рассказ|
    ملاحظات|تعليق|تعليقات|افاده|روايه|备注|评论|说明|证词`,
  place: `latitude|longitude|gps|coordinates|coordonnees|coordenadas|широта|долгота|координаты|خط العرض|خط الطول|احداثيات|纬度|经度|坐标`,
};

const LISTS = Object.entries(WORDS).map(([kind, text]) => ({
  kind: kind as Identifier,
  runs: text.split('|').map((run) => run.trim()),
}));

/** What a column of this name would tell of a person; null for a name that tells nothing. */
export function identifierByName(header: string): Identifier | null {
  const words = wordsOf(header);
  // A header that is nothing but "name" means the person's; "country name" and "name of programme" do not.
  if (words === 'name') return 'name';
  for (const { kind, runs } of LISTS)
    for (const run of runs) if (/\p{Script=Han}/u.test(run) ? words.includes(run) : matches(words, run)) return kind;
  return null;
}

/** Short words ("id", "tel", "nom") are only taken for what they say at the end of a header, or alone. */
function matches(words: string, run: string): boolean {
  if (words === run) return true;
  return run.includes(' ') || run.length > 4 ? ` ${words} `.includes(` ${run} `) : words.endsWith(` ${run}`);
}

function wordsOf(header: string): string {
  return header
    .replaceAll(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .normalize('NFKD')
    .replaceAll(/[\p{M}\u0640]/gu, '')
    .toLowerCase()
    .replaceAll(/[أإآ]/g, 'ا')
    .replaceAll('ة', 'ه')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
