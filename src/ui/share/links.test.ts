import { expect, it } from 'vitest';
import { readLink } from '../../experiment/link';
import { defaultExperiment } from '../../experiment/schema';
import { defaultView, readView } from '../../experiment/view-link';
import { embedded, iframeOf, linkOf } from './links';

const PAGE = 'https://lab.example/app/?embed#v=1&pruning.rate=0.9';

it('links hold the experiment, and what else is wanted', () => {
  expect(linkOf(PAGE, defaultExperiment, null, null)).toBe('https://lab.example/app/#v=3');
  const link = linkOf(PAGE, defaultExperiment, { ...defaultView, round: 3 }, 'a4130835'.repeat(8));
  expect(link).toBe('https://lab.example/app/#v=3&round=3&results=a4130835');
  const hash = new URL(link).hash;
  expect(readLink(hash)).toEqual({ experiment: defaultExperiment, notes: [] });
  expect(readView(hash, []).view.round).toBe(3);
});

it('a frame shows the embedded page, to whose address the page around can be added', () => {
  expect(embedded('https://lab.example/app/#v=1&round=3')).toBe('https://lab.example/app/?embed#v=1&round=3');
});

it('HTML for a frame is escaped', () => {
  const html = iframeOf('https://lab.example/#v=1&a="<b>', 'Ticket "Lab"', { width: 720, height: 640 });
  expect(html).toContain('src="https://lab.example/#v=1&amp;a=&quot;&lt;b&gt;"');
  expect(html).toContain('title="Ticket &quot;Lab&quot;" width="720" height="640"');
  expect(html).toContain(
    ' sandbox="allow-scripts allow-same-origin allow-downloads allow-popups allow-popups-to-escape-sandbox" ',
  );
});
