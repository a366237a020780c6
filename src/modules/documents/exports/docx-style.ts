import type { IRunOptions } from 'docx';
import type { Lang } from '../reader/reading.js';

/** How a language is set: fonts that people have, direction, and whether verbs can be slanted. */
export interface Setting {
  rightToLeft: boolean;
  font: { ascii: string; hAnsi: string; cs: string; eastAsia: string };
  language: { value: string; eastAsia: string; bidirectional: string };
  /** Arabic and Chinese have no italics: their verbs are bold. */
  slanted: boolean;
}

const LATIN = 'Times New Roman';
const TAGS: Record<Lang, string> = { ar: 'ar-SA', en: 'en-GB', es: 'es-ES', fr: 'fr-FR', ru: 'ru-RU', zh: 'zh-CN' };

export function settingOf(lang: Lang): Setting {
  return {
    rightToLeft: lang === 'ar',
    // SimSun is on every Windows, and Word for other systems maps it to their Song face.
    font: { ascii: LATIN, hAnsi: LATIN, cs: lang === 'ar' ? 'Traditional Arabic' : LATIN, eastAsia: 'SimSun' },
    language: { value: TAGS[lang], eastAsia: 'zh-CN', bidirectional: 'ar-SA' },
    slanted: lang !== 'ar' && lang !== 'zh',
  };
}

export function runOptions(setting: Setting): IRunOptions {
  return { font: setting.font, language: setting.language, rightToLeft: setting.rightToLeft };
}

interface PageWords {
  draft: string;
  annex: string;
  /** Our reading of a text is never the text itself. */
  unofficial: string;
}

/** What stands on the page beside the text, in the language of the text. */
export const PAGE_WORDS: Record<Lang, PageWords> = {
  ar: {
    draft: 'مشروع',
    annex: 'المرفق',
    unofficial: 'أُعد بنظام Concordance استنادا إلى النص الأصلي، وليس وثيقة رسمية من وثائق الأمم المتحدة',
  },
  en: {
    draft: 'Draft',
    annex: 'Annex',
    unofficial: 'Made with Concordance from the source text; not an official document of the United Nations',
  },
  es: {
    draft: 'Proyecto',
    annex: 'Anexo',
    unofficial:
      'Generado con Concordance a partir del texto original; no es un documento oficial de las Naciones Unidas',
  },
  fr: {
    draft: 'Projet',
    annex: 'Annexe',
    unofficial: 'Établi avec Concordance à partir du texte source ; n’est pas un document officiel des Nations Unies',
  },
  ru: {
    draft: 'Проект',
    annex: 'Приложение',
    unofficial:
      'Подготовлено с помощью Concordance по исходному тексту; не является официальным документом Организации Объединенных Наций',
  },
  zh: { draft: '草案', annex: '附件', unofficial: '由 Concordance 根据原文生成，不是联合国正式文件' },
};
