import { describe, expect, it } from 'vitest';
import { logoUri } from '../../../../src/server/report/html/logo.ts';

const text = (svg: string) => new TextEncoder().encode(svg);
const reasonOf = (bytes: Uint8Array) => {
  const read = logoUri(bytes);
  return read.ok ? null : read.reason;
};

describe('a logo', () => {
  it.each([
    ['image/png', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1])],
    ['image/jpeg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0])],
    [
      'image/svg+xml',
      text('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><path fill="url(#a)"/></svg>'),
    ],
  ])('of type %s becomes a data URI', (type, bytes) => {
    expect(logoUri(bytes)).toMatchObject({
      ok: true,
      uri: expect.stringMatching(`^data:${type.replace('+', '\\+')};base64,`),
    });
  });

  it('is told by its bytes, not by its name', () => {
    expect(reasonOf(text('<html><svg></svg></html>'))).toBe('not_a_picture');
    expect(reasonOf(text('GIF89a'))).toBe('not_a_picture');
  });

  it('of more than 200 kB is refused', () => {
    expect(reasonOf(new Uint8Array(200_001))).toBe('too_large');
  });

  it.each([
    '<svg><script>x</script></svg>',
    '<svg onload="x"></svg>',
    '<svg><image href="https://example.com/x.png"/></svg>',
    '<svg><style>a{fill:url(https://example.com)}</style></svg>',
    '<svg><foreignObject/></svg>',
  ])('that reaches outside is refused: %s', (svg) => {
    expect(reasonOf(text(svg))).toBe('not_self_contained');
  });
});
