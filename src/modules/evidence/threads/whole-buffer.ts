/**
 * The buffer of a file, to be handed to another thread without a copy; none where the file is only a part of it. Small files may stand in a buffer
 * that Node shares out, and that cannot be handed over.
 */
export const wholeBuffer = ({ buffer, byteOffset }: Uint8Array): ArrayBuffer[] =>
  buffer instanceof ArrayBuffer && byteOffset === 0 && buffer.byteLength > Buffer.poolSize ? [buffer] : [];
