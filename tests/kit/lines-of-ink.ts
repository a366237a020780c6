import { Resvg } from '@resvg/resvg-js';

/** A line of a printed page: from where to where ink stands on it, as shares of the width of the page. */
export interface LineOfInk {
  left: number;
  right: number;
}

/** The lines of a page that was made a picture (PNG), from above: rows of dots with ink, between rows without. */
export function linesOfInk(png: Uint8Array): LineOfInk[] {
  const head = new DataView(png.buffer, png.byteOffset);
  const [width, height] = [head.getUint32(16), head.getUint32(20)];
  const href = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="${href}"/></svg>`;
  const { pixels } = new Resvg(svg, { background: 'white' }).render();
  const isInk = (x: number, y: number) => (pixels[(y * width + x) * 4] ?? 255) < 160;
  const lines: LineOfInk[] = [];
  let open: LineOfInk | null = null;
  for (let y = 0; y < height; y += 1) {
    let [first, last] = [-1, -1];
    for (let x = 0; x < width; x += 1)
      if (isInk(x, y)) {
        if (first < 0) first = x;
        last = x;
      }
    if (first < 0) {
      open = null;
      continue;
    }
    if (open === null) {
      open = { left: 1, right: 0 };
      lines.push(open);
    }
    open.left = Math.min(open.left, first / width);
    open.right = Math.max(open.right, last / width);
  }
  return lines;
}
