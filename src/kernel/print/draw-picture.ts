import type { Picture } from '../pictures/index.js';
import { fontFiles } from './fonts.js';
import { PrintingUnavailable } from './printing-unavailable.js';

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
