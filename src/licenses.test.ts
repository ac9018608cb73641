import { describe, expect, it } from 'vitest';
import { noticesOf, type Notice } from './licenses';

const MIT = 'MIT License\n\nCopyright (c) 2025 Somebody Else\n\nPermission is hereby granted.';
const notice = (name: string, change: Partial<Notice>): Notice => ({
  name,
  version: '1.0.0',
  license: 'MIT',
  licenseText: `MIT, Copyright (c) ${name}`,
  noticeText: null,
  homepage: null,
  author: null,
  ...change,
});

describe('the notices of bundled packages', () => {
  it('say one text once, with all its packages, and add what a NOTICE file says', () => {
    const text = noticesOf(
      [
        notice('b', {
          license: 'Apache-2.0',
          licenseText: 'Apache text\r\n',
          noticeText: 'Copyright (c) The B Authors',
        }),
        notice('a', {
          license: 'Apache-2.0',
          licenseText: 'Apache text',
          noticeText: 'Copyright (c) The B Authors',
          homepage: 'https://a.test',
        }),
        notice('c', {}),
      ],
      MIT,
    );
    expect(text).toContain(
      'a 1.0.0 (Apache-2.0), https://a.test\nb 1.0.0 (Apache-2.0)\n\nApache text\n\nCopyright (c) The B Authors\n',
    );
    expect(text).toContain('c 1.0.0 (MIT)\n\nMIT, Copyright (c) c\n');
  });

  it('give the text of a licence that is only named, and fail without one', () => {
    const apache = notice('a', { license: 'Apache-2.0', licenseText: 'Apache text' });
    const author = { name: 'Ann', email: null, url: null, text: () => 'Ann' };
    expect(noticesOf([apache, notice('b', { license: 'Apache-2.0', licenseText: null })], MIT)).toContain(
      'a 1.0.0 (Apache-2.0)\nb 1.0.0 (Apache-2.0)\n\nApache text\n',
    );
    expect(noticesOf([notice('c', { licenseText: null, author })], MIT)).toContain(
      'c 1.0.0 (MIT)\n\nMIT License\n\nCopyright (c) Ann\n\nPermission',
    );
    expect(() => noticesOf([notice('d', { license: 'ISC', licenseText: null })], MIT)).toThrow(
      'd 1.0.0: its licence, ISC, has no text.',
    );
  });
});
