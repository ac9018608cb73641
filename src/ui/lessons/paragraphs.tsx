import { Trans } from 'react-i18next';
import { useTexts, type Key } from '../../texts';

/** Lines may break after a bar; |θₜ| stays whole. */
const whole = (text: string): string => text.replaceAll('|θ', '|\u2060θ');

/** A text of several paragraphs, one per line, with <b> for what matters and <i> for terms. */
export function Paragraphs({ textKey }: { readonly textKey: Key }) {
  const { t } = useTexts();
  return t(textKey)
    .split('\n')
    .map((paragraph) => (
      <p key={paragraph}>
        <Trans defaults={whole(paragraph)} components={{ b: <strong />, i: <em /> }} />
      </p>
    ));
}
