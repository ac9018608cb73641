/** What every layer of the full network bears, measured when somebody asks for it. */
import { useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { LayerSensitivity } from '../../../../charts/masks/layer-sensitivity';
import type { ParameterSpec } from '../../../../lottery/parameters';
import type { Question, RunsOfTrial } from '../../../../page-worker/look/questions';
import { useTexts } from '../../../../texts';
import { useAnswer } from '../use-answer';
import styles from '../tables.module.css';

/** Of a layer's weights that are left. */
const SHARES: readonly number[] = [0.7, 0.5, 0.3, 0.2, 0.1, 0.05, 0.02, 0.01];

interface Props {
  readonly of: RunsOfTrial;
  readonly specs: readonly ParameterSpec[];
}

export function WhatLayersBear({ of, specs }: Props) {
  const { t } = useTexts();
  const [asked, setAsked] = useState<{ readonly of: RunsOfTrial } | null>(null);
  const question = useMemo(
    (): Question<'layer-sensitivity'> | null => asked && { kind: 'layer-sensitivity', of: asked.of, shares: SHARES },
    [asked],
  );
  const { answer, to, problem, waiting } = useAnswer(question);
  const found = to === question && asked?.of === of ? answer : null;
  return (
    <section className={styles.view} aria-label={t('inside.layerTable.bear')}>
      <p className="muted">{t('inside.layerTable.bearAbout')}</p>
      {!found?.layers && (
        <Button className="button" isDisabled={waiting} onPress={() => setAsked({ of })}>
          {t('inside.layerTable.bear')}
        </Button>
      )}
      <div role="status">
        {problem !== null && <p>{problem}</p>}
        {waiting && <p className="muted">{t('inside.layerTable.bearing')}</p>}
        {found && !found.layers && !waiting && <p className="muted">{t('inside.layerTable.notAtHand')}</p>}
      </div>
      {found?.layers && (
        <LayerSensitivity
          layers={found.layers}
          shares={SHARES}
          whole={found.whole}
          tested={found.tested}
          specs={specs}
        />
      )}
    </section>
  );
}
