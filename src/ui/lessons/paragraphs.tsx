import { Trans } from 'react-i18next';
import { useTranslation } from 'react-i18next';

/** Lines may break after a bar; |θ_T| stays whole. */
const whole = (text: string): string => text.replaceAll('|θ', '|\u2060θ');

/** A text of several paragraphs, one per line, with <b> for what matters and <i> for terms. */
export function Paragraphs({ textKey }: { readonly textKey: string }) {
  const { t } = useTranslation();
  return t(textKey)
    .split('\n')
    .map((paragraph) => (
      <p key={paragraph}>
        <Trans defaults={whole(paragraph)} components={{ b: <strong />, i: <em /> }} />
      </p>
    ));
}
