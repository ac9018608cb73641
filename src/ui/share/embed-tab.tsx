/** The page inside slides and blogs. */
import { useState } from 'react';
import { keysOf } from '../../keys';
import { useTexts } from '../../texts';
import { linkedView } from '../../store/selectors';
import { ChoiceBox } from '../kit/choice-box';
import { useLab } from '../state/lab';
import { CopyField } from './copy-field';
import { embedded, iframeOf, linkOf, type Frame } from './links';
import { useFingerprint } from '../state/results';

/** px; a slide of 16 : 9, a column of text, a wide page. */
const FRAMES = {
  slide: { width: 1280, height: 720 },
  column: { width: 720, height: 640 },
  wide: { width: 1440, height: 900 },
} as const satisfies Record<string, Frame>;
type FrameId = keyof typeof FRAMES;
const isFrame = (id: string): id is FrameId => id in FRAMES;

/** What a page around this one would write to play it. */
const EXAMPLE = `const frame = document.querySelector('iframe');
addEventListener('message', ({ source, data }) => {
  if (source !== frame.contentWindow || data?.ticketLab !== 1) return;
  if (data.type === 'ready') frame.contentWindow.postMessage({ ticketLab: 1, type: 'play' }, '*');
  if (data.type === 'finished') console.log(data.fingerprint, data.verdict);
});`;

export function EmbedTab() {
  const { t } = useTexts();
  const [frame, setFrame] = useState<FrameId>('slide');
  const experiment = useLab((state) => state.experiment);
  const shown = useLab((state) => JSON.stringify(linkedView(state)));
  const found = useFingerprint();
  const view = { ...JSON.parse(shown), lecture: false, slide: null, lesson: null, story: null, embed: false };
  const link = embedded(linkOf(window.location.href, experiment, view, found));
  return (
    <div className="share-column">
      <div className="share-line">
        <span id="share-frame">{t('share.embed.size')}</span>
        <ChoiceBox
          labelledBy="share-frame"
          value={frame}
          choices={keysOf(FRAMES).map((id) => ({ id, text: t(`share.embed.frames.${id}`, FRAMES[id]) }))}
          onChange={(id) => isFrame(id) && setFrame(id)}
        />
      </div>
      <CopyField label={t('share.embed.html')} text={iframeOf(link, t('app.name'), FRAMES[frame])} lines={4} code />
      <p>{t('share.embed.sandbox')}</p>
      <p>{t('share.embed.help')}</p>
      <CopyField label={t('share.embed.script')} text={EXAMPLE} lines={7} code />
      <p className="muted">{t('share.embed.origin')}</p>
    </div>
  );
}
