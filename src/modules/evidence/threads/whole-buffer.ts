/** Small files may stand in a buffer that Node shares out (`Buffer.poolSize`), and that cannot be handed over. */
const POOLED = 8192;

/** The buffer of a file, to be handed to another thread without a copy; none where it is not worth it or not the file's alone. */
export const wholeBuffer = ({ buffer, byteOffset }: Uint8Array): ArrayBuffer[] =>
  buffer instanceof ArrayBuffer && byteOffset === 0 && buffer.byteLength > POOLED ? [buffer] : [];
