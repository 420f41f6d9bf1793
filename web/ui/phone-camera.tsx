import { useId, useState } from 'react'
import { mostCameraPages } from '#contract/camera.ts'
import { useNow } from '../clock.ts'
import { dictionary } from '../i18n.ts'
import { ErrorNotice } from './error-notice.tsx'
import { QrImage } from './qr-image.tsx'
import type { PhoneCameraState } from './use-phone-camera.ts'
import './phone-camera.css'

const useCameraWords = dictionary(
  {
    open: '用手机拍',
    panel: '用手机拍',
    making: '正在出码……',
    scan: '用手机扫一下，按“用这部手机拍”。',
    onePhone: '只能在一部手机上打开；手机上看不到这件事的内容。',
    qr: '给手机扫的二维码',
    left: (time: string) => `还有 ${time}`,
    connected: '手机已连上，拍一张来一张。',
    none: '还没有传来',
    arrived: (count: number, most: number) => `已收到 ${count} 页，最多 ${most} 页`,
    over: '这个码不能再用了。',
    again: '再出一个码',
    end: '停用',
    local: '这个网址只有本机打得开：请管理员设好对外的网址（BANCHENG_PUBLIC_URL），手机才能扫。',
  },
  {
    open: 'Use a phone',
    panel: 'Use a phone',
    making: 'Making a code…',
    scan: 'Scan it with a phone and press “Use this phone”.',
    onePhone: 'It opens on one phone only, and shows nothing of the case there.',
    qr: 'QR code for the phone',
    left: (time: string) => `${time} left`,
    connected: 'The phone is connected: pictures come as they are taken.',
    none: 'nothing has come yet',
    arrived: (count: number, most: number) => `${count} of at most ${most} page(s) came`,
    over: 'This code no longer works.',
    again: 'Make another code',
    end: 'End it',
    local: 'This address opens on this PC only: the administrator must set the public one (BANCHENG_PUBLIC_URL).',
  },
)

/** A button that lets a phone send pictures here, and under it the code, what has come, and how to end it. */
export function PhoneCamera({ camera }: { camera: PhoneCameraState }) {
  const words = useCameraWords()
  const panelId = useId()
  const [shown, setShown] = useState(camera.link !== null)
  const { link, busy, thrown } = camera
  function toggle() {
    setShown(!shown)
    if (!shown && !link && !busy) void camera.make()
  }
  return (
    <div className="phone-camera">
      <button type="button" className="phone-button" aria-expanded={shown} aria-controls={panelId} onClick={toggle}>
        {words.open}
      </button>
      {shown && (
        <section className="phone-panel" id={panelId} aria-label={words.panel}>
          {busy && <p role="status">{words.making}</p>}
          {thrown !== undefined && !busy && (
            <ErrorNotice thrown={thrown} kept="text" onRetry={() => void camera.make()} />
          )}
          {link && !busy && <Link key={link.id} camera={camera} link={link} onEnd={() => setShown(false)} />}
        </section>
      )}
    </div>
  )
}

function Link({
  camera,
  link,
  onEnd,
}: {
  camera: PhoneCameraState
  link: NonNullable<PhoneCameraState['link']>
  onEnd: () => void
}) {
  const words = useCameraWords()
  const left = Math.max(0, Math.floor((Date.parse(link.expiresAt) - Date.parse(useNow(1))) / 1000))
  const over = camera.ended || left === 0
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  const { hostname } = new URL(link.url)
  return (
    <>
      {!over && !camera.opened && (
        <div className="phone-scan">
          <QrImage svg={link.qrSvg} label={words.qr} size={176} />
          <div>
            <p>{words.scan}</p>
            <p className="phone-note">{words.onePhone}</p>
            {/^(localhost|127\.|\[::1\])/.test(hostname) && <p className="phone-note">{words.local}</p>}
          </div>
        </div>
      )}
      {over && <p>{words.over}</p>}
      {!over && camera.opened && <p>{words.connected}</p>}
      <p className="phone-state">
        <span role="status">
          {camera.arrived > 0 ? words.arrived(camera.arrived, mostCameraPages) : !over && words.none}
        </span>
        {!over && <span className="phone-left">{words.left(time)}</span>}
        {over ? (
          <button type="button" className="plain-button" onClick={() => void camera.make()}>
            {words.again}
          </button>
        ) : (
          <button
            type="button"
            className="plain-button"
            onClick={() => {
              onEnd()
              // Not reached: it runs out by itself, and the phone is told so.
              void camera.end().catch(() => undefined)
            }}
          >
            {words.end}
          </button>
        )}
      </p>
    </>
  )
}
