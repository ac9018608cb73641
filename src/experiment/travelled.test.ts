import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLink, writeLink } from './link';
import { experiments, journeys } from './links-fixture';
import { readResults } from './results-link';
import { cleanLink, entriesOf, isAddress } from './travelled';
import { PANELS } from '../panels-fixture';
import { readView } from './view-link';

const CLEAN = 'v=1&data.set=moons&network.widths=8,8&pruning.rate=0.2';
const meant = readLink(CLEAN);

describe('links that travelled are read as meant, without a word', () => {
  it.each([
    ['the sign encoded', `%23${CLEAN}`],
    ['encoded as a whole', encodeURIComponent(CLEAN)],
    ['with the sign', encodeURIComponent(`#${CLEAN}`)],
    ['twice', encodeURIComponent(encodeURIComponent(CLEAN))],
    ['only the separators', CLEAN.replaceAll('&', '%26').replaceAll('=', '%3D')],
    ['the comma alone', CLEAN.replaceAll(',', '%2C')],
    ['escaped', CLEAN.replaceAll('&', '&amp;')],
    ['escaped twice', CLEAN.replaceAll('&', '&amp;amp;')],
    ['escaped by number', CLEAN.replaceAll('&', '&#38;')],
    ['escaped, then encoded', encodeURIComponent(CLEAN.replaceAll('&', '&amp;'))],
    ['in brackets', `${CLEAN})`],
    ['at the end of a sentence in brackets', `${CLEAN}).`],
    ['in quotes', `"${CLEAN}"`],
    ['in typographic quotes', `„${CLEAN}“`],
    ['in French quotes', `«\u00a0${CLEAN}\u00a0»`],
    ['in angle brackets', `<${CLEAN}>`],
    ['in Markdown', `${CLEAN}**`],
    ['before a comma', `${CLEAN},`],
    ['before a semicolon', `${CLEAN};`],
    ['before a question mark', `${CLEAN}?`],
    ['zero width at the end', `${CLEAN}\u200b`],
    ['zero width within', CLEAN.replace('moons', 'mo\u200bons')],
    ['byte order mark', `\ufeff${CLEAN}`],
    ['soft hyphens', CLEAN.replace('pruning', 'pru\u00adning')],
    ['direction marks', `\u202a${CLEAN}\u202c`],
    ['encoded zero width', `${CLEAN}%E2%80%8B`],
    ['spaces', CLEAN.replaceAll('&', ' & ')],
    ['spaces encoded', CLEAN.replaceAll(',', ',%20')],
    ['spaces as a form sends them', CLEAN.replaceAll(',', ',+')],
    ['broken lines', CLEAN.replaceAll('&', '\r\n&').replace('mo', 'mo\n')],
    ['quoted-printable', CLEAN.replaceAll('=', '=3D').replace('widths', 'wid=\r\nths')],
    ['full width', CLEAN.replaceAll('=', '＝').replaceAll('&', '＆').replaceAll('8', '８')],
    ['capital letters', CLEAN.toUpperCase()],
    ['a whole address', `https://lab.example/x/#${CLEAN}`],
    ['a whole address with the sign encoded', `https://lab.example/x/%23${CLEAN}`],
    ['a whole address encoded', encodeURIComponent(`https://lab.example/x/#${CLEAN}`)],
    ['an address in angle brackets', `<https://lab.example/#${CLEAN}>`],
    ['an address in Markdown', `[the experiment](https://lab.example/x/#${CLEAN})`],
    ['an address in a sentence', `See https://lab.example/x/?embed#${CLEAN}.`],
    ['tracking behind', `${CLEAN}&utm_source=news&utm_campaign=a.b&fbclid=IwAR0&gclid=1&msclkid=2&mc_cid=3&mc_eid=4`],
    ['tracking behind a question mark', `${CLEAN}?utm_source=news&_hsenc=p2ANqtz&_hsmi=7`],
    ['tracking behind another sign', `${CLEAN}#xtor=RSS-1`],
    ['a highlighted text', `${CLEAN}:~:text=verdict`],
    ['a sign twice', `##${CLEAN}`],
  ])('%s', (_, link) => {
    expect(readLink(link)).toEqual(meant);
    expect(readView(link, PANELS).notes).toEqual([]);
    expect(cleanLink(link).toLowerCase()).toBe(CLEAN);
  });

  it('every experiment, on every way', () => {
    fc.assert(
      fc.property(experiments, journeys, (experiment, travels) => {
        const link = travels(writeLink(experiment));
        fc.pre(link.length <= 4_000);
        expect(readLink(link)).toEqual({ experiment, notes: [] });
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it('the view and the results too', () => {
    const link = encodeURIComponent('#v=1&lecture=accuracy&hide=speed,film&results=A4130835).');
    expect(readView(link, PANELS)).toMatchObject({
      view: { lecture: true, slide: 'accuracy', hidden: ['film', 'speed'] },
      notes: [],
    });
    expect(readResults(link)).toEqual({ results: 'a4130835', notes: [] });
  });
});

it.each([
  ['network.widths=8 8', '8 8'], // not 88
  ['network.widths=300,1…', '300,1…'], // shortened for display
  ['pruning.rate=20%', '20%'], // not 20
  ['network.widths=8²', '8²'], // not 82
  ['pruning.rate=0,2', '0,2'],
])('what may mean something else is not mended: %s', (link, given) => {
  expect(readLink(`v=1&${link}`).notes).toMatchObject([{ kind: 'not-allowed', given }]);
});

it('a clean link stays as it is, and a harmful one becomes harmless', () => {
  expect(cleanLink(`#${CLEAN}&lesson=pruning/why&sweep.rate=0.2~0.5&chains=a*b`)).toBe(
    `${CLEAN}&lesson=pruning/why&sweep.rate=0.2~0.5&chains=a*b`,
  );
  expect(cleanLink('#x=<b>%00"&y=a%26b')).toBe('x=b&y=a&b');
  expect(entriesOf('__proto__=1&constructor=2').map(({ key }) => key)).toEqual(['__proto', 'constructor']);
});

it.each(['data.noise=3D0&=3D＝', 'data.noise=3D0&magic='])(
  'the clean address of %s is not taken for quoted-printable mail where the link is not',
  (link) => {
    const clean = cleanLink(link);
    expect(readLink(clean).experiment).toEqual(readLink(link).experiment);
    expect(entriesOf(clean)[0]).toEqual(entriesOf(link)[0]);
    expect(cleanLink(clean)).toBe(clean);
  },
);

it('tells an address from what follows its #', () => {
  expect(['https://a.example/', '<http://a.example', 'HTTPS%3A%2F%2Fa'].map(isAddress)).toEqual([true, true, true]);
  expect(['v=1&ref=https://a.example', 'run.json', '#v=1'].map(isAddress)).toEqual([false, false, false]);
});
