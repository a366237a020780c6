import { createRequire } from 'node:module';
import path from 'node:path';
import type { Lang } from '../i18n/index.js';

/** Open fonts (SIL OFL) that come with the program, so that files look the same on a machine without any. */
const PACKAGES = ['@embedpdf/fonts-latin', '@embedpdf/fonts-arabic', '@embedpdf/fonts-sc'];

const require = createRequire(import.meta.url);

/** Folders that hold the fonts. */
export function fontFolders(): string[] {
  return PACKAGES.map((name) => path.join(path.dirname(require.resolve(name)), '..', 'fonts'));
}

/** Families in the order in which a character is looked for. The script of the language comes first: it brings its own marks. */
export function fontsFor(lang: Lang): string[] {
  if (lang === 'ar') return ['Noto Naskh Arabic', 'Noto Sans', 'Noto Sans Hans'];
  if (lang === 'zh') return ['Noto Sans Hans', 'Noto Sans', 'Noto Naskh Arabic'];
  return ['Noto Sans', 'Noto Naskh Arabic', 'Noto Sans Hans'];
}

/** Regular and bold files for pictures. The Arabic one holds Latin letters and figures too, as labels mix them. */
export function fontFiles(): string[] {
  const folderOf = (name: string) => path.dirname(require.resolve(name));
  const latin = path.join(folderOf('@embedpdf/fonts-latin'), '..', 'fonts');
  const chinese = path.join(folderOf('@embedpdf/fonts-sc'), '..', 'fonts');
  const arabic = folderOf('@expo-google-fonts/ibm-plex-sans-arabic/package.json');
  return [
    path.join(latin, 'NotoSans-Regular.ttf'),
    path.join(latin, 'NotoSans-Bold.ttf'),
    path.join(arabic, '400Regular', 'IBMPlexSansArabic_400Regular.ttf'),
    path.join(arabic, '700Bold', 'IBMPlexSansArabic_700Bold.ttf'),
    path.join(chinese, 'NotoSansHans-Regular.otf'),
    path.join(chinese, 'NotoSansHans-Bold.otf'),
  ];
}
