interface Expected {
  /** Bytes that are expected. */
  about: number;
  /** Told after each piece, with the bytes so far; what it throws ends the reading. */
  onBytes?: (size: number) => void;
}

/**
 * Puts pieces where the next one goes as they come, so that a file never stands in memory twice. Where they break off, or are refused, what
 * has come is overwritten.
 */
export async function inOnePiece(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { about, onBytes }: Expected,
): Promise<Uint8Array> {
  let all = new Uint8Array(Math.ceil(about) + 1024);
  let size = 0;
  try {
    for await (const piece of pieces) {
      onBytes?.(size + piece.length);
      if (size + piece.length > all.length) {
        const larger = new Uint8Array(Math.ceil((size + piece.length) * 1.25));
        larger.set(all.subarray(0, size));
        all.fill(0);
        all = larger;
      }
      all.set(piece, size);
      size += piece.length;
    }
  } catch (error) {
    all.fill(0);
    throw error;
  }
  return all.subarray(0, size);
}
