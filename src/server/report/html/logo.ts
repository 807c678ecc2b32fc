/** Bytes of a logo at most: it stands in the file of every report. */
const LARGEST = 200_000;

export type LogoResult =
  | { ok: true; uri: string }
  | { ok: false; reason: 'too_large' | 'not_a_picture' | 'not_self_contained'; message: string };

/**
 * A picture as a `data:` URI. What it is, is told by its first bytes and not by its name. An SVG must hold no script
 * and no reference to anything outside: a browser would run neither in a picture, but a report that is passed on
 * should not carry them.
 */
export function logoUri(bytes: Uint8Array): LogoResult {
  if (bytes.length > LARGEST) {
    const message = `It has ${bytes.length} bytes; a logo may have at most ${LARGEST}.`;
    return { ok: false, reason: 'too_large', message };
  }
  const type = typeOf(bytes);
  if (type === null) {
    return {
      ok: false,
      reason: 'not_a_picture',
      message: 'It is neither a PNG nor a JPEG nor an SVG picture.',
    };
  }
  if (type === 'image/svg+xml' && isReaching(textOf(bytes))) {
    const message = 'The SVG holds a script or refers to something outside itself.';
    return { ok: false, reason: 'not_self_contained', message };
  }
  return { ok: true, uri: `data:${type};base64,${Buffer.from(bytes).toString('base64')}` };
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const JPEG = [0xff, 0xd8, 0xff];

function typeOf(bytes: Uint8Array): string | null {
  const startsWith = (signature: readonly number[]) =>
    signature.every((byte, index) => bytes[index] === byte);
  if (startsWith(PNG)) return 'image/png';
  if (startsWith(JPEG)) return 'image/jpeg';
  return /^\s*(?:<\?xml[^>]*>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<svg[\s>]/i.test(textOf(bytes))
    ? 'image/svg+xml'
    : null;
}

function isReaching(svg: string): boolean {
  return /<script|<foreignObject|<!ENTITY|\son\w+\s*=|(?:href|src)\s*=\s*["']?\s*(?!#|data:)|url\(\s*["']?\s*(?!#|data:)/i.test(
    svg.replace(/xmlns(?::\w+)?\s*=\s*"[^"]*"/g, ''),
  );
}

function textOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replace(/^\ufeff/, '');
}
