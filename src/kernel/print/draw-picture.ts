import type { Picture } from '../pictures/index.js';
import { fontFiles } from './fonts.js';
import { PrintingUnavailable } from './printing-unavailable.js';

/** Room for a picture on a page of A4 between its heading and the foot, in centimetres. */
const WIDEST = 12;
export const TALLEST = 21;

/** How large a picture stands on a page, in centimetres: as wide as text is read with ease, and never taller than the page. */
export function sizeOnPage({ width, height }: Pick<Picture, 'width' | 'height'>): { width: number; height: number } {
  const wide = Math.min(WIDEST, (TALLEST * width) / height);
  return { width: wide, height: (wide * height) / width };
}

/** A picture as PNG, three dots for each of its units, for programs that do not draw SVG. @throws PrintingUnavailable */
export async function rasterize(picture: Picture): Promise<Uint8Array> {
  return (await drawingOf(picture)).render().asPng();
}

/** A picture whose letters are drawn as shapes, for programs that choose fonts for SVG worse than they do for text. */
export async function outline(picture: Picture): Promise<string> {
  return (await drawingOf(picture)).toString();
}

async function drawingOf(picture: Picture) {
  const { Resvg } = await import('@resvg/resvg-js').catch((cause: unknown) => {
    throw new PrintingUnavailable('@resvg/resvg-js', cause);
  });
  return new Resvg(picture.svg, {
    fitTo: { mode: 'width', value: picture.width * 3 },
    background: '#ffffff',
    font: {
      fontFiles: fontFiles(),
      loadSystemFonts: false,
      defaultFontFamily: 'Noto Sans',
      sansSerifFamily: 'Noto Sans',
    },
  });
}
