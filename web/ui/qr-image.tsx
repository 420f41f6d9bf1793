/**
 * A QR code that the server drew as SVG, shown as an image so that nothing in it can ever run.
 * `size` in CSS pixels; `label` is what it is for, for those who cannot see it.
 */
export function QrImage({ svg, label, size }: { svg: string; label: string; size: number }) {
  return <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={label} width={size} height={size} />
}
