/** Charts of the page as one figure for a paper, with its caption. */
import { Download } from 'lucide-react';
import { useEffect, useId, useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup';
import { Label } from 'react-aria-components/Label';
import { useTexts } from '../../texts';
import { noteFor, useFigureWords } from '../../charts/export/figure-context';
import { drawFigure, pngOf, type FigureFile } from '../../charts/export/figure-file';
import { saveFile } from '../../charts/export/save-file';
import { reasonOf, type Said } from '../../problem';
import { CheckBox } from '../kit/check-box';
import { ChoiceBox } from '../kit/choice-box';
import { useSay } from '../texts/say';
import { CopyField } from './copy-field';

/** What most papers show first: the curve, and the masks that it is about. */
const USUAL = '.chart-score, .chart-film';

/** Of a printed page. */
const WIDTHS = ['column', 'paper', 'page'] as const;

/** The charts behind this dialog that have something to show, by their place. */
const chartsOnPage = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('.chart')].filter(
    (chart) =>
      chart.closest('.modal') === null &&
      chart.querySelector('.chart-title') !== null &&
      chart.querySelector(':scope > .chart-empty') === null,
  );

export function FigureTab() {
  const { t } = useTexts();
  const [charts] = useState(chartsOnPage);
  const [chosen, setChosen] = useState(() => charts.flatMap((chart, at) => (chart.matches(USUAL) ? [String(at)] : [])));
  const [width, setWidth] = useState<(typeof WIDTHS)[number]>('paper');
  const widthId = useId();
  const [isMarked, setMarked] = useState(false);
  const picked = useMemo(() => charts.filter((_, at) => chosen.includes(String(at))), [charts, chosen]);
  if (charts.length === 0) return <p className="muted">{t('share.figure.none')}</p>;
  return (
    <div className="share-column">
      <p className="muted">{t('share.figure.about')}</p>
      <CheckboxGroup className="check-group figure-charts" value={chosen} onChange={setChosen}>
        <Label>{t('share.figure.charts')}</Label>
        {charts.map((chart, at) => (
          <CheckBox
            key={chart.getAttribute('aria-labelledby')}
            value={String(at)}
            label={chart.querySelector('.chart-title strong')?.textContent}
          />
        ))}
      </CheckboxGroup>
      <div className="share-line">
        <span id={widthId}>{t('share.figure.width')}</span>
        <ChoiceBox
          labelledBy={widthId}
          value={width}
          choices={WIDTHS.map((id) => ({ id, text: t(`share.figure.widths.${id}`) }))}
          onChange={(id) => setWidth(WIDTHS.find((one) => one === id) ?? width)}
        />
      </div>
      <CheckBox label={t('share.figure.mark')} selected={isMarked} onChange={setMarked} />
      {picked.length > 0 ? (
        <Composed charts={picked} width={width} isMarked={isMarked} />
      ) : (
        <p className="muted">{t('share.figure.nothing')}</p>
      )}
    </div>
  );
}

interface Made {
  readonly file: FigureFile;
  /** of the picture */
  readonly address: string;
}

interface ComposedProps {
  readonly charts: readonly HTMLElement[];
  readonly width: (typeof WIDTHS)[number];
  readonly isMarked: boolean;
}

function Composed({ charts, width, isMarked }: ComposedProps) {
  const { t } = useTexts();
  const say = useSay();
  const words = useFigureWords();
  const [made, setMade] = useState<Made | null>(null);
  const [failed, setFailed] = useState<Said | null>(null);
  useEffect(() => {
    let address: string | null = null;
    let isOver = false;
    const make = async (): Promise<void> => {
      const file = await drawFigure(charts, width, (parts) => noteFor(words, parts, true), isMarked);
      if (isOver) return;
      address = URL.createObjectURL(new Blob([file.svg], { type: 'image/svg+xml' }));
      setMade({ file, address });
      setFailed(null);
    };
    make().catch((error: unknown) => {
      if (!isOver) setFailed(reasonOf(error));
    });
    return () => {
      isOver = true;
      if (address !== null) URL.revokeObjectURL(address);
    };
  }, [charts, width, isMarked, words]);
  if (failed) return <p className="share-failed">{say(failed)}</p>;
  if (!made) return <p className="muted">{t('share.figure.drawing')}</p>;
  const { file, address } = made;
  const { note } = file;
  return (
    <>
      <div className="share-line">
        <Button
          className="button"
          onPress={() => saveFile('figure.svg', new Blob([file.svg], { type: 'image/svg+xml' }))}
        >
          <Download aria-hidden /> {t('share.figure.svg')}
        </Button>
        <Button
          className="button"
          onPress={() =>
            void pngOf(file).then(
              (png) => saveFile('figure.png', png),
              (error: unknown) => setFailed(reasonOf(error)),
            )
          }
        >
          <Download aria-hidden /> {t('share.figure.png')}
        </Button>
      </div>
      <img className="figure-preview" src={address} alt={t('share.figure.preview')} />
      {note && <CopyField label={t('share.figure.caption')} text={note.caption} lines={6} />}
    </>
  );
}
