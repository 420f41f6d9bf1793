import { QrImage } from '../../ui/qr-image.tsx'
import { useSignInWords } from './words.ts'

/** Once per person: put the secret into the authenticator on the phone, by picture or by hand. The code follows below. */
export function EnrolStep({ secret, qrSvg }: { secret: string; qrSvg: string }) {
  const words = useSignInWords()
  const groups = secret.match(/.{1,4}/g)?.join(' ') ?? secret
  return (
    <div className="sign-in-enrol">
      <h1>{words.enrolTitle}</h1>
      <p className="sign-in-lead">{words.enrolLead}</p>
      <QrImage svg={qrSvg} label={words.enrolPicture} size={176} />
      <p>
        {words.enrolSecret} <code>{groups}</code>
      </p>
    </div>
  )
}
