/** Texts inside SVG and HTML. */

/** As text or as the value of an attribute in quotes. */
export const escapeMarkup = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

const NO_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** Without characters that make XML unreadable, even escaped: names from files may hold them. */
export const plainXml = (text: string): string => text.replaceAll(NO_XML, '\ufffd');
