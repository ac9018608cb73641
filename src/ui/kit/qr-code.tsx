import { useMemo } from 'react';
import { useTexts } from '../../texts';
import { qrPath } from './qr-path';

interface Props {
  readonly text: string;
  readonly label: string;
}

/** A QR code as one path, black on white in every theme so that every camera reads it. */
export function QrCode({ text, label }: Props) {
  const { t } = useTexts();
  const code = useMemo(() => qrPath(text), [text]);
  if (!code) return <p className="muted">{t('share.qr.tooLong')}</p>;
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${code.size} ${code.size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={code.size} height={code.size} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  );
}
